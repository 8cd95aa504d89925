"""Templates that the tests of HTML templates fill in."""
