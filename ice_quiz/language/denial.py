"""The words that turn what is said around."""

from __future__ import annotations

DENIALS = frozenset(
    {"not", "no", "never", "neither", "nor", "nobody", "nothing", "without", "except", "cannot", "isnt", "arent", "wasnt"}
    | {"werent", "dont", "doesnt", "didnt", "cant", "wont"}
)
"""As `folded` writes them."""
