"""What a power loss would leave: a record of disk calls (recorder.c), cut off anywhere and played by the rules of a disk.

Since its last sync a file's writes may each have reached the disk or not, in any order and sector by sector. Names (files
made, removed, renamed) reach it in their order; by the strict rule at a sync of their folder, on ext4 at any sync.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from random import Random
from typing import NamedTuple

SECTOR = 512
_HEAD = struct.Struct("=cIQI")
_NONE = 0xFFFFFFFF


class Call(NamedTuple):
    """One recorded call; see recorder.c for the kinds."""

    kind: str
    descriptor: int
    offset: int
    data: bytes

    @property
    def path(self) -> str:
        return self.data.decode()

    @property
    def paths(self) -> tuple[str, str]:
        first, _, second = self.data.partition(b"\0")
        return first.decode(), second.decode()


def calls_of(record: Path) -> list[Call]:
    """The calls of a record, in order. A call that cannot be played is refused."""
    data, at, calls = record.read_bytes(), 0, []
    while at < len(data):
        kind, descriptor, offset, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        calls.append(Call(kind.decode(), descriptor, offset, data[at : at + length]))
        at += length
    assert all(call.kind != "!" for call in calls), "the program writes in a way that the recorder cannot play"
    return calls


class Rule(Enum):
    """When a name is safe."""

    STRICT = "at a sync of its folder"
    EXT4 = "at any sync"


class Write(NamedTuple):
    """Bytes at a place of a file; with no bytes the file's new size."""

    at: int
    data: bytes | None

    def onto(self, content: bytearray) -> None:
        if self.data is None:
            del content[self.at :]
            content.extend(bytes(self.at - len(content)))
            return
        content.extend(bytes(max(0, self.at - len(content))))
        content[self.at : self.at + len(self.data)] = self.data

    def sectors(self) -> Iterator[Write]:
        """The parts of it that a disk writes whole."""
        if self.data is None:
            yield self
            return
        at, end = self.at, self.at + len(self.data)
        while at < end:
            until = min(end, (at // SECTOR + 1) * SECTOR)
            yield Write(at, self.data[at - self.at : until - self.at])
            at = until


@dataclass(eq=False)
class File:
    """A file, or a folder (which has no content): what is safe of it, and what was written since."""

    folder: bool = False
    safe: bytearray = field(default_factory=bytearray)
    pending: list[Write] = field(default_factory=list)

    def sync(self) -> None:
        for write in self.pending:
            write.onto(self.safe)
        self.pending.clear()

    def content(self, chosen: Callable[[Sequence[Write]], Sequence[Write]]) -> bytes:
        content = bytearray(self.safe)
        for write in chosen(self.pending):
            write.onto(content)
        return bytes(content)


Names = dict[str, File]


class Naming(NamedTuple):
    """A change of names; None takes the name away."""

    path: str
    file: File | None

    def onto(self, names: Names) -> None:
        if self.file is None:
            names.pop(self.path, None)
        else:
            names[self.path] = self.file


Choice = Callable[[Sequence[Write]], Sequence[Write]]


@dataclass
class Disk:
    """What the program sees, what is safe, and what lies between."""

    rule: Rule
    names: Names = field(default_factory=dict)
    safe_names: Names = field(default_factory=dict)
    pending_names: list[list[Naming]] = field(default_factory=list)  # changes that happen at once stand together
    descriptors: dict[int, tuple[str, File]] = field(default_factory=dict)
    said: int = 0  # bytes, to the learner

    def play(self, call: Call) -> None:
        """Take one call in."""
        if call.kind == "s":
            self.said += len(call.data)
        elif call.kind == "o":
            self._open(call)
        elif call.kind == "c":
            self.descriptors.pop(call.descriptor, None)
        elif call.kind in "wtf":
            self._write(call)
        else:
            self._name(call)

    def _open(self, call: Call) -> None:
        file = self.names.get(call.path)
        if file is None:
            file = File(folder=Path(call.path).is_dir())
            if not file.folder:
                self._rename([Naming(call.path, file)])
        elif call.offset:
            file.pending.append(Write(0, None))
        self.descriptors[call.descriptor] = (call.path, file)

    def _write(self, call: Call) -> None:
        path, file = self.descriptors[call.descriptor]
        if call.kind == "w":
            file.pending.append(Write(call.offset, call.data))
        elif call.kind == "t":
            file.pending.append(Write(call.offset, None))
        else:
            file.sync()
            self._sync_names(path, folder=file.folder)

    def _sync_names(self, path: str, *, folder: bool) -> None:
        left = []
        for change in self.pending_names:
            if self.rule is Rule.EXT4 or (folder and all(str(Path(one.path).parent) == path for one in change)):
                for one in change:
                    one.onto(self.safe_names)
            else:
                left.append(change)
        self.pending_names = left

    def _name(self, call: Call) -> None:
        if call.kind == "d":
            self._rename([Naming(call.path, File(folder=True))])
        elif call.kind == "u":
            self._rename([Naming(call.path, None)])
        else:
            old, new = call.paths
            gone = [Naming(old, None)] if call.kind == "r" else []
            self._rename([Naming(new, self.names[old]), *gone])

    def _rename(self, change: list[Naming]) -> None:
        for one in change:
            one.onto(self.names)
        self.pending_names.append(change)

    def image(self, names: int, chosen: Choice) -> dict[str, bytes]:
        """The files after a power loss now: with the first `names` of the pending changes of names, and chosen writes."""
        kept = dict(self.safe_names)
        for change in self.pending_names[:names]:
            for one in change:
                one.onto(kept)
        folders = {path for path, file in kept.items() if file.folder}
        made = {path for path, file in self.names.items() if file.folder}  # folders that stood there before are safe
        return {
            path: file.content(chosen)
            for path, file in kept.items()
            if not file.folder and all(str(above) in folders for above in Path(path).parents if str(above) in made)
        }

    def images(self, chance: Random) -> Iterator[dict[str, bytes]]:
        """Four of them: nothing that is not safe, all of it, and twice a part of it."""
        yield self.image(0, lambda _: ())
        yield self.image(len(self.pending_names), lambda pending: pending)
        for _ in range(2):
            yield self.image(chance.randint(0, len(self.pending_names)), lambda pending: _some(pending, chance))


def _some(pending: Sequence[Write], chance: Random) -> Sequence[Write]:
    return [part for write in pending for part in write.sectors() if chance.random() < 0.5]
