"""From events to state: a pure function, the same for any order of arrival, with duplicates, in any pieces.

The rules. Events are put in the order of their hybrid clocks and taken once by id. An `undone` takes its target away, an
`overridden` gives its target another verdict and rating, a `renamed` carries the history so far to the new id; each acts
only on what stands before it and belongs to the same card. Of a card's answers the first one of a study day that is meant
to count moves the memory; later ones that day are drill. `reset`, and another answer fingerprint, start a card anew.

Cards that `renamed` events join are folded together and all others apart, so what one event touches can be folded again
alone: the incremental state is the whole one by construction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ice_quiz.memory.fsrs import Memory
from ice_quiz.progress.event import Event
from ice_quiz.settings import Settings

LEECH = 4  # lapses from which a card is flagged; Anki's 8 is too late for an exam in weeks


@dataclass(frozen=True, slots=True)
class CardState:
    """All that the log says of one card.

    `memory` is None as long as no answer counted. `due_day` is the study day of its next review. `fingerprint` stands for
    the right answers it was last asked with. `form` and `variant` name its last rendering. `seen_day` is the study day of
    its last answer of any kind and `seen_times` how many there were that day. `missed_day` is the study day on which the
    counting answer was wrong (None: it was not), `righted` whether it was right since. `introduced` says that its fact was
    shown, `restarted_day` is when it last had to start anew.
    """

    card: str
    memory: Memory | None = None
    due_day: int | None = None
    suspended: bool = False
    fingerprint: str = ""
    form: str = ""
    variant: str = ""
    seen_day: int | None = None
    seen_times: int = 0
    missed_day: int | None = None
    righted: bool = False
    introduced: bool = False
    restarted_day: int | None = None

    @property
    def new(self) -> bool:
        """Whether no answer counted yet."""
        return self.memory is None

    @property
    def last_day(self) -> int | None:
        """The study day of the last answer that counted."""
        return None if self.memory is None else self.memory.last_day

    @property
    def leech(self) -> bool:
        """Whether it was forgotten so often that it needs another way to learn it."""
        return self.memory is not None and self.memory.lapses >= LEECH

    def due(self, day: int) -> bool:
        """Whether a review is due on study day `day`."""
        return not self.suspended and self.due_day is not None and self.due_day <= day

    def drill(self, day: int) -> bool:
        """Whether it was wrong on study day `day` and has not been right since."""
        return not self.suspended and self.missed_day == day and not self.righted


@dataclass(frozen=True, slots=True)
class DayTotals:
    """What was done in one deck on one study day.

    `answered` counts every answer, `right`, `close` and `wrong` divide it; `ms` is the time, each answer with at most a
    minute. `new` counts the cards whose first answer counted, `reviews` the other answers that counted, `extra_new` how many
    more new cards the learner asked for.
    """

    answered: int = 0
    right: int = 0
    close: int = 0
    wrong: int = 0
    ms: int = 0
    new: int = 0
    reviews: int = 0
    extra_new: int = 0


Totals = Mapping[tuple[str, int], DayTotals]


@dataclass(frozen=True, slots=True)
class State:
    """All that the log says: cards by id, totals by deck and study day, the settings, and the largest study day."""

    cards: Mapping[str, CardState] = field(default_factory=dict)
    totals: Totals = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    largest_day: int = 0

    def on(self, deck: str, day: int) -> DayTotals:
        """What was done in a deck on a study day."""
        return self.totals.get((deck, day), DayTotals())


def replay(events: Iterable[Event]) -> State:
    """The state that all of these events give."""
    raise NotImplementedError
