"""What a card is known by: its id, which names what is asked, and the fingerprint of its right answers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from ice_quiz.language.normal import folded


def escaped(key: str) -> str:
    """A key as a part of an id: "/", "." and "%" are %-escaped."""
    return key.replace("%", "%25").replace("/", "%2F").replace(".", "%2E")


def as_written(id_: str) -> str:
    """An author's own id: dots stay, so that an id which was handed out in a table comes back the same."""
    return re.sub("%(?!2[5EF])", "%25", id_).replace("/", "%2F")


def fingerprint(texts: Iterable[str]) -> str:
    """Stands for a set of right answers, whatever their order, case and punctuation: 16 hexadecimal digits."""
    together = "\n".join(sorted({folded(text) for text in texts}))
    return hashlib.blake2b(together.encode("utf-8", "replace"), digest_size=8).hexdigest()
