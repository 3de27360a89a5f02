"""From events to state: a pure function, the same for any order of arrival, with duplicates, in any pieces.

The rules. Events are put in the order of their hybrid clocks and taken once by id. An `undone` takes its target away, an
`overridden` gives its target another verdict and rating, a `renamed` carries the history so far to the new id; each acts
only on what stands before it and belongs to the same card. Of a card's answers the first one of a study day that is meant
to count moves the memory; later ones that day are drill. `reset`, and another answer fingerprint, start a card anew. What a
`purged` event takes away (`forgetting`) counts for nothing.

Cards that `renamed` events join are folded together and all others apart, so what one event touches can be folded again
alone: the incremental state is the whole one by construction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import add
from typing import Any, NamedTuple

from ice_quiz.grading.verdict import Outcome
from ice_quiz.memory.fsrs import Memory, after, due_day
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.answered import Answered, storable
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.forgetting import kept
from ice_quiz.progress.resolve import GLOBAL, Deed, families, in_order, links_of, resolved
from ice_quiz.settings import Settings

RULES = 4  # raised whenever the same events shall give another state: derived rows are then made anew

LEECH = 4  # lapses from which a card is flagged; Anki's 8 is too late for an exam in weeks
LONGEST_MS = 60_000  # the most of one answer's time that is counted, as in Anki: the learner may have left the desk


@dataclass(frozen=True, slots=True)
class CardState:
    """All that the log says of one card.

    `memory` is None as long as no answer counted. `due_day` is the study day of its next review. `fingerprint` stands for
    the right answers it was last asked with. `form` and `variant` name its last rendering. `seen_day` is the study day of
    its last answer of any kind and `seen_times` how many there were that day. `missed_day` is the study day on which the
    counting answer was wrong (None: it was not), `righted` whether it was right since. `introduced` says that its fact was
    shown, `restarted_day` is when it last had to start anew. `flagged` and `tags` are the learner's own marks, sorted.
    `buried_day` is the study day on which it is not asked any more.
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
    flagged: bool = False
    tags: tuple[str, ...] = ()
    buried_day: int | None = None

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

    def put_aside(self, day: int) -> bool:
        """Whether it is not asked on study day `day`: never any more, or only not on this day."""
        return self.suspended or self.buried_day == day

    def due(self, day: int) -> bool:
        """Whether a review is due on study day `day`."""
        return not self.put_aside(day) and self.due_day is not None and self.due_day <= day

    def drill(self, day: int) -> bool:
        """Whether it was wrong on study day `day` and has not been right since."""
        return not self.put_aside(day) and self.missed_day == day and not self.righted

    def asked_day(self, day: int) -> int | None:
        """The study day on which it is asked next, as seen on `day`: its due day, or this day where it comes again."""
        return day if self.drill(day) else self.due_day


class DayTotals(NamedTuple):
    """What was done in one deck on one study day.

    `answered` counts every answer, `right`, `close` and `wrong` divide it; `ms` is the time, each answer with at most a
    minute. `new` counts the cards whose first answer counted, `reviews` the other answers that counted and `recalled` those
    of them that were not rated again, `extra_new` how many more new cards the learner asked for.
    """

    answered: int = 0
    right: int = 0
    close: int = 0
    wrong: int = 0
    ms: int = 0
    new: int = 0
    reviews: int = 0
    extra_new: int = 0
    recalled: int = 0

    def plus(self, other: DayTotals, times: int = 1) -> DayTotals:
        """Both together; with `times=-1`, this without the other."""
        more = other if times == 1 else (times * each for each in other)
        return DayTotals(*map(add, self, more))


Totals = Mapping[tuple[str, int], DayTotals]
NOTHING = DayTotals()
USUAL = Settings()


@dataclass(frozen=True, slots=True)
class State:
    """All that the log says: cards by id, totals by deck and study day, the settings, and the largest study day."""

    cards: Mapping[str, CardState] = field(default_factory=dict)
    totals: Totals = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    largest_day: int = 0

    def on(self, deck: str, day: int) -> DayTotals:
        """What was done in a deck on a study day."""
        return self.totals.get((deck, day), NOTHING)


@dataclass(frozen=True, slots=True)
class Fold:
    """What one family's events give: cards by id, what they add to the totals, and, of those without a card, settings."""

    cards: Mapping[str, CardState] = field(default_factory=dict)
    totals: Totals = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)


def replay(events: Iterable[Event]) -> State:
    """The state that all of these events give."""
    ordered = kept(in_order(events))
    settings = fold([event for event in ordered if event.card == GLOBAL]).settings
    cards: dict[str, CardState] = {}
    totals: dict[tuple[str, int], DayTotals] = {}
    for family in families(ordered, links_of(ordered)):
        _fold_into(cards, totals, family, settings)
    return State(cards, totals, settings, max((event.day for event in ordered), default=0))


def fold(family: Sequence[Event], schedule: Settings = USUAL) -> Fold:
    """What the events of one family give; they are in order (`resolve.in_order`). Due days follow from the `schedule`."""
    cards: dict[str, CardState] = {}
    totals: dict[tuple[str, int], DayTotals] = {}
    return Fold(cards, totals, _fold_into(cards, totals, family, schedule))


