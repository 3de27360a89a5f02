"""What lies in a shared folder at the moment: every machine's segments, and whatever else somebody put there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ice_quiz.errors import UsageError
from ice_quiz.progress.event import Event
from ice_quiz.progress.folder_memo import Memo, Seen, seen
from ice_quiz.progress.segments import HOME, Lines, Segment, found_in, read


@dataclass(frozen=True, slots=True)
class SharedFolder:
    """What was found: segments with their lines, files that are none, and those that could not be read, with the reason.

    `seen` is what its files are known by; with a memo, the lines of those that did not change since are not read.
    """

    home: Path
    segments: dict[Path, tuple[Segment, Lines]] = field(default_factory=dict)
    foreign: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    seen: dict[str, Seen] = field(default_factory=dict)

    def events(self, device: str = "") -> Iterator[Event]:
        """The events of one machine's folder, or of all."""
        for segment, lines in self.segments.values():
            if device in ("", segment.device):
                yield from lines.events

    def others(self, device: str) -> set[str]:
        """The machines that wrote here, but for this one."""
        return {segment.device for segment, _ in self.segments.values()} - {device}

    def counts(self, device: str) -> dict[int, int]:
        """How many lines the files of a machine have, by the number of the first."""
        own = (each for each in self.segments.values() if each[0].device == device)
        return {segment.first: lines.count for segment, lines in own if segment.first is not None}


def home_in(folder: Path, progress: Path, *, used: bool = False) -> Path:
    """Where our part of a shared folder is, whether there is one yet or not.

    Raises `UsageError` where the folder is not there, or holds the progress file itself, or was `used` and is empty now; and
    `OSError`.
    """
    folder = folder.expanduser().absolute()
    if not folder.is_dir():
        raise UsageError(
            "There is no such folder." if not folder.exists() else "This is no folder.",
            place=str(folder),
            advice="Is the disk plugged in, the drive mounted? Otherwise make the folder first.",
        )
    if progress.resolve().is_relative_to(folder.resolve()):
        raise UsageError(
            "Your progress file itself lies in this folder, and a sync service would damage it.",
            place=str(folder),
            advice="Choose a folder of its own for sync.",
        )
    if used and not (folder / HOME).exists():
        raise UsageError(
            "This folder holds nothing of ice_quiz any more.",
            place=str(folder),
            advice="Is the drive mounted? If it is to begin anew there: `ice-quiz sync FOLDER`.",
        )
    return folder / HOME


def look_through(home: Path, memo: Memo | None = None) -> SharedFolder:
    """Read the folder; with a memo, what did not change since is passed over. Raises `OSError`."""
    if not home.exists():
        return SharedFolder(home)
    segments, foreign = found_in(home)
    found = SharedFolder(home, foreign=tuple(short(path, home) for path in foreign))
    unreadable = []
    for segment in segments:
        name = short(segment.path, home)
        before = memo.files.get(name) if memo else None
        try:
            now = seen(segment.path, before.lines if before else 0)
            lines = Lines((), now.lines, (), False, 0) if now == before else read(segment.path)
        except OSError as problem:
            unreadable.append(f"{name}: {problem.strerror or problem}")
            continue
        found.segments[segment.path] = (segment, lines)
        whole = not (lines.torn or lines.damaged or lines.marks)
        found.seen[name] = now._replace(lines=lines.count) if whole else now.to_be_read()
    return SharedFolder(home, found.segments, found.foreign, tuple(unreadable), found.seen)


def fits(home: Path, memo: Memo) -> bool:
    """Whether every file of the memo is still there, and none has lost anything."""
    try:
        return all((home.parent / name).stat().st_size >= before.size for name, before in memo.files.items())
    except OSError:
        return False


def note_own(found: SharedFolder, device: str) -> None:
    """Note what this machine's files are now, after it wrote to them. Raises `OSError`."""
    for segment in found_in(found.home / device)[0] if (found.home / device).exists() else ():
        name = short(segment.path, found.home)
        now = seen(segment.path, found.seen[name].lines if name in found.seen else 0)
        if now != found.seen.get(name):
            found.seen[name] = now.to_be_read()


def short(path: Path, home: Path) -> str:
    """How a file is named: as below the shared folder."""
    return str(path.relative_to(home.parent))
