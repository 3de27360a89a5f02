"""Texts made to break readers of YAML: references, depth, tags, types, encodings, size.

Each has a name, how it is built, and what must come of it: the line on which it is refused, or 0 where the reader takes
it, every scalar as a text. None of them is a deck.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

Build = Callable[[], bytes]


def _laughs() -> str:
    lines = ["a0: &a0 [" + ", ".join(['"lol"'] * 9) + "]"]
    lines += [f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 9) + "]" for i in range(1, 10)]
    return "\n".join(lines)


def _merges() -> str:
    lines = ["a0: &a0 {k0: 1, k1: 2}"]
    lines += [f"a{i}: &a{i}\n  <<: [" + ", ".join([f"*a{i - 1}"] * 9) + "]" for i in range(1, 8)]
    return "\n".join(lines)


def _cards(count: int) -> str:
    card = (
        '- front: "What is the capital of country number {n}?"\n'
        '  back: "City {n}, a place with a fairly ordinary name"\n'
        "  tags: [geo, t{m}]\n"
    )
    return "cards:\n" + "".join(card.format(n=n, m=n % 9) for n in range(count))


def hostile() -> Iterator[tuple[str, Build, int]]:
    """Name, how to build it, and the line on which it is refused (0: read as texts)."""
    for name, build, line in _TEXTS:
        yield name, _encoded(build), line
    yield from _BYTES


def _encoded(build: Callable[[], str]) -> Build:
    return lambda: build().encode()


_WORDS = "no, Yes, on, off, y, 012, 1_000, 12:30, 0x1F, ~, null, 1e3, .nan, .inf, 0o7"
_TEXTS: list[tuple[str, Callable[[], str], int]] = [
    ("billion laughs", _laughs, 1),
    ("merge keys", _merges, 1),
    ("quadratic blowup", lambda: 'a: &a "' + "x" * 1_000_000 + '"\nb: [' + ", ".join(["*a"] * 1000) + "]", 1),
    ("self reference", lambda: "&a [*a]", 1),
    ("200,000 anchors", lambda: "".join(f"- &a{n} x\n" for n in range(200_000)), 1),
    *((f"{depth} lists", lambda depth=depth: "[" * depth + "]" * depth, 1) for depth in (500, 1000, 5000, 20_000)),
    ("100,000 lists", lambda: "[" * 100_000 + "]" * 100_000, 1),
    ("a million lists", lambda: "[" * 1_000_000 + "]" * 1_000_000, 1),
    ("100,000 unclosed lists", lambda: "[" * 100_000, 1),
    ("20,000 mappings", lambda: "{a: " * 20_000 + "1" + "}" * 20_000, 1),
    ("20,000 dashes", lambda: "- " * 20_000 + "x", 1),
    ("2,000 indented keys", lambda: "".join(f"{' ' * i}a:\n" for i in range(2000)) + " " * 2000 + "x", 17),
    ("a million digits", lambda: "n: " + "9" * 1_000_000, 1),
    ("4,301 digits", lambda: "n: " + "9" * 4301, 0),
    ("five million hex digits", lambda: "n: 0x" + "f" * 5_000_000, 1),
    ("200,000 sexagesimals", lambda: "n: 1" + ":59" * 200_000, 1),
    ("20,000 sexagesimals", lambda: "n: 1" + ":59" * 20_000, 0),
    ("a huge exponent", lambda: "n: 1.0e+999999999", 0),
    ("no such day", lambda: "a: 2024-13-45", 0),
    ("a day", lambda: "a: 2024-01-01", 0),
    (
        "words that become types",
        lambda: "a: [no, Yes, on, off, y, 012, 1_000, 12:30, 0x1F, ~, null, 1e3, .nan, .inf, 0o7, =]",
        0,
    ),
    (
        "a version that becomes a number",
        lambda: "a: [no, Yes, on, off, y, 012, 1_000, 12:30, ~, null, 1e3, .nan, 0o7, 1.20]",
        0,
    ),
    ("keys that become types", lambda: "1: a\ntrue: b\nnull: c\n2024-01-01: d\n", 0),
    ("a call", lambda: '!!python/object/apply:os.system ["echo pwned"]', 1),
    ("an unknown tag", lambda: "a: !foo bar", 1),
    ("a binary", lambda: 'a: !!binary "aGVsbG8="', 1),
    ("a bad binary", lambda: 'a: !!binary "%%%é"', 1),
    ("a set and an ordered map", lambda: "a: !!set {x, y}\nb: !!omap [{k: v}]", 1),
    ("a bad integer", lambda: "a: !!int abc", 1),
    ("a bad boolean", lambda: "a: !!bool maybe", 1),
    ("a bad float", lambda: "a: !!float abc", 1),
    ("a bad timestamp", lambda: "a: !!timestamp abc", 1),
    ("a key twice", lambda: "a: 1\na: 2", 2),
    ("a list as a key", lambda: "? [1, 2]\n: x", 1),
    ("a recursive key", lambda: "&a {? *a : 1}", 1),
    ("a tab", lambda: "a:\n\tb: 1", 2),
    ("nothing", lambda: "", 1),
    ("a comment", lambda: "# hi", 1),
    ("a text alone", lambda: "just text", 1),
    ("two documents", lambda: "a: 1\n---\nb: 2", 2),
    ("a key of 2,000 signs", lambda: "x" * 2000 + ": 1", 1),
    ("an escaped zero", lambda: 'a: "x\\0y"', 0),
    ("an escaped terminal command", lambda: 'a: "\\e]52;c;ZXZpbA==\\a"', 0),
    ("a raw terminal command", lambda: 'a: "\x1b]52;c;ZXZpbA==\x07"', 1),
    ("a raw control sequence", lambda: 'a: "\u009b31m"', 1),
    ("a raw direction override", lambda: 'a: "abc\u202edef"', 0),
    ("an escaped surrogate", lambda: 'a: "\\ud800"', 1),
    ("many cards", lambda: _cards(7700), 0),
    ("ten megabytes of cards", lambda: _cards(77_000), 1),
]
_BYTES: list[tuple[str, Build, int]] = [
    ("a byte order mark", lambda: b"\xef\xbb\xbfa: 1", 0),
    ("UTF-16", lambda: "a: é".encode("utf-16"), 1),
    ("UTF-16 without a mark", lambda: "a: 1".encode("utf-16-le"), 1),
    ("UTF-32", lambda: "a: 1".encode("utf-32"), 1),
    ("a zero byte", lambda: b"a: x\0y", 1),
    ("a surrogate in UTF-8", lambda: b'a: "\xed\xa0\x80"', 1),
    ("invalid UTF-8", lambda: b'a: "\xff\xfe\xfd"', 1),
    ("Latin-1", lambda: b"a: caf\xe9", 1),
    ("a text of 50 MB", lambda: b'a: "' + b"x" * 50_000_000 + b'"', 1),
]
