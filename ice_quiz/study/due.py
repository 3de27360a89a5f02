"""What waits today, deck by deck: read from the list of decks and the log's standings, without compiling anything.

Nothing is written here. What an edited deck will do to progress is reckoned in already, so the numbers are those that a
session would show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from ice_quiz.language.words import count
from ice_quiz.library.entry import Entry
from ice_quiz.library.far import Watch, nobody
from ice_quiz.library.library import Library
from ice_quiz.memory.fsrs import faded
from ice_quiz.memory.study_day import date_of
from ice_quiz.progress.log import Log, Remembered, Standing, Standings
from ice_quiz.settings import Settings
from ice_quiz.study.at_hand import at_hand
from ice_quiz.study.backlog import days_to_catch_up, said
from ice_quiz.study.changes import changes
from ice_quiz.study.counts import Allowance, Counts, minutes
from ice_quiz.study.limits import Limits, limits_of, was_left_behind, with_rest
from ice_quiz.study.pace import daily_minutes, pace
from ice_quiz.study.planning import Preparation, looked_at, preparations
from ice_quiz.study.registers import Registers

BY_COMMAND = ": `ice-quiz you {deck}`."
"""How `waiting` ends; a face that asks by itself says instead how it does."""


class DeckDue(NamedTuple):
    """One deck of the home screen: what waits today, and in about how many minutes it is done.

    `counts` already keep the day's limits. `next_day` is the next day on which something waits: a review, or new cards that
    today's limit keeps back; None where nothing ever will. `problem` is not empty for a deck that cannot be used (in one
    line, with its place; `problems` counts them): then `counts` are zero and `start(id)` raises a `DeckError` with all of
    them. `notice` says what is unusual about a deck that can be used ("your own copy is used instead of the shipped one").
    `cards` are all cards of the deck; `minutes` is rounded up, 0 only where nothing waits. `exams` counts the deck's exams;
    `exam` is the title of the next one whose day is set, on `exam_day`, in `exam_days` days (0: today). `withheld` cards
    wait for what the learner says of themselves, `outdated` answers may have changed (see `Desk.questions`). `waiting` are
    the reviews where there are more than the day's limit lets in (else 0): at `reviews_per_day` they are caught up with in
    `catch_up_days`, None for more than a year; `eased` says that after a break these are fewer than the settings let in.
    `left` names a session that was left, `left_options` ask for it again.
    `own` says that the file is the learner's, and not one that came with the program. `studied` says that a card of it was
    answered before. `known` is the share of its cards that would be recalled today, as the model says it: their mean recall,
    cards never seen and those still to be drilled today as 0, suspended ones left out.
    """

    id: str
    title: str
    file: str = ""
    counts: Counts = Counts()
    cards: int = 0
    minutes: int = 0
    next_day: date | None = None
    problem: str = ""
    problems: int = 0
    notice: str = ""
    exams: int = 0
    exam: str = ""
    exam_day: date | None = None
    exam_days: int = 0
    withheld: int = 0
    outdated: int = 0
    waiting: int = 0
    reviews_per_day: int = 0
    catch_up_days: int | None = None
    eased: bool = False
    left: str = ""
    left_options: str = ""
    own: bool = False
    studied: bool = False
    known: float = 0.0

    @property
    def backlog(self) -> str:
        """How many reviews wait, and when they are caught up with; nothing where the day's limit holds them all."""
        told = said(self.waiting, self.reviews_per_day, self.catch_up_days, eased=self.eased)
        return told if self.waiting else ""


Alike = Counter[Standing | None]
"""How many cards of a deck stand alike: most of them do. None stands for those never seen."""


class Ahead(NamedTuple):
    """The next day on which something waits, and how many cards; no day where nothing ever will."""

    day: int | None = None
    cards: int = 0


