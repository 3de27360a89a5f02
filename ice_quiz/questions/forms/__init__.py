"""One module a form: which variants of it a card can make, and how one of them is made."""
