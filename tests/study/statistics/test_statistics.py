from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from ice_quiz.errors import DeckError
from ice_quiz.grading.verdict import Outcome
from ice_quiz.language.words import per_cent
from ice_quiz.memory.rating import Rating
from ice_quiz.plain.statistics import statistics_lines
from ice_quiz.progress.answered import Answered
from ice_quiz.progress.event import Event, Kind
from ice_quiz.study.statistics.saying import kept_in_words
from ice_quiz.study.statistics.snapshot import AHEAD
from ice_quiz.study.statistics.steadiness import Kept
from ice_quiz.study.statistics.tally import said_instead

if TYPE_CHECKING:
    from tests.study.conftest import Learner

INN = "waters/Inn.flows into"
MAIN = "waters/Main.flows into"


def answer(learner: Learner, card: str = INN, right: bool = True, **more: object) -> Event:
    outcome, rating = (Outcome.RIGHT, Rating.GOOD) if right else (Outcome.WRONG, Rating.AGAIN)
    told = {"deck": "waters", "form": "type", "verdict": outcome, "rating": rating, "graded": True, "ms": 4000} | more
    event = learner.log.stamp(Kind.ANSWERED, card, Answered(**told).body())  # type: ignore[arg-type]
    learner.log.append(event)
    return event


def test_true_retention_counts_the_first_answer_of_a_day_to_a_card_that_was_learned_before(learner: Learner) -> None:
    answer(learner)  # new
    learner.on(26)
    answer(learner, right=False)
    answer(learner)  # drill
    answer(learner, MAIN, graded=False)  # practice
    learner.on(28)
    answer(learner)
    stats = learner.desk.statistics()
    assert [period.kept for period in stats.periods] == [Kept(2, 1)] * 3
    assert [(day.answered, day.right, day.wrong, day.new) for day in stats.days] == [
        (1, 1, 0, 1),
        (3, 2, 1, 0),
        (1, 1, 0, 0),
    ]
    assert stats.done_today.seconds == 4


def test_what_was_undone_is_not_counted_and_what_was_overridden_counts_as_overridden(learner: Learner) -> None:
    answer(learner)
    learner.on(26)
    wrong = answer(learner, right=False, reply="Rhine")
    assert learner.desk.statistics().periods[0].confusions[0].said == (("Rhine", 1),)
    learner.log.append(learner.log.stamp(Kind.OVERRIDDEN, INN, {"target": wrong.id, "verdict": "right", "rating": "good"}))
    stats = learner.desk.statistics()
    assert (stats.periods[0].kept, stats.periods[0].confusions) == (Kept(1, 1), ())
    learner.log.append(learner.log.stamp(Kind.UNDONE, INN, {"target": wrong.id}))
    assert learner.desk.statistics().periods[0].kept == Kept()


def test_the_retention_is_that_of_the_day_totals_whatever_happened(learner: Learner) -> None:
    random = Random(7)
    cards, events = [INN, MAIN, "waters/Saale.flows into"], []
    for day in range(1, 40):
        learner.on(day)
        events += [
            answer(learner, random.choice(cards), random.random() < 0.7, graded=random.random() < 0.9)
            for _ in range(random.randrange(4))
        ]
        if events and random.random() < 0.3:
            event = random.choice(events)
            kind, body = random.choice(
                [("undone", {}), ("overridden", {"verdict": "wrong"}), ("reset", {}), ("suspended", {})]
            )
            learner.log.append(learner.log.stamp(kind, event.card, body | {"target": event.id}))
        if day == 20:
            learner.log.append(learner.log.stamp(Kind.RENAMED, MAIN, {"to": "waters/Vltava.flows into"}))
    whole = learner.desk.statistics().periods[-1].kept
    totals = learner.log.all_totals().values()
    assert whole.reviews > 20
    assert whole == Kept(sum(each.reviews for each in totals), sum(each.recalled for each in totals))


def test_a_renamed_card_keeps_its_history_and_a_card_of_another_deck_is_not_counted(learner: Learner) -> None:
    for day in (1, 3, 5):
        learner.on(day)
        answer(learner, "waters/old name", right=day != 5)
        answer(learner, "town/1", deck="town")
    learner.log.append(learner.log.stamp(Kind.RENAMED, "waters/old name", {"to": INN}))
    stats = learner.desk.statistics("waters")
    assert stats.periods[-1].kept == Kept(2, 1)
    assert stats.answered == 3
    assert [part.name for part in stats.periods[-1].topics] == ["Rivers"]
    assert learner.desk.statistics().periods[-1].kept == Kept(4, 3)


def test_topics_and_forms_stand_with_the_weakest_first(learner: Learner) -> None:
    for day in (1, 10, 20):
        learner.on(day)
        answer(learner, INN, right=day != 20, form="choose")
        answer(learner, MAIN)
    period = learner.desk.statistics().periods[-1]
    assert [(part.name, part.kept) for part in period.forms] == [("choose", Kept(2, 1)), ("type", Kept(2, 2))]
    assert period.topics[0].kept == Kept(4, 3)


