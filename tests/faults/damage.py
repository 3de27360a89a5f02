"""What disks, cables and other programs do to a file, with a seed: seven kinds of damage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

SECTOR = 512
PAGE = 4096


def flip_a_bit(data: bytearray, random: Random) -> None:
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def sixteen_random_bytes(data: bytearray, random: Random) -> None:
    at = random.randrange(len(data) - 16)
    data[at : at + 16] = random.randbytes(16)


def zero_a_sector(data: bytearray, random: Random) -> None:
    at = random.randrange(len(data) // SECTOR) * SECTOR
    data[at : at + SECTOR] = bytes(SECTOR)


def zero_a_page(data: bytearray, random: Random) -> None:
    at = random.randrange(len(data) // PAGE) * PAGE
    data[at : at + PAGE] = bytes(PAGE)


def swap_two_pages(data: bytearray, random: Random) -> None:
    one, other = (at * PAGE for at in random.sample(range(len(data) // PAGE), 2))
    data[one : one + PAGE], data[other : other + PAGE] = data[other : other + PAGE], data[one : one + PAGE]


def cut_off(data: bytearray, random: Random) -> None:
    del data[random.randrange(1, len(data)) :]


def empty(data: bytearray, _random: Random) -> None:
    data.clear()


KINDS: dict[str, Callable[[bytearray, Random], None]] = {
    each.__name__: each
    for each in (flip_a_bit, sixteen_random_bytes, zero_a_sector, zero_a_page, swap_two_pages, cut_off, empty)
}
"""By name; each changes the bytes of a file of whole pages in place."""


def damage(path: Path, kind: str, seed: int) -> bool:
    """Damage a file in place; whether it differs from before."""
    before = path.read_bytes()
    data = bytearray(before)
    KINDS[kind](data, Random(f"{kind} {seed}"))
    path.write_bytes(data)
    return bytes(data) != before
