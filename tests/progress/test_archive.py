"""Everything goes out as text and comes back the same; of what was damaged on the way nothing is taken in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ice_quiz.clock import SetClock
from ice_quiz.errors import ProgressError
from ice_quiz.memory.rating import Rating
from ice_quiz.places import Places
from ice_quiz.progress.archive import Archive, from_bytes, looks_like, to_text
from ice_quiz.progress.backup import backups_in, folder_of, head_of
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.progress.moving import gather, take_in

Answer = Callable[..., Event]
Open = Callable[..., Log]


def places_in(root: Path) -> Places:
    return Places.from_environment({"ICE_QUIZ_HOME": str(root)})


@pytest.fixture
def full(open_log: Open, answer: Answer, tmp_path: Path) -> tuple[Log, Places]:
    """A machine with answers, decks and settings."""
    places = places_in(tmp_path / "desk")
    log = open_log(places.data)
    log.append(*(answer(log, f"ice/{each}", Rating.GOOD) for each in range(5)))
    log.append(log.stamp(Kind.UNDONE, "ice/1", {"target": log.events()[1].id}))
    log.append(
        log.stamp(Kind.SETTING, body={"key": "new_per_day", "value": 12}), log.stamp("dreamt", "ice/2", {"of": "\u2603"})
    )
    places.decks.mkdir(parents=True)
    (places.decks / "harbour.yaml").write_bytes("deck: harbour – Hafen\r\n".encode())
    (places.decks / "broken.yaml").write_bytes(b"\xff\xfe\x00")
    places.config.mkdir(parents=True)
    (places.config / "settings.toml").write_text('theme = "dark"  # at night\n', encoding="utf-8")
    return log, places


def text_of(full: tuple[Log, Places]) -> str:
    return to_text(gather(*full), "2026-11-24T12:00:00+00:00", "0")


def test_everything_comes_back_the_same_on_an_empty_machine(
    full: tuple[Log, Places], open_log: Open, clock: SetClock, tmp_path: Path
) -> None:
    text = text_of(full)
    empty = places_in(tmp_path / "empty")
    log = open_log(empty.data)
    taken = take_in(log, empty, clock, from_bytes(text.encode(), "all.jsonl"))
    assert log.events() == full[0].events()
    assert [event.hash for event in log.events()] == [event.hash for event in full[0].events()]
    assert log.state() == full[0].state()
    assert (taken.decks, taken.settings, taken.kept) == (("broken.yaml", "harbour.yaml"), True, ())
    for name in ("harbour.yaml", "broken.yaml"):
        assert (empty.decks / name).read_bytes() == (full[1].decks / name).read_bytes()
    assert text_of((log, empty)) == text


def test_every_line_is_an_object_that_says_its_kind(full: tuple[Log, Places]) -> None:
    kinds = [json.loads(line)["kind"] for line in text_of(full).splitlines()]
    assert kinds == ["archive", *["answered"] * 5, "undone", "setting", "dreamt", "deck", "deck", "settings", "end"]


def test_what_is_here_stays_and_a_backup_is_made_before(
    full: tuple[Log, Places], open_log: Open, answer: Answer, clock: SetClock, tmp_path: Path
) -> None:
    here = places_in(tmp_path / "here")
    log = open_log(here.data)
    mine = answer(log, "ice/mine", Rating.GOOD)
    log.append(mine)
    here.decks.mkdir(parents=True)
    (here.decks / "harbour.yaml").write_text("deck: mine\n", encoding="utf-8")
    archive = from_bytes(text_of(full).encode(), "all.jsonl")
    taken = take_in(log, here, clock, archive)
    assert (len(taken.merged.new), taken.known) == (8, 0)
    assert mine in log.events()
    assert taken.kept == (here.decks / "harbour.yaml.imported",)
    assert (here.decks / "harbour.yaml").read_text(encoding="utf-8") == "deck: mine\n"
    assert [head_of(backup.path).events for backup in backups_in(folder_of(log.path))] == [1]
    again = take_in(log, here, clock, archive)
    assert (again.merged.new, again.known, again.decks) == ((), 8, ())


@pytest.mark.parametrize(
    ("line", "damage", "said"),
    [
        (3, lambda line: line.replace(b'"good"', b'"easy"'), "all.jsonl:3: this line cannot be read"),
        (2, lambda line: line[:50], "all.jsonl:2: this line cannot be read"),
        (2, lambda _: b"[" * 100_000, "all.jsonl:2: this line cannot be read"),
        (
            1,
            lambda line: line.replace(b'"format":1', b'"format":9'),
            "all.jsonl:1: this line cannot be read: a newer ice_quiz",
        ),
        (11, lambda line: line.replace(b"harbour.yaml", b"../../x.yaml"), "it names no file"),
        (11, lambda line: line.replace(b"harbour.yaml", b"harbour.py"), "it names no file"),
        (12, lambda line: line.replace(b"dark", b"darK"), "the sum at the end does not fit"),
        (4, lambda _: None, "the sum at the end does not fit"),
        (13, lambda _: None, "all.jsonl:12: the file is cut off here"),
    ],
)
def test_a_damaged_file_is_told_with_its_line_and_nothing_of_it_is_taken(
    line: int, damage: Callable[[bytes], bytes | None], said: str, full: tuple[Log, Places]
) -> None:
    lines = text_of(full).encode().splitlines()
    changed = damage(lines[line - 1])
    lines[line - 1 : line] = [] if changed is None else [changed]
    with pytest.raises(ProgressError) as caught:
        from_bytes(b"\n".join(lines), "all.jsonl")
    assert said in str(caught.value)
    assert "Nothing was changed." in str(caught.value)


def test_many_bad_lines_are_counted() -> None:
    with pytest.raises(ProgressError, match="3 lines more"):
        from_bytes(b"{}\n" * 8, "x")


def test_a_file_is_known_by_its_first_line(full: tuple[Log, Places]) -> None:
    first, second, *_ = text_of(full).encode().splitlines()
    assert looks_like(first)
    assert looks_like(second)
    assert not any(
        looks_like(line) for line in (b"question,answer", b"", b"[1]", b'{"deck": "x"}', b'{"kind": 1}', b"[" * 100_000)
    )


def test_an_archive_of_nothing_is_one() -> None:
    assert from_bytes(to_text(Archive(), "", "").encode(), "x") == Archive()
