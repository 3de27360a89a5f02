"""What is remembered: FSRS behind one small door, and the study day."""
