"""The decks at hand, compiled."""
