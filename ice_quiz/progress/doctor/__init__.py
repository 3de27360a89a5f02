"""What can be wrong with the progress file and its surroundings: one module a kind of check, each check a small function."""
