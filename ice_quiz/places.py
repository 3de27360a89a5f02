"""Where files lie: settings, progress, caches, the learner's decks, and the decks that come with the program."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

NAME = "ice_quiz"


@dataclass(frozen=True, slots=True)
class Places:
    """Folders; none of them is made before something is written to it (`private_folder`).

    `decks` is the learner's own folder of decks, `shipped` that of the decks that come with the program.
    """

    config: Path
    data: Path
    cache: Path
    decks: Path
    shipped: Path

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """The system's usual places, or those under the one folder that `ICE_QUIZ_HOME` names."""
        home = environment.get("ICE_QUIZ_HOME", "")
        if home:
            root = Path(home).expanduser().absolute()
            config, data, cache = root / "config", root / "data", root / "cache"
        else:
            import platformdirs  # only here: it costs a tenth of the time in which `ice-quiz due` has to answer

            config = platformdirs.user_config_path(NAME, appauthor=False)
            data = platformdirs.user_data_path(NAME, appauthor=False)
            cache = platformdirs.user_cache_path(NAME, appauthor=False)
        return cls(config, data, cache, data / "decks", shipped_decks(Path(__file__).parent))


def shipped_decks(package: Path) -> Path:
    """The folder of the shipped decks: beside the package in a checkout, else inside it, where a wheel puts them.

    A checkout is known by its pyproject.toml. It wins over a folder inside the package, which could only be the leftover of
    a build; without that file a folder "decks" beside the package belongs to somebody else.
    """
    beside = package.parent / "decks"
    if (package.parent / "pyproject.toml").is_file() and beside.is_dir():
        return beside
    return package / "decks"


def private_folder(folder: Path) -> Path:
    """Make the folder where it is missing, and the missing ones above it, for its owner alone. Raises `OSError`.

    A power loss does not take it away again, and with it what is written into it.
    """
    if not folder.is_dir():
        if folder.parent != folder:
            private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        settle(folder.parent)
    return folder


def settle(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk. Raises `OSError`."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        if hasattr(fcntl, "F_FULLFSYNC"):  # macOS: otherwise the disk's own cache may lose it
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        else:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_in_place(data: bytes, target: Path) -> None:
    """Write aside, make it durable, then put it in place in one step: a reader sees the old file or the new one.

    The folder is made where it is missing, and a file that is replaced passes on its rights. Raises `OSError`; what was
    there is then as it was.
    """
    private_folder(target.parent)
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            if target.exists():
                os.fchmod(file.fileno(), target.stat().st_mode)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    settle(target.parent)
