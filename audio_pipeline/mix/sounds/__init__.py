"""Beds and chimes, made from numbers and a seed. Arrays are float32, shaped (samples, 2), at SAMPLE_RATE_HZ."""
