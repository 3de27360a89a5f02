"""Cards from facts, and questions from cards: one module a form, distractors, wording."""
