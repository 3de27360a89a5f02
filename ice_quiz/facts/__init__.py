"""The deck file and what it says: reading, shapes, model, evidence, truth and proofs."""
