"""What is known of the learner, as far as a deck's answers depend on it: what they said, and what they corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Learner:
    """What the learner said, by the key of `you:`, and the answers they entered in place of outdated ones, by card id.

    `said_on` and `corrected_on` are the days on which they did, where that is known.
    """

    said: Mapping[str, str] = field(default_factory=dict)
    corrected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    said_on: Mapping[str, date] = field(default_factory=dict)
    corrected_on: Mapping[str, date] = field(default_factory=dict)
