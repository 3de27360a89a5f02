"""ice_quiz: quiz and flashcards for the terminal, made from source facts."""

__version__ = "0.1.0"
