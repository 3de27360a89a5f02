"""A session as a pure state machine: a state, what the learner does, and a reading of the stopwatch give the next state.

Every step returns the new `Session` and the drafts of the events to be written for it. Nothing here knows the log, the
wall clock or a screen. Undo goes back to an earlier state as a whole: a session holds the one its last answer was given in.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ice_quiz.grading.grade import grade
from ice_quiz.grading.verdict import DontKnow, NotCounted, Outcome, Reply, Verdict
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.answered import Answered
from ice_quiz.progress.event import Body, Kind
from ice_quiz.progress.replay import CardState
from ice_quiz.questions.question import Form, Grade, Question, Rendering
from ice_quiz.study.form import choose_rendering, form_seed, introduced_first
from ice_quiz.study.material import Material, last_rendering
from ice_quiz.study.queue import Queue, again, take
from ice_quiz.study.rated import outcome_of, rating_of
from ice_quiz.study.raw import raw
from ice_quiz.study.snapshot import Phase, Purpose
from ice_quiz.study.stubborn import ADVICE, RESTS, becomes_leech, worn_out

SELF_RATED = {
    Outcome.RIGHT: "You rated your answer as right.",
    Outcome.CLOSE: "You rated your answer as nearly right.",
    Outcome.WRONG: "You rated your answer as wrong.",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """An event to be written. `number` counts the drafts of a session; `target` is that of the one it takes back."""

    number: int
    kind: Kind
    card: str = ""
    body: Body = field(default_factory=dict)
    target: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """The card in front of the learner, from its first sight to its verdict.

    `before` is what the log said of it when it was shown. `graded` says that the answer will move the schedule. `hints` is
    how many were given, `started` the stopwatch when the question was shown, `seconds` what the answer took. `rating` is
    None until there is a verdict; `draft` is the number of the answer's draft, `day` the study day it was given on.
    """

    card: str
    question: Question
    before: CardState
    seed: int
    phase: Phase = Phase.ASKED
    new: bool = False
    drill: bool = False
    graded: bool = False
    started: float = 0.0
    hints: int = 0
    guessed: bool = False
    reply: Reply | None = None
    verdict: Verdict | None = None
    rating: Rating | None = None
    seconds: float = 0.0
    draft: int = -1
    day: int = 0
    flagged: bool = False

    @property
    def comes_again(self) -> bool:
        """Whether it is to be drilled."""
        return self.rating is Rating.AGAIN


@dataclass(frozen=True, slots=True)
class Back:
    """Where undo leads: the session as it was, and the draft that is taken back."""

    session: Session = field(repr=False)
    draft: Draft


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting. `on` is None when nothing is left; `past` are the cards that were answered and left, in order.

    `day` is the study day, `extra` the new cards that were let in on the way, `drafts` how many events were drafted.
    `answered` is the session at its last verdict, where the learner can go back to; `left` what was on the desk then. Once
    the stopwatch shows `until` no further card is shown, and `time_up` says so. `kind` names the kind of session.
    `before` is how many cards were done of it before it was left.
    """

    material: Material = field(repr=False)
    queue: Queue
    day: int
    seed: int
    purpose: Purpose = Purpose.DUE
    form: Form | None = None
    on: Shown | None = None
    past: tuple[Shown, ...] = ()
    extra: tuple[str, ...] = ()
    back: Back | None = None
    answered: Session | None = field(default=None, repr=False)
    left: Shown | None = None
    drafts: int = 0
    until: float | None = None
    time_up: bool = False
    kind: str = ""
    before: int = 0

    @property
    def phase(self) -> Phase:
        """Where the learner stands."""
        return self.on.phase if self.on else Phase.FINISHED


@dataclass(frozen=True, slots=True)
class Step:
    """What one thing that the learner did leads to; `message` is a sentence about it, or says why nothing happened."""

    session: Session
    drafts: tuple[Draft, ...] = ()
    message: str = ""


def show_next(session: Session, seconds: float) -> Session:
    """The session with its next card on the desk, at a reading of the stopwatch; none there when nothing is left."""
    if session.until is not None and seconds >= session.until and session.queue.counts.total:
        return replace(session, on=None, time_up=True)
    card, queue = take(session.queue, session.material.alike)
    while card is not None and not session.material.renderings(card):
        card, queue = take(queue, session.material.alike)  # a card that allows no form cannot be asked
    if card is None:
        return replace(session, queue=queue, on=None)
    drill = any(one.card == card for one in session.queue.drill)
    return replace(session, queue=queue, on=_shown(session, card, drill, seconds))


def reply(session: Session, given: Reply, seconds: float) -> Step:
    """Answer the question. What cannot be counted leaves it as it was; a self-graded one is revealed to be rated."""
    on = session.on
    if on is None or on.phase is not Phase.ASKED:
        return Step(session, message="There is no question to answer now.")
    if on.question.key.grade is Grade.SELF and not isinstance(given, DontKnow):
        return Step(replace(session, on=replace(on, phase=Phase.REVEALED, reply=given)))
    verdict = grade(on.question, given)
    if isinstance(verdict, NotCounted):
        return Step(session, message=verdict.reason)
    rating = rating_of(verdict, hints=on.hints, guessed=on.guessed)
    return _answered(session, replace(on, reply=given, verdict=verdict, rating=rating), seconds)


