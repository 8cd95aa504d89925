"""Signal: numbers of sound: loudness, true peak, limiter, MP3 frames. Arrays are float32, full scale at 1.0."""
