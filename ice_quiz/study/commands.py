"""What the learner can ask for besides answering: which commands do something now, and what they do.

A correction never rewrites an answer: it drafts an `overridden` event beside it, so that the log keeps both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ice_quiz.grading.verdict import DontKnow, Outcome, Verdict
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.event import Kind
from ice_quiz.questions.question import Grade
from ice_quiz.study.hints import hints
from ice_quiz.study.queue import with_new
from ice_quiz.study.rated import rating_of
from ice_quiz.study.session import Back, Draft, Session, Shown, Step, go_on, put_aside, rate_revealed, reply, reveal, stem
from ice_quiz.study.snapshot import Command, Phase


def possible(session: Session) -> frozenset[Command]:
    """The commands that do something now."""
    return frozenset(command for command, can in _CAN.items() if can(session))


def command(session: Session, asked: Command, seconds: float) -> Step:
    """Do what was asked; what does nothing now leaves the session as it was and says why."""
    if not _CAN[asked](session):
        return Step(session, message=_WHY_NOT[asked])
    return _DO[asked](session, seconds)


def rate(session: Session, rating: Rating, seconds: float) -> Step:
    """Rate a revealed answer, or give the last verdict another rating."""
    on = session.on
    if on is not None and on.phase is Phase.REVEALED:
        return rate_revealed(session, rating, seconds)
    if on is None or on.phase is not Phase.ANSWERED:
        return Step(session, message="There is nothing to rate now.")
    if not on.graded:
        return Step(session, message="This answer does not count for the schedule, so its rating cannot change.")
    if rating is on.rating:
        return Step(session)
    return _corrected(session, replace(on, rating=rating))


def _undo(session: Session, seconds: float) -> Step:
    back = session.back
    assert back is not None
    undone = Draft(session.drafts, Kind.UNDONE, back.draft.card, target=back.draft.number)
    restored = _restored(session, back.session)
    on = restored.on
    if on is not None and on.phase is not Phase.ANSWERED:
        on = replace(on, started=seconds, guessed=False)
    return Step(replace(restored, on=on, drafts=session.drafts + 1), (undone,), message=f"Undid: {_what(session, back)}")


def _back(session: Session, _seconds: float) -> Step:
    """The last verdict once more, to be read or corrected; what is on the desk waits as it is. Nothing is written."""
    assert session.answered is not None
    return Step(replace(_restored(session, session.answered), left=session.on))


def _restored(session: Session, earlier: Session) -> Session:
    """An earlier session, with what came in since then."""
    let_in = tuple(card for card in session.extra if card not in earlier.extra)
    return replace(
        earlier,
        queue=with_new(earlier.queue, let_in),
        extra=session.extra,
        material=session.material,
        drafts=session.drafts,
    )


def _what(session: Session, back: Back) -> str:
    """The thing that is undone, in its last version."""
    shown = next((one for one in (session.on, *reversed(session.past)) if one and one.draft == back.draft.number), None)
    if back.draft.kind is not Kind.ANSWERED or shown is None or shown.verdict is None:
        assert back.session.on is not None
        return f"{'put off' if back.draft.kind is Kind.BURIED else 'suspended'} “{stem(back.session.on)}”"
    return f"{shown.verdict.outcome} on “{stem(shown)}”"


def _hint(session: Session, _seconds: float) -> Step:
    assert session.on is not None
    return Step(replace(session, on=replace(session.on, hints=session.on.hints + 1)))


def _dont_know(session: Session, seconds: float) -> Step:
    return reply(session, DontKnow(), seconds)


def _guessed(session: Session, _seconds: float) -> Step:
    on = session.on
    assert on is not None
    on = replace(on, guessed=not on.guessed)
    if on.verdict is None:
        return Step(replace(session, on=on))
    return _corrected(session, replace(on, rating=rating_of(on.verdict, hints=on.hints, guessed=on.guessed)))


def _was_right(session: Session, _seconds: float) -> Step:
    return _judged(session, Verdict(Outcome.RIGHT, 1.0, "Counted as right, as you say."))


def _was_wrong(session: Session, _seconds: float) -> Step:
    return _judged(session, Verdict(Outcome.WRONG, 0.0, "Counted as wrong, as you say."))


def _judged(session: Session, verdict: Verdict) -> Step:
    on = session.on
    assert on is not None
    return _corrected(session, replace(on, verdict=verdict, guessed=False, rating=rating_of(verdict, hints=on.hints)))


def _corrected(session: Session, on: Shown) -> Step:
    assert on.verdict is not None
    body = {"verdict": on.verdict.outcome, "rating": on.rating, "guessed": on.guessed}
    draft = Draft(session.drafts, Kind.OVERRIDDEN, on.card, body, target=on.draft)
    return Step(replace(session, on=on, drafts=session.drafts + 1), (draft,))


def _suspend(session: Session, seconds: float) -> Step:
    assert session.on is not None
    message = f"Suspended: “{stem(session.on)}”. Find it among the cards by is:suspended."
    return put_aside(session, Kind.SUSPENDED, message, seconds)


def _bury(session: Session, seconds: float) -> Step:
    assert session.on is not None
    message = f"Put off until tomorrow: “{stem(session.on)}”. Find it among the cards by is:buried."
    return put_aside(session, Kind.BURIED, message, seconds)


def _flag(session: Session, _seconds: float) -> Step:
    on = session.on
    assert on is not None
    draft = Draft(session.drafts, Kind.UNFLAGGED if on.flagged else Kind.FLAGGED, on.card)
    flagged = replace(session, on=replace(on, flagged=not on.flagged), drafts=session.drafts + 1)
    return Step(flagged, (draft,), "Not flagged any more." if on.flagged else "Flagged: you find it by is:flagged.")


def _in(*phases: Phase) -> Callable[[Session], bool]:
    return lambda session: session.phase in phases


def _more_hints(session: Session) -> bool:
    on = session.on
    return on is not None and on.phase is Phase.ASKED and on.hints < len(hints(on.question))


def _can_reveal(session: Session) -> bool:
    on = session.on
    return on is not None and on.phase is Phase.ASKED and on.question.key.grade is Grade.SELF


def _can_have_guessed(session: Session) -> bool:
    on = session.on
    if on is None or on.phase is Phase.ASKED:
        return on is not None
    return on.phase is Phase.ANSWERED and (on.guessed or on.rating is not Rating.AGAIN)


def _not_yet(outcome: Outcome) -> Callable[[Session], bool]:
    """Whether there is a verdict, and it says something else."""

    def can(session: Session) -> bool:
        on = session.on
        return on is not None and on.phase is Phase.ANSWERED and on.verdict is not None and on.verdict.outcome is not outcome

    return can


_CAN: Mapping[Command, Callable[[Session], bool]] = {
    Command.NEXT: _in(Phase.INTRODUCED, Phase.ANSWERED),
    Command.UNDO: lambda session: session.back is not None,
    Command.BACK: lambda session: session.answered is not None and session.phase is not Phase.ANSWERED,
    Command.HINT: _more_hints,
    Command.REVEAL: _can_reveal,
    Command.DONT_KNOW: _in(Phase.ASKED),
    Command.GUESSED: _can_have_guessed,
    Command.WAS_RIGHT: _not_yet(Outcome.RIGHT),
    Command.WAS_WRONG: _not_yet(Outcome.WRONG),
    Command.SUSPEND: lambda session: session.on is not None,
    Command.FLAG: lambda session: session.on is not None,
    Command.BURY: lambda session: session.on is not None and session.purpose.counts,
}

_DO: Mapping[Command, Callable[[Session, float], Step]] = {
    Command.NEXT: go_on,
    Command.UNDO: _undo,
    Command.BACK: _back,
    Command.HINT: _hint,
    Command.REVEAL: lambda session, _seconds: reveal(session),
    Command.DONT_KNOW: _dont_know,
    Command.GUESSED: _guessed,
    Command.WAS_RIGHT: _was_right,
    Command.WAS_WRONG: _was_wrong,
    Command.SUSPEND: _suspend,
    Command.BURY: _bury,
    Command.FLAG: _flag,
}

_WHY_NOT: Mapping[Command, str] = {
    Command.NEXT: "Answer the question first, or say that you do not know.",
    Command.UNDO: "There is nothing to undo in this session.",
    Command.BACK: "There is no verdict to go back to.",
    Command.HINT: "There is no further hint.",
    Command.REVEAL: "Only a question that you grade yourself is revealed; say that you do not know to see the answer.",
    Command.DONT_KNOW: "There is no question to answer now.",
    Command.GUESSED: "There is no answer that a guess could have given.",
    Command.WAS_RIGHT: "There is no answer that could be counted as right.",
    Command.WAS_WRONG: "There is no answer that could be counted as wrong.",
    Command.SUSPEND: "There is no card to suspend.",
    Command.FLAG: "There is no card to flag.",
    Command.BURY: "There is no card to put off; in practice nothing is.",
}