def decks_due(library: Library, log: Log, settings: Settings, watch: Watch = nobody) -> tuple[DeckDue, ...]:
    """Every deck at hand with what waits today, by title, broken ones included."""
    registers = at_hand(library, log)
    day, seconds = log.today(), pace(log, settings)
    entries = library.entries(watch)
    pools = {entry.id: _pools(entry) for entry in entries if any(entry.id == deck for deck, _ in registers.exam_days)}
    coming = preparations(registers.exam_days, pools, daily_minutes(log), seconds) if pools else ()
    limits = limits_of(log, settings, coming)
    found = []
    for entry in entries:
        cards, stabilities = _standings(entry, log.standings(entry.id), library)
        alike = Alike(cards.values())
        exams = [one for one in coming if one.deck == entry.id]
        behind = left_behind(alike, day)
        allowed = limits.of(entry.id, behind)
        counts = _counts(alike, day, allowed, _these(cards, looked_at(exams, day)))
        then = ahead(entry.id, alike, day, limits, _these(cards, looked_at(exams, day + 1)))
        deck = _with_exams(_due(entry, counts, minutes(counts.total, seconds), then.day), entry, exams, day)
        studied = any(one is not None and one.last_day is not None for one in alike)
        known = Known(zip(cards.values(), stabilities, strict=True))
        deck = deck._replace(studied=studied, known=known_share(known, day, settings.stability_factor))
        if entry.usable:
            deck = _with_backlog(deck, alike, day, allowed.reviews, settings.reviews_per_day, limits.eased(entry.id, behind))
        found.append(deck)
    return _with_left(found, registers, day)


Known = Counter[tuple[Standing | Remembered | None, float | None]]
"""How many cards stand so and have this stability."""


def known_share(cards: Known, day: int, stability_factor: float) -> float:
    """The share of these cards that would be recalled on study day `day`; see `DeckDue`."""
    usable, recalled = 0, 0.0
    for (card, stability), many in cards.items():
        if card is None or not card.suspended:
            usable += many
            if card is not None and stability is not None and card.last_day is not None and card.drill_day != day:
                recalled += many * faded(day - card.last_day, stability * stability_factor)
    return recalled / usable if usable else 0.0


def left_behind(cards: Alike, day: int) -> int:
    """How many of these cards were left behind by a study day."""
    return sum(
        many
        for one, many in cards.items()
        if one is not None and was_left_behind(one.due_day, day) and not one.put_aside(day)
    )


def overdue(cards: Alike, day: int) -> int:
    """How many reviews of these cards wait on a study day."""
    return sum(
        many
        for one, many in cards.items()
        if one is not None and one.due_day is not None and one.due_day <= day and one.last_day != day
        if not one.put_aside(day)
    )


def _with_backlog(deck: DeckDue, cards: Alike, day: int, today: int, usual: int, eased: int | None) -> DeckDue:
    """What there is to say of reviews where only so many are asked `today`, and usually, or while a break is caught up."""
    reviews: Counter[tuple[int, int]] = Counter()
    for one, many in cards.items():
        if one is not None and one.due_day is not None and not one.suspended:
            reviews[one.due_day, one.last_day or day] += many
    waiting = sum(many for (due, last), many in reviews.items() if due <= day and last != day)
    a_day = usual if eased is None else eased
    if waiting <= today or not a_day:
        return deck
    days = days_to_catch_up(reviews, day, today, a_day, 0 if eased is None else with_rest(a_day))
    return deck._replace(waiting=waiting, reviews_per_day=a_day, catch_up_days=days, eased=eased is not None)


def _with_left(decks: list[DeckDue], registers: Registers, day: int) -> tuple[DeckDue, ...]:
    """The decks, the one of a session that was left with what that was."""
    if registers.session is None or registers.session.ended:
        return tuple(decks)
    from ice_quiz.study.going_on import left  # a home screen mostly needs none of it

    before = left(registers, day)
    return tuple(
        deck._replace(left=before.wish.said(), left_options=before.wish.options())
        if before is not None and before.wish.deck == deck.id
        else deck
        for deck in decks
    )


def ahead(deck: str, cards: Alike, day: int, limits: Limits, looked_at_then: Iterable[Standing | None] = ()) -> Ahead:
    """What comes after today for the cards of one deck.

    `looked_at_then` are those of them that are looked at tomorrow whether they are due or not.
    """
    looked = Counter(looked_at_then)
    sure = sum(many for one, many in looked.items() if one is None or not one.suspended)
    new, due = 0, Counter[int]()
    for one, many in (cards - looked).items():
        if one is None or (one.due_day is None and not one.suspended):
            new += many
        elif one.due_day is not None and not one.suspended:
            due[max(day + 1, one.due_day)] += many
    eased = replace(limits, done={}).eased(deck, left_behind(cards, day + 1))
    most, new = (eased, 0) if eased is not None else (limits.settings.reviews_per_day, min(limits.settings.new_per_day, new))
    if not due and not new and not sure:
        return Ahead()
    then = day + 1 if new or sure else min(due)
    return Ahead(then, sure + new + min(most, due[then]))


