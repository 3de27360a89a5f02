"""The statistics, reckoned: from the answers in the log, the cards' states, and the catalogue of the decks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from ice_quiz.library.catalogue import Catalogue, Listed
from ice_quiz.library.cataloguing import catalogue
from ice_quiz.library.far import Watch
from ice_quiz.library.library import Library
from ice_quiz.memory.forecast import due_counts
from ice_quiz.memory.study_day import date_of
from ice_quiz.progress.log import Log
from ice_quiz.progress.replay import LEECH, DayTotals, Totals
from ice_quiz.progress.rows import Remembered, as_of
from ice_quiz.study.at_hand import at_hand
from ice_quiz.study.due import Known, known_share
from ice_quiz.study.statistics.snapshot import AHEAD, Cards, Confusion, Day, Hard, Part, Period, Statistics
from ice_quiz.study.statistics.steadiness import Kept, longest_streak, streak
from ice_quiz.study.statistics.tally import PERIODS, Tally

Report = Callable[[str, float], object]
"""Is told what is being done and what share of it is; what it raises stops the work."""

MATURE = 21
"""Days to the next review from which a card counts as mature, as in Anki."""

SHOWN = 10
"""How many hard cards and confusions there are at most."""

_EVERY = 200  # cards between two words on how far it is


def nobody(_what: str, _share: float) -> None:
    """Nobody is told."""


def statistics(library: Library, log: Log, deck: str | None = None, report: Report = nobody) -> Statistics:
    """How the learning goes in a deck (an id, or a file), or in all; `report` is told how far it is.

    Raises `DeckError` for an unknown or broken deck, and `ProgressError`.
    """
    at_hand(library, log)
    watch = _watching(report)
    only = library.open(deck, watch).deck if deck is not None else None
    today, id_ = log.today(), only.id if only else ""
    tallies = [Tally(0 if days is None else today - days + 1) for days in PERIODS]
    for number, (share, told) in enumerate(log.told(id_)):
        if number % _EVERY == 0:
            report("Reading your answers", share)
        for each in told:
            for tally in tallies:
                tally.add(each)
    cards = {card: now for one in library.entries(watch) if id_ in ("", one.id) for card, now in one.cards.items()}
    known = _facts(library, {card for tally in tallies for card in tally.cards} & cards.keys(), watch)
    totals = {key: each for key, each in log.all_totals().items() if id_ in ("", key[0])}
    studied = {day for (_, day), each in totals.items() if each.answered}
    states = [as_of(one, cards[one.card]) for one in log.remembered() if one.card in cards]
    stand = Known((one, one.stability) for one in states)
    stand[None, None] = len(cards) - len(states)
    settings = log.settings()
    due = [day for one in states if (day := _asked_on(one, today)) is not None]
    travelled = log.journeys()
    ahead = due_counts(due, today, AHEAD)
    return Statistics(
        deck=id_,
        title=only.title if only else "",
        today=date_of(today),
        days=_days(totals),
        streak=streak(studied, today, travelled),
        longest=longest_streak(studied, travelled),
        target=settings.desired_retention,
        due=ahead,
        later=len(due) - sum(ahead),
        cards=_cards(len(cards), states),
        periods=tuple(_period(days, tally, known) for days, tally in zip(PERIODS, tallies, strict=True)),
        known=known_share(stand, today, settings.stability_factor),
    )


def _watching(report: Report) -> Watch:
    """Tells the same of the reading of decks."""
    return lambda far: report(f"Reading “{far.name}”", far.share)


def _facts(library: Library, cards: Collection[str], watch: Watch) -> Mapping[str, Listed]:
    """What the catalogue says of these cards."""
    if not cards:
        return {}
    catalogued = Catalogue(library.places.cache)
    try:
        catalogue(library, catalogued, watch)
        rows = catalogued.rows_of(cards)
        return {card.id: card for card in catalogued.cards(list(rows.values())).values()}
    finally:
        catalogued.close()


def _days(totals: Totals) -> tuple[Day, ...]:
    by_day: dict[int, DayTotals] = defaultdict(DayTotals)
    for (_, day), each in totals.items():
        by_day[day] = by_day[day].plus(each)
    return tuple(
        Day(
            date_of(day),
            each.answered,
            each.right,
            each.close,
            each.wrong,
            each.ms / 1000,
            each.new,
            Kept(each.reviews, each.recalled),
        )
        for day, each in sorted(by_day.items())
        if each.answered
    )


def _asked_on(card: Remembered, today: int) -> int | None:
    """The study day on which a learned card is asked again: as the decks have it, without the day's limits.

    One that was wrong today is drilled today, whatever its due day; one put off today is not asked before tomorrow.
    """
    if card.due_day is None or card.suspended:
        return None
    if card.buried_day == today:
        return max(card.due_day, today + 1)
    return today if card.drill_day == today else card.due_day


def _cards(total: int, states: Sequence[Remembered]) -> Cards:
    learned = [one for one in states if one.due_day is not None]
    mature = sum(one.due_day - one.last_day >= MATURE for one in learned if one.due_day and one.last_day)
    return Cards(
        all=total,
        new=total - len(learned),
        young=len(learned) - mature,
        mature=mature,
        suspended=sum(bool(one.suspended) for one in states),
        leeches=sum((one.lapses or 0) >= LEECH for one in states),
    )


def _period(days: int | None, tally: Tally, known: Mapping[str, Listed]) -> Period:
    by_card = tally.by_card()
    topics: dict[str, Kept] = {}
    for card, kept in by_card.items():
        if card in known:
            topics[known[card].topic] = topics.get(known[card].topic, Kept()).plus(kept)
    forgotten = [(card, kept) for card, kept in by_card.items() if card in known and kept.reviews - kept.recalled > 1]
    forgotten.sort(key=lambda each: (each[1].recalled - each[1].reviews, each[1].share, each[0]))
    confused = [card for card, _ in tally.confused() if card in known]
    return Period(
        days,
        tally.kept,
        _parts(topics),
        _parts(tally.by_form()),
        tuple(Hard(card, known[card].statement, kept) for card, kept in forgotten[:SHOWN]),
        tuple(Confusion(card, known[card].statement, tally.said(card)) for card in confused[:SHOWN]),
    )


def _parts(kept: Mapping[str, Kept]) -> tuple[Part, ...]:
    """The weakest first."""
    return tuple(Part(name, each) for name, each in sorted(kept.items(), key=lambda pair: (pair[1].share, pair[0])))
