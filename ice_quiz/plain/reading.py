"""Lines from a stream, none of them longer than anything worth reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

LONGEST_LINE = 1_000_000
"""Bytes. An answer of a hundred thousand characters fits; what never ends does not fill the memory."""


class NotUnderstood(Exception):
    """A line that means nothing here and does nothing; its text says why."""


def lines_of(stream: BinaryIO | None) -> Iterator[bytes | None]:
    """Each line as soon as it is there, without its end; None stands for one that was too long and was skipped.

    No stream at all is like an empty one.
    """
    while stream is not None and (line := stream.readline(LONGEST_LINE + 1)):
        if len(line) <= LONGEST_LINE or line.endswith(b"\n"):
            yield line.rstrip(b"\r\n")
            continue
        while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        yield None