def _pools(entry: Entry) -> Mapping[str, Sequence[str]]:
    return {name: [card for card in pool if card in entry.cards] for name, pool in entry.exams.items()}


def _standings(entry: Entry, known: Standings, library: Library) -> tuple[dict[str, Standing | None], list[float | None]]:
    """How each card of the deck stands once the deck's changes have been taken over, and its stability."""
    marks = known.fingerprints
    if entry.withheld:
        marks = {card: mark for card, mark in marks.items() if card not in entry.withheld}
    gone = not marks.keys() <= entry.cards.keys()
    coming = changes(entry.cards, entry.was, marks, library.studied_before(entry.id) if gone else ())
    before = {new: old for old, new in coming.renamed.items()}
    names = [before.get(card, card) for card in entry.cards] if before else entry.cards
    standings = dict(zip(entry.cards, map(known.cards.get, names), strict=True))
    for card in coming.changed:
        if (standing := standings[card]) is not None:
            standings[card] = standing._replace(due_day=None, drill_day=None, last_day=None)
    return standings, [*map(known.stabilities.get, names)]


def _these(cards: Mapping[str, Standing | None], wanted: Iterable[str]) -> list[Standing | None]:
    return [cards[card] for card in wanted if card in cards]


def _counts(cards: Alike, day: int, allowed: Allowance, looked_at: Iterable[Standing | None] = ()) -> Counts:
    """What waits; those of the cards that are `looked_at` today wait whatever the limits, unless they were answered."""
    sure = Counter(one for one in looked_at if one is None or not (one.put_aside(day) or _drilled(one, day)))
    new, again, due = 0, 0, 0
    for one, many in (cards - sure).items():
        if one is not None and one.put_aside(day):
            continue
        if _drilled(one, day):
            again += many
        elif one is None or one.due_day is None:
            new += many
        elif one.due_day <= day:
            due += many
    first = {one: many for one, many in sure.items() if one is None or one.last_day != day}
    fresh = sum(many for one, many in first.items() if one is None or one.due_day is None)
    return Counts(fresh + min(new, allowed.new), again, sum(first.values()) - fresh + min(due, allowed.reviews))


def _drilled(standing: Standing | None, day: int) -> bool:
    return standing is not None and standing.due_day is not None and standing.drill_day == day


def _due(entry: Entry, counts: Counts, takes: int, next_day: int | None) -> DeckDue:
    deck = DeckDue(entry.id, entry.title, str(entry.path), notice=entry.notice, own=not entry.shipped)
    if not entry.usable:
        return deck._replace(problem=entry.problem, problems=entry.problems)
    day = None if next_day is None else date_of(next_day)
    return deck._replace(counts=counts, cards=len(entry.cards), minutes=takes, next_day=day)


def _with_exams(deck: DeckDue, entry: Entry, exams: Sequence[Preparation], day: int) -> DeckDue:
    """What there is to say of the deck's exams, and of answers that only the learner knows."""
    if not entry.usable:
        return deck
    now = date_of(day).isoformat()
    asked = len(set(entry.withheld.values()))
    notices = (deck.notice, waiting(entry.id, len(entry.withheld), asked))
    deck = deck._replace(
        exams=len(entry.exams),
        withheld=len(entry.withheld),
        outdated=sum(check <= now for check in entry.checks),
        notice=" ".join(filter(None, notices)),
    )
    nearest = next((one for one in exams if one.plan.exam_day >= day), None)
    if nearest is None:
        return deck
    title = entry.titles.get(nearest.exam) or nearest.exam
    return deck._replace(exam=title, exam_day=date_of(nearest.plan.exam_day), exam_days=nearest.plan.exam_day - day)


def waiting(deck: str, cards: int, questions: int) -> str:
    """That cards wait for what the learner says of themselves, and how to say it; nothing where none do."""
    if not cards:
        return ""
    return wait_for_you("1 card" if cards == 1 else f"{cards} cards", cards, questions) + BY_COMMAND.format(deck=deck)


def wait_for_you(what: str, many: int, questions: int) -> str:
    """That so many of something wait for so many answers about the learner, without its stop."""
    asked = "an answer" if questions == 1 else f"{count(questions)} answers"
    return f"{what} {'waits' if many == 1 else 'wait'} for {asked} about you"
