"""The real program under faults. Not part of the usual run: they take minutes, so they run only where they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from tests.faults.learner import Learner


class Closable(Protocol):
    def close(self) -> None: ...


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Only where the command names this folder, or a file in it."""
    asked = any(Path(__file__).parent in (path, *path.parents) for path in map(_path, config.args))
    return None if asked else collection_path.is_relative_to(Path(__file__).parent)


def _path(argument: str) -> Path:
    return Path(argument.partition("::")[0]).absolute()


@pytest.fixture
def learner(learners: Callable[[str], Learner]) -> Learner:
    """A learner with one deck of many typed cards."""
    return learners("home")


@pytest.fixture
def learners(tmp_path: Path, started: list[Closable]) -> Callable[[str], Learner]:
    """Several of them, by name."""

    def made(name: str) -> Learner:
        learner = Learner(tmp_path / name)
        started.append(learner)
        return learner

    return made


@pytest.fixture
def started() -> Iterator[list[Closable]]:
    """Programs that are ended with the test, whatever happens in it."""
    programs: list[Closable] = []
    yield programs
    for program in programs:
        program.close()
