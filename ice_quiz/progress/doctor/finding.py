"""What a check is given, and what it finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ice_quiz.clock import Clock


@dataclass(frozen=True, slots=True)
class Patient:
    """The progress file that is looked at.

    `mounts` is the system's list of mounted file systems, as /proc/mounts has it; `shared` the folder that this machine
    shares with others, if it does so at every start.
    """

    path: Path
    clock: Clock
    mounts: str = ""
    shared: Path | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong, in words; or only worth knowing, where it is not `serious`.

    `code` is its short name for scripts. `remedy` says what mending it would do, and is empty where the program cannot mend
    it; `mend` does it and says what was done. It raises `IceQuizError` or `OSError` where it fails.
    """

    code: str
    message: str
    place: str = ""
    remedy: str = ""
    mend: Callable[[], str] | None = field(default=None, compare=False, repr=False)
    serious: bool = True
