"""Signal: loudness, true peak, limiter, silence and MP3 frames. Arrays are float32, full scale at 1.0."""
