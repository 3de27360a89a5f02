"""The answers and the end of a mock exam as the log keeps them, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ice_quiz.grading.grade import grade
from ice_quiz.grading.verdict import DontKnow, Listed, NotCounted, Outcome, Verdict
from ice_quiz.progress.answered import Answered
from ice_quiz.progress.event import Body, Event, Kind
from ice_quiz.questions.compiled import Compiled
from ice_quiz.study.exams.exam import MARKED, Paper, Sat, Sitting, question_of, result
from ice_quiz.study.form import form_seed
from ice_quiz.study.rated import rating_of
from ice_quiz.study.raw import raw, reply_from

PURPOSES = {False: "exam", True: "quiz"}


def answered_body(compiled: Compiled, paper: Paper, sat: Sat, *, new: bool) -> Body:
    """What an `answered` event says of an item: as any answer, and whether it was flagged, and judged by the learner."""
    card = compiled.cards[sat.card]
    answered = Answered(
        deck=card.deck,
        form=sat.question.form,
        variant=sat.question.rendering.variant,
        verdict=sat.verdict.outcome,
        rating=rating_of(sat.verdict),
        graded=not paper.quiz,
        fingerprint=card.fingerprint,
        options=tuple(option.text for option in sat.question.options),
        reply=raw(sat.reply),
        ms=round(sat.seconds * 1000),
        share=sat.verdict.share,
        purpose=PURPOSES[paper.quiz],
        seed=form_seed(paper.seed, card.id),
        new=new,
        exam=paper.id,
    )
    return {**answered.body(), "flagged": sat.flagged, "marked": sat.marked}


def bodies(compiled: Compiled, paper: Paper, sat: Sat, new: Callable[[str], bool]) -> Iterator[tuple[str, Body]]:
    """The events of an answer, by card: one, or of a matching one for each pair; the first holds the whole reply."""
    whole = answered_body(compiled, paper, sat, new=new(sat.card))
    texts = sat.reply.texts if isinstance(sat.reply, Listed) else ()
    if not sat.question.pairs:
        yield sat.card, whole
    for place, (card, answer) in enumerate(zip(paper.groups.get(sat.card, ()), sat.question.key.answers, strict=False)):
        right = place < len(texts) and texts[place] in sat.verdict.matched and texts[place] == answer.show
        verdict = Verdict(Outcome.RIGHT if right else Outcome.WRONG, float(right), "")
        own = {"verdict": verdict.outcome, "rating": rating_of(verdict), "share": verdict.share, "new": new(card)}
        if place:
            own |= {"reply": texts[place : place + 1] or None, "ms": 0, "fingerprint": compiled.cards[card].fingerprint}
        yield card, {**whole, **own}


def answer_in(events: Iterable[Event], compiled: Compiled, paper: Paper, card: str) -> Sat | None:
    """The answer to an item among the events of its card; the first, where two windows gave one each."""
    given = (event for event in events if event.kind == Kind.ANSWERED and event.body.get("exam") == paper.id)
    first = next(given, None)
    return None if first is None else _sat(first, compiled, paper, card)


def _sat(event: Event, compiled: Compiled, paper: Paper, card: str) -> Sat:
    answered = Answered.of(event.body, card)
    question = question_of(compiled, paper, card)
    reply, marked = reply_from(answered.reply), event.body.get("marked") is True
    verdict = Verdict(answered.verdict, answered.share, "")
    if question.pairs:
        again = grade(question, reply or DontKnow())
        verdict = again if isinstance(again, Verdict) else verdict
    elif marked:
        verdict = MARKED[answered.verdict is Outcome.RIGHT]
    elif reply is not None:
        again = grade(question, reply)
        if not isinstance(again, NotCounted) and again.outcome is answered.verdict:
            verdict = again  # for its reason
    flagged = event.body.get("flagged") is True
    return Sat(card, question, reply, verdict, max(0, answered.ms) / 1000, flagged, marked)


def revealed_body(sitting: Sitting, seconds: float) -> Body:
    """What a `revealed` event says: what was typed before the answers were shown, so that nothing can be changed after."""
    ms = round(max(0.0, seconds - sitting.started) * 1000)
    return {"exam": sitting.paper.id, "reply": raw(sitting.reply), "ms": ms, "flagged": sitting.flagged}


def as_revealed(sitting: Sitting, events: Iterable[Event], seconds: float) -> Sitting:
    """The sitting at the marking of its item, where the events of that card say that its answers were shown before."""
    shown = (event for event in events if event.kind == Kind.REVEALED and event.body.get("exam") == sitting.paper.id)
    first = next(shown, None)
    if first is None or sitting.on is None:
        return sitting
    kept = Answered.of(first.body, first.card)
    flagged = first.body.get("flagged") is True
    started = seconds - max(0, kept.ms) / 1000
    return replace(sitting, revealed=True, reply=reply_from(kept.reply), flagged=flagged, started=started)


def ended_body(sitting: Sitting, *, given_up: bool) -> Body:
    """What an `exam_ended` event says."""
    ended = result(sitting)
    return {
        "exam": sitting.paper.id,
        "passed": ended.passed and not given_up,
        "right": ended.right,
        "wrong": ended.wrong,
        "asked": ended.asked,
        "given_up": given_up,
    }
