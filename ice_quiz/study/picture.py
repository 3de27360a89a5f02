"""From a session to the snapshot that the faces draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from math import ceil

from ice_quiz.grading.verdict import Chose, Outcome, Reply, Typed, Verdict
from ice_quiz.language.differences import Piece, differences
from ice_quiz.language.normal import folded
from ice_quiz.memory import fsrs
from ice_quiz.memory.rating import Rating
from ice_quiz.memory.study_day import date_of
from ice_quiz.questions.question import Card, Form, Question
from ice_quiz.settings import Settings
from ice_quiz.study.commands import possible
from ice_quiz.study.counts import Counts, minutes
from ice_quiz.study.due import Ahead
from ice_quiz.study.hints import hints
from ice_quiz.study.session import Session, Shown
from ice_quiz.study.snapshot import Missed, Phase, Snapshot, Summary

MOST_SECONDS = 60.0
"""What one answer counts at most in any statistics, as in Anki: the learner may have left the room."""


def picture(
    session: Session, settings: Settings, pace: float, seconds: float, message: str = "", banner: str = ""
) -> Snapshot:
    """What a face shows of a session now; without a card on the desk, a finished one without a summary.

    `pace` are the seconds that a card takes, `seconds` is the reading of the stopwatch.
    """
    counts = waiting(session)
    done = _done(session)
    takes = minutes(counts.total, pace)
    if session.until is not None:
        takes = min(takes, ceil(max(0.0, session.until - seconds) / 60))
    base = Snapshot(
        session.phase,
        counts=counts,
        done=done,
        total=done + counts.total,
        minutes_left=takes,
        kind=session.kind,
        message=message,
        banner=banner,
        commands=possible(session),
    )
    on = session.on
    if on is None:
        return base
    card = session.material.card(on.card)
    base = replace(
        base,
        deck_title=session.material.title(on.card),
        topic=card.topic,
        card=card.id,
        graded=on.graded,
        drill=on.drill,
        new=on.new,
        flagged=on.flagged,
    )
    if on.phase is Phase.INTRODUCED:
        return replace(base, statement=card.statement, citation=card.citation, why=_listed(card.about.why))
    asked = replace(base, question=on.question, hints=hints(on.question)[: on.hints], guessed=on.guessed, reply=on.reply)
    if on.phase is Phase.ASKED:
        return asked
    return replace(
        asked,
        statement=card.statement,
        citation=card.citation,
        verdict=on.verdict,
        rating=on.rating,
        due=_due(session, on, settings) if on.verdict else None,
        why=why_of(card, on.question, on.reply),
        spelling=spelling_of(on.question, on.reply, on.verdict),
        ratings=_ratings(session, on, settings),
    )


def summary(session: Session, ahead: Ahead, more_new: int, more_due: int = 0) -> Summary:
    """How the session went. Counts are of cards at their first try; the drill that followed is counted apart."""
    answered = _answered(session)
    tries = [one for one in answered if not one.drill]
    outcomes = [one.verdict.outcome for one in tries if one.verdict]
    return Summary(
        answered=len(tries),
        right=outcomes.count(Outcome.RIGHT),
        close=outcomes.count(Outcome.CLOSE),
        wrong=outcomes.count(Outcome.WRONG),
        drilled=len(answered) - len(tries),
        new_learned=sum(one.new for one in tries),
        seconds=sum(min(one.seconds, MOST_SECONDS) for one in answered),
        missed=tuple(
            Missed(one.card, one.question.whole_stem, _answer(session, one), _right(one))
            for one in tries
            if one.rating is Rating.AGAIN
        ),
        next_day=None if ahead.day is None else date_of(ahead.day),
        due_next_day=ahead.cards,
        more_new=more_new,
        more_due=more_due,
        time_up=session.time_up,
        waiting=session.queue.counts.total,
    )


def _right(shown: Shown) -> bool:
    return shown.verdict is not None and shown.verdict.outcome is Outcome.RIGHT


def _answer(session: Session, shown: Shown) -> str:
    """The right answer for the summary; of a true or false statement, the fact."""
    if shown.question.form is Form.TRUE_FALSE:
        return session.material.card(shown.card).statement
    return shown.question.key.shown


def waiting(session: Session) -> Counts:
    """What still waits, the card on the desk included unless it is done."""
    counts, on = session.queue.counts, session.on
    if on is None or (on.phase is Phase.ANSWERED and not on.comes_again):
        return counts
    if on.drill or on.comes_again:
        return counts._replace(again=counts.again + 1)
    return counts._replace(new=counts.new + 1) if on.new else counts._replace(due=counts.due + 1)


def _done(session: Session) -> int:
    """The cards that will not come again, those from before the session was left included."""
    open_cards = {one.card for one in session.queue.drill}
    if session.on and (session.on.phase is not Phase.ANSWERED or session.on.comes_again):
        open_cards.add(session.on.card)
    return session.before + len({one.card for one in _answered(session)} - open_cards)


def _answered(session: Session) -> tuple[Shown, ...]:
    on = session.on
    return (*session.past, on) if on and on.phase is Phase.ANSWERED else session.past


def _due(session: Session, on: Shown, settings: Settings) -> date | None:
    """When the card is due after its answer that counts: this one, or where this is drill, the one before it."""
    counted = on if on.graded else next((one for one in session.past if one.card == on.card and one.graded), None)
    if counted is None or counted.rating is None:
        return None if on.before.due_day is None else date_of(on.before.due_day)
    memory = fsrs.after(counted.before.memory, counted.rating, counted.day)
    return date_of(fsrs.due_day(memory, on.card, settings.desired_retention, settings.stability_factor))


def _ratings(session: Session, on: Shown, settings: Settings) -> Mapping[Rating, date]:
    if on.graded:
        day = on.day if on.phase is Phase.ANSWERED else session.day
        days = fsrs.preview(on.before.memory, on.card, day, settings.desired_retention, settings.stability_factor)
        return {rating: date_of(day) for rating, day in days.items()}
    if on.phase is not Phase.REVEALED:
        return {}
    # A revealed answer is rated even where no rating moves the schedule.
    return dict.fromkeys(Rating, _due(session, on, settings) or date_of(session.day))


def why_of(card: Card, question: Question, reply: Reply | None) -> tuple[str, ...]:
    """Why the answer is right: the proof against what was chosen, the fact if it adds something, the author's reason."""
    said = [_proof(question, reply), card.statement, card.about.why]
    kept: list[str] = []
    for sentence in said:
        if sentence and not any(folded(sentence) in folded(other) for other in (*kept, question.stem)):
            kept.append(sentence)
    return tuple(kept)


def spelling_of(question: Question, reply: Reply | None, verdict: Verdict | None) -> tuple[Piece, ...]:
    """How a typed answer differs from the right one, where it is that one misspelt."""
    typed = isinstance(reply, Typed) and question.need == 1 and question.form not in (Form.NUMBER, Form.CHOOSE)
    if verdict is None or (verdict.outcome is Outcome.RIGHT and not verdict.misspelt):
        return ()
    if not typed or not isinstance(reply, Typed):
        return ()
    return differences(reply.text, [wording for answer in question.key.answers for wording in answer.wordings])


def _proof(question: Question, reply: Reply | None) -> str:
    if question.form is Form.TRUE_FALSE:
        # Either answer is explained by what makes the other impossible.
        proofs = [option.proof for option in question.options if option.proof]
    else:
        chosen = reply.option if isinstance(reply, Chose) else -1
        proofs = [option.proof for place, option in enumerate(question.options) if place == chosen and option.proof]
    return proofs[0].sentence if proofs else ""


def _listed(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
