"""Anki's own library, told in JSON what to do, line by line; run with a Python that has it (`pip install anki`).

{"make": "notes.jsonl"}     a new collection of these notes (lists of fields), each answered once, many of them due
{"find": "text"}            the notes with this text, by their places in the file, and the seconds that took
{"queue": true}             the seconds in which today's queue is made
{"memory": true}            the bytes that the process holds
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from anki.collection import AddNoteRequest, Collection  # type: ignore[import-not-found]

_AT_ONCE = 5_000


def make(collection: Any, file: str) -> list[int]:
    """Fill the collection; the ids of the notes in the order of the file."""
    model, deck = collection.models.by_name("Basic"), collection.decks.id("Default")
    ids: list[int] = []
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    for first in range(0, len(lines), _AT_ONCE):
        requests = []
        for line in lines[first : first + _AT_ONCE]:
            note = collection.new_note(model)
            note.fields[0], note.fields[1] = json.loads(line)
            requests.append(AddNoteRequest(note=note, deck_id=deck))
        collection.add_notes(requests)
        ids += [request.note.id for request in requests]
    cards = collection.db.list("select id from cards")
    now = int(time.time() * 1000)
    rows = [(now - number * 1000, card, -1, 3, 3, 1, 2500, 4000, 1) for number, card in enumerate(cards)]
    collection.db.executemany("insert into revlog values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    collection.db.execute(
        "update cards set type = 2, queue = 2, ivl = 3, factor = 2500, reps = 1, due = ? - id % 3", collection.sched.today
    )
    return ids


def memory() -> int:
    """The bytes in memory, those that are shared with others included (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) * 1024


def main(path: str) -> None:
    """Answer each line until there are no more."""
    collection = Collection(path)
    places: dict[int, int] = {}
    for line in sys.stdin:
        asked = json.loads(line)
        start = time.perf_counter()
        answer: object = None
        if "find" in asked:
            found = collection.find_notes(asked["find"])
            seconds = time.perf_counter() - start
            answer = {"seconds": seconds, "found": sorted(places[note] for note in found)}
        elif "make" in asked:
            places = {note: place for place, note in enumerate(make(collection, asked["make"]))}
            collection.close()
            collection = Collection(path)
        elif "queue" in asked:
            collection.close()  # a queue that was made is kept
            collection = Collection(path)
            start = time.perf_counter()
            collection.sched.get_queued_cards(fetch_limit=1)
            answer = time.perf_counter() - start
        else:
            answer = memory()
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