def _fold_into(
    cards: dict[str, CardState], totals: dict[tuple[str, int], DayTotals], family: Sequence[Event], schedule: Settings
) -> Settings:
    """Fold a family whose cards are not there yet; the settings that it gives."""
    settings = Settings()
    for deed in resolved(family):
        if deed.card:
            state = cards.get(deed.card) or CardState(deed.card)
            cards[deed.card], counted = step(state, deed, schedule)
        else:
            settings, counted = _step_all(settings, deed)
        if counted != NOTHING:
            key = (deck_of(deed), deed.event.day)
            totals[key] = totals[key].plus(counted) if key in totals else counted
    return settings


Remember = Callable[[Memory | None, Rating, int], Memory]


def step(state: CardState, deed: Deed, schedule: Settings, remember: Remember = after) -> tuple[CardState, DayTotals]:
    """The card's state after one more event, and what that adds to the totals of its deck and study day.

    `remember` is the memory model; whoever only counts takes a quicker one.
    """
    if deed.answer is not None:
        return _answered(state, deed.answer, deed.event.day, schedule, remember)
    body, day = deed.event.body, deed.event.day
    match deed.event.kind:
        case Kind.BURIED:
            state = replace(state, buried_day=day)
        case Kind.RESET:
            state = _anew(state, state.fingerprint, day)
        case Kind.CHANGED:
            state = _asked_for(state, storable(body.get("to")), day)
        case Kind.TAGGED | Kind.UNTAGGED as kind if tag := " ".join(storable(body.get("tag")).split()):
            others = {each for each in state.tags if each != tag}
            state = replace(state, tags=tuple(sorted(others | {tag} if kind == Kind.TAGGED else others)))
        case kind if kind in _SWITCHES:
            state = _SWITCHES[kind](state)
    return state, NOTHING


_SWITCHES: Mapping[str, Callable[[CardState], CardState]] = {
    Kind.SUSPENDED: lambda state: replace(state, suspended=True),
    Kind.RESUMED: lambda state: replace(state, suspended=False, buried_day=None),
    Kind.FLAGGED: lambda state: replace(state, flagged=True),
    Kind.UNFLAGGED: lambda state: replace(state, flagged=False),
    Kind.INTRODUCED: lambda state: replace(state, introduced=True),
}


def deck_of(deed: Deed) -> str:
    """The deck whose totals an event adds to."""
    return deed.answer.deck if deed.answer is not None else storable(deed.event.body.get("deck"))


def _answered(
    state: CardState, answer: Answered, day: int, schedule: Settings, remember: Remember
) -> tuple[CardState, DayTotals]:
    state = _asked_for(state, answer.fingerprint, day)
    last = state.last_day
    first = state.memory is None
    counts = answer.graded and (last is None or day > last)
    day = day if last is None else max(day, last)  # a learner who flew west lives one study day twice
    changed: dict[str, Any] = {}  # put in place in one step: this is where a replay spends its time
    if counts:
        memory = remember(state.memory, answer.rating, day)
        changed["memory"] = memory
        changed["due_day"] = due_day(memory, state.card, schedule.desired_retention, schedule.stability_factor)
        changed["missed_day"] = day if answer.rating is Rating.AGAIN else None
        changed["righted"] = False
    elif state.missed_day == day and answer.rating is not Rating.AGAIN:
        changed["righted"] = True
    state = replace(
        state,
        **changed,
        form=answer.form,
        variant=answer.variant,
        seen_day=day,
        seen_times=state.seen_times + 1 if state.seen_day == day else 1,
    )
    return state, DayTotals(
        answered=1,
        right=answer.verdict is Outcome.RIGHT,
        close=answer.verdict is Outcome.CLOSE,
        wrong=answer.verdict is Outcome.WRONG,
        ms=min(max(answer.ms, 0), LONGEST_MS),
        new=counts and first,
        reviews=counts and not first,
        recalled=counts and not first and answer.rating is not Rating.AGAIN,
    )


def _asked_for(state: CardState, fingerprint: str, day: int) -> CardState:
    """The card as it is when it is asked for these right answers: anew, where it was asked for others before."""
    if not fingerprint or fingerprint == state.fingerprint:
        return state
    if not state.fingerprint:
        return replace(state, fingerprint=fingerprint)
    return _anew(state, fingerprint, day)


def _anew(state: CardState, fingerprint: str, day: int) -> CardState:
    """The card with nothing remembered; the learner's marks stay, and it is not asked next in the way it was asked last."""
    return CardState(
        state.card,
        suspended=state.suspended,
        fingerprint=fingerprint,
        form=state.form,
        variant=state.variant,
        seen_day=state.seen_day,
        seen_times=state.seen_times,
        restarted_day=day,
        flagged=state.flagged,
        tags=state.tags,
        buried_day=state.buried_day,
    )


def _step_all(settings: Settings, deed: Deed) -> tuple[Settings, DayTotals]:
    body = deed.event.body
    if deed.event.kind == Kind.SETTING:
        return settings.changed({str(body.get("key")): body.get("value")}), NOTHING
    count = body.get("count")
    return settings, DayTotals(extra_new=count) if type(count) is int and count > 0 else NOTHING
