"""Sound as numbers: level, peaks, edges and MP3 frames. Arrays are float32, full scale at 1.0."""