def test_the_periods_end_today(learner: Learner) -> None:
    for day in (1, 20, 25):
        learner.on(day)
        answer(learner)
    learner.on(50)
    assert [period.kept for period in learner.desk.statistics().periods] == [Kept(1, 1), Kept(2, 2), Kept(2, 2)]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"reply": " the  Rhine "}, "the Rhine"),
        ({"reply": 1, "options": ("Danube", "Elbe"), "form": "choose"}, "Elbe"),
        ({"reply": 7, "options": ("Danube", "Elbe"), "form": "choose"}, ""),
        ({"reply": 0, "options": ("True", "False"), "form": "true or false"}, ""),
        ({"reply": ("a", "b"), "form": "name all"}, ""),
        ({"reply": None}, ""),
        ({"reply": "Danube", "verdict": Outcome.RIGHT}, ""),
    ],
)
def test_what_was_said_instead(more: dict[str, object], said: str) -> None:
    told = {"deck": "d", "form": "type", "verdict": Outcome.WRONG, "rating": Rating.AGAIN, "graded": True} | more
    assert said_instead(Answered(**told)) == said  # type: ignore[arg-type]


def test_confusions_are_told_by_fact_with_spellings_taken_together(learner: Learner) -> None:
    for reply in ("Rhine", "rhine", "Elbe"):
        answer(learner, right=False, reply=reply)
    [confusion] = learner.desk.statistics().periods[0].confusions
    assert confusion.statement == "Inn flows into Danube."
    assert confusion.said == (("Rhine", 2), ("Elbe", 1))


def test_hard_cards_are_those_forgotten_more_than_once(learner: Learner) -> None:
    for day in range(1, 8):
        learner.on(day)
        answer(learner, right=day % 2 == 0)
        answer(learner, MAIN, right=day != 3)
    [hard] = learner.desk.statistics().periods[0].hardest
    assert (hard.card, hard.kept) == (INN, Kept(6, 3))


def test_what_falls_due_is_forecast_without_suspended_cards(learner: Learner) -> None:
    answer(learner)
    answer(learner, MAIN)
    learner.log.append(learner.log.stamp(Kind.SUSPENDED, MAIN))
    stats = learner.desk.statistics()
    due = learner.log.card(INN).due_day
    assert due is not None
    assert [day for day, count in enumerate(stats.due) if count] == [due - learner.log.today()]
    assert (len(stats.due), sum(stats.due), stats.later) == (AHEAD, 1, 0)
    assert (stats.cards.all - stats.cards.new, stats.cards.suspended) == (2, 1)


@pytest.mark.parametrize("meanwhile", [None, Kind.SUSPENDED, Kind.BURIED])
def test_the_statistics_and_the_decks_agree_on_what_is_asked_again_today(learner: Learner, meanwhile: Kind | None) -> None:
    learner.on(20)
    answer(learner)
    learner.on(30)
    answer(learner, MAIN, right=False)
    if meanwhile:
        learner.log.append(learner.log.stamp(meanwhile, MAIN))
    (deck,) = learner.desk.due()
    stats = learner.desk.statistics()
    assert deck.counts.again + deck.counts.due == stats.due[0] == (1 if meanwhile else 2)
    assert stats.known == pytest.approx(deck.known) != 0


def test_whoever_is_told_how_far_it_is_can_stop_it(learner: Learner) -> None:
    class Enough(Exception):
        pass

    answer(learner)
    for begins in ("Reading your answers", "Reading “waters.yaml”"):

        def report(what: str, _share: float, begins: str = begins) -> None:
            if what.startswith(begins):
                raise Enough

        learner.write("waters", (learner.places.decks / "waters.yaml").read_text() + f"# {begins}\n")
        with pytest.raises(Enough):
            learner.begin().desk.statistics(report=report)
    shares: list[float] = []
    learner.desk.statistics(report=lambda _, share: shares.append(share))
    assert all(0 <= share <= 1 for share in shares)


def test_before_the_first_answer_there_is_something_to_read(learner: Learner) -> None:
    stats = learner.desk.statistics()
    assert stats.cards.new == stats.cards.all > 0
    text = "\n".join(statistics_lines(stats))
    assert "nothing answered yet" in text
    with pytest.raises(DeckError):
        learner.desk.statistics("no such deck")


def test_one_answer_is_told_as_one(learner: Learner) -> None:
    answer(learner)
    text = "\n".join(statistics_lines(learner.desk.statistics()))
    assert "Today: 1 answer in " in text
    assert "; 1 card was new." in text
    assert ": 1 answer on 1 day, " in text


def test_the_same_is_told_in_words(learner: Learner) -> None:
    for day in (20, 22, 23, 24):
        learner.on(day)
        answer(learner, right=day != 23, reply="Rhine")
        answer(learner, MAIN)
    text = "\n".join(statistics_lines(learner.desk.statistics(), drawn=True))
    assert "Today: 2 answers in 8 seconds: 2 right, 0 wrong; 0 cards were new." in text
    assert "Days in a row: 3; the most so far: 3." in text
    assert "the last 30 days: 83 % of 6 reviews; 44 % to 97 % would fit that" in text
    assert "Inn flows into Danube.  You said “Rhine”. (waters/Inn.flows into)" in text
    assert "November 2026: 8 answers on 4 days, 8 seconds a day" in text
    assert not set("█░▁") & set("\n".join(statistics_lines(learner.desk.statistics())))


def test_only_what_is_really_everything_is_told_as_such() -> None:
    assert [per_cent(share) for share in (0, 0.001, 0.9, 0.999, 1)] == ["0 %", "1 %", "90 %", "99 %", "100 %"]
    assert kept_in_words(Kept()) == "nothing was due again yet"
