from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ice_quiz.library.library import Library
from ice_quiz.places import Places

TODAY = date(2026, 11, 24)

RIVERS = """\
deck: rivers
title: Rivers of Europe
relations:
  flows into: {single: object}
things:
  river: {Danube: [Danube, Donau], Inn: , Rhine: , Main: }
topics:
  - topic: Rivers
    facts:
      - [Inn, flows into, Danube]
      - [Main, flows into, Rhine]
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    (tmp_path / "shipped").mkdir()
    (tmp_path / "decks").mkdir()
    return Places(tmp_path / "config", tmp_path / "data", tmp_path / "cache", tmp_path / "decks", tmp_path / "shipped")


@pytest.fixture
def rivers() -> str:
    return RIVERS


@pytest.fixture
def library(places: Places) -> Callable[[], Library]:
    """Makes a library anew, as each start of the program does."""
    return lambda: Library(places, TODAY)