def reveal(session: Session) -> Step:
    """Show the answer of a self-graded question without typing one."""
    assert session.on is not None
    return Step(replace(session, on=replace(session.on, phase=Phase.REVEALED)))


def rate_revealed(session: Session, rating: Rating, seconds: float) -> Step:
    """The learner compared and says how it went."""
    assert session.on is not None
    outcome = outcome_of(rating)
    share = {Outcome.RIGHT: 1.0, Outcome.CLOSE: 0.5, Outcome.WRONG: 0.0}[outcome]
    return _answered(
        session, replace(session.on, verdict=Verdict(outcome, share, SELF_RATED[outcome]), rating=rating), seconds
    )


def go_on(session: Session, seconds: float) -> Step:
    """From the fact to its question, or from the answer to the next card."""
    on = session.on
    assert on is not None
    if on.phase is Phase.INTRODUCED:
        draft = Draft(session.drafts, Kind.INTRODUCED, on.card)
        asked = replace(session, on=replace(on, phase=Phase.ASKED, started=seconds), drafts=session.drafts + 1)
        return Step(asked, (draft,))
    if on.comes_again and worn_out((*session.past, on), on.card):
        return _rest(session, seconds)
    queue = again(session.queue, on.card) if on.comes_again else session.queue
    gone_on = replace(
        session, queue=queue, past=(*session.past, on), on=None, answered=replace(session, left=None), left=None
    )
    following = show_next(gone_on, seconds)
    if session.left and following.on and session.left.card == following.on.card:
        return Step(replace(following, on=session.left))  # as it was, with the hints that were given
    return Step(following)


def stem(shown: Shown) -> str:
    """The question as it is named in a message; "Undid: suspended “…”" stays on one line of a usual terminal."""
    return shown.question.stem if len(shown.question.stem) <= 56 else shown.question.stem[:55].rstrip() + "…"


def put_aside(session: Session, kind: Kind, message: str, seconds: float) -> Step:
    """The next card, the one on the desk suspended or buried; undo brings it back."""
    on = session.on
    assert on is not None
    draft = Draft(session.drafts, kind, on.card)
    without = replace(session, back=Back(session, draft), drafts=session.drafts + 1)
    return Step(leave_card(without, seconds), (draft,), message)


def _rest(session: Session, seconds: float) -> Step:
    """A card that was missed again and again comes no more today; in practice it only leaves the session."""
    assert session.on is not None
    message = RESTS.format(stem(session.on))
    if session.purpose.counts:
        return put_aside(session, Kind.BURIED, message, seconds)
    return Step(leave_card(session, seconds), message=message)


def leave_card(session: Session, seconds: float) -> Session:
    """The next card, the one on the desk left as it is: kept if it was answered, and not to come again."""
    on = session.on
    past = (*session.past, on) if on and on.phase is Phase.ANSWERED else session.past
    return show_next(replace(session, past=past, on=None, answered=None), seconds)


def _answered(session: Session, on: Shown, seconds: float) -> Step:
    """The card with its verdict, the draft of its answer, and the way back."""
    on = replace(on, phase=Phase.ANSWERED, draft=session.drafts, day=session.day, seconds=max(0.0, seconds - on.started))
    draft = Draft(session.drafts, Kind.ANSWERED, on.card, _body(session, on))
    message = ADVICE if becomes_leech(on) else ""
    return Step(replace(session, on=on, back=Back(session, draft), drafts=session.drafts + 1), (draft,), message)


def _body(session: Session, on: Shown) -> Body:
    assert on.verdict is not None
    assert on.rating is not None
    card = session.material.card(on.card)
    return Answered(
        deck=card.deck,
        form=on.question.form,
        variant=on.question.rendering.variant,
        verdict=on.verdict.outcome,
        rating=on.rating,
        graded=on.graded,
        fingerprint=card.fingerprint,
        options=tuple(option.text for option in on.question.options),
        reply=raw(on.reply),
        ms=round(on.seconds * 1000),
        hints=on.hints,
        guessed=on.guessed,
        share=on.verdict.share,
        purpose=session.purpose,
        seed=on.seed,
        new=on.new,
    ).body()


def _shown(session: Session, card: str, drill: bool, seconds: float) -> Shown:
    state = session.material.state(card)
    earlier = [one for one in session.past if one.card == card]
    renderings = session.material.renderings(card)
    last: Rendering | None = earlier[-1].question.rendering if earlier else last_rendering(state)
    seed = form_seed(session.seed, card, *_turn(state, session.day, len(earlier)))
    memory = state.memory
    rendering = choose_rendering(
        renderings, stability=memory.stability if memory else None, last=last, seed=seed, asked=session.form
    )
    graded = session.purpose.counts and not drill
    introduced = graded and not state.introduced and introduced_first(renderings, new=state.new)
    return Shown(
        card,
        session.material.question(card, rendering, seed),
        state,
        seed,
        phase=Phase.INTRODUCED if introduced else Phase.ASKED,
        new=graded and state.new,
        drill=drill,
        graded=graded,
        started=seconds,
        flagged=state.flagged,
    )


def _turn(state: CardState, day: int, earlier: int) -> tuple[int, int]:
    """Which showing of the card this is: graded answers before today, and showings today. A break changes neither."""
    today = (state.seen_times if state.seen_day == day else 0) + earlier
    if state.memory is None:
        return 0, today
    return state.memory.reps - (state.memory.last_day == day), today
