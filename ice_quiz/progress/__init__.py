"""The append-only log of answers, and the state that replaying it gives."""
