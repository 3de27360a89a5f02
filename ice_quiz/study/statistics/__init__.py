"""What the log says of the learning so far: pure functions over events and derived rows, and frozen snapshots of them."""
