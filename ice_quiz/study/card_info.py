"""Everything there is to know of one card as one picture: its fact, its questions, its history, why it is due or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from ice_quiz.errors import DeckError, UsageError
from ice_quiz.grading.verdict import Outcome
from ice_quiz.language.days import in_days, next_day, past_day
from ice_quiz.language.nearest import nearest
from ice_quiz.language.words import per_cent
from ice_quiz.library.catalogue import Listed
from ice_quiz.library.library import Library
from ice_quiz.memory import fsrs
from ice_quiz.memory.rating import Rating
from ice_quiz.memory.study_day import date_of
from ice_quiz.progress.answered import Answered
from ice_quiz.progress.event import Kind
from ice_quiz.progress.log import Log, Past
from ice_quiz.progress.replay import CardState
from ice_quiz.questions.question import Question
from ice_quiz.settings import Settings
from ice_quiz.study.at_hand import at_hand
from ice_quiz.study.form import form_seed
from ice_quiz.study.material import deck_of

if TYPE_CHECKING:
    from ice_quiz.questions.compiled import Compiled

AT_LEAST_DAYS = 14
"""How far the forgetting curve reaches at least, from the last answer on."""


@dataclass(frozen=True, slots=True)
class Given:
    """Something that happened to the card: an answer, or what else is told in `what`.

    `reply` is what was typed, chosen or listed, `due` when it was to be asked next after that. `counted` says that it moved
    the memory; what did not is drill or practice.
    """

    day: date
    what: str
    form: str = ""
    reply: str = ""
    verdict: Outcome | None = None
    rating: Rating | None = None
    counted: bool = False
    due: date | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class CardInfo:
    """One card.

    `stability` (days), `difficulty` (1 to 10) and `recall` (the chance to recall it today) are None as long as no answer
    counted. `curve` is the chance of recall on each day from `last` on. `questions` are all that the card can make, None
    where they have not been made yet. `notice` says what is unusual about the card.
    """

    card: str
    today: date
    deck: str = ""
    topic: str = ""
    fact: str = ""
    source: str = ""
    stem: str = ""
    answers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    own_tags: tuple[str, ...] = ()
    questions: tuple[Question, ...] | None = None
    history: tuple[Given, ...] = ()
    new: bool = True
    suspended: bool = False
    flagged: bool = False
    leech: bool = False
    lapses: int = 0
    stability: float | None = None
    difficulty: float | None = None
    recall: float | None = None
    last: date | None = None
    due: date | None = None
    curve: tuple[float, ...] = field(default=(), repr=False)
    why: str = ""
    notice: str = ""


def card_info(library: Library, log: Log, settings: Settings, card: str) -> CardInfo:
    """Everything about a card, by its id or an earlier one.

    Raises `UsageError` for a card that neither a deck nor the log knows, `DeckError` for a deck that cannot be used, and
    `ProgressError` where the log cannot be read.
    """
    from ice_quiz.library.cataloguing import listed

    at_hand(library, log)
    if "/" not in card:
        advice = f"An id begins with its deck, like “ice/{card}”. `ice-quiz search WORDS` finds cards with their ids."
        raise UsageError(f"“{card}” is no card's id.", advice=advice)
    try:
        compiled = library.open(deck_of(card))
    except DeckError:
        if not log.history(card):
            raise
        return _with(info_of(Listed.blank(card), log, settings), notice="The deck of this card is not at hand now.")
    card = compiled.was.get(card, card)
    if card in compiled.cards:
        one = compiled.cards[card]
        info = info_of(listed(compiled, one), log, settings, compiled.deck.title)
        return _with(info, questions=tuple(questions_of(compiled, card)))
    if card in compiled.withheld:
        held = compiled.withheld[card]
        notice = f"This card waits for what you say of yourself: `ice-quiz you {compiled.deck.id}`, question “{held.by}”."
        return _with(info_of(Listed.blank(card), log, settings, compiled.deck.title), notice=notice)
    if log.history(card):
        notice = "The deck does not have this card now. Its history is kept."
        return _with(info_of(Listed.blank(card), log, settings, compiled.deck.title), notice=notice)
    close = nearest(card, compiled.cards)
    advice = f"Did you mean “{close}”? " if close else ""
    raise UsageError(f"There is no card “{card}”.", advice=f"{advice}`ice-quiz search WORDS` finds cards with their ids.")


def info_of(card: Listed, log: Log, settings: Settings, title: str = "") -> CardInfo:
    """What is known of a card without making its questions: at once, in a deck of any size."""
    today, past = log.today(), log.history(card.id)
    state = past[-1].state if past else CardState(card.id)
    anew = bool(state.fingerprint and card.fingerprint and state.fingerprint != card.fingerprint)
    memory = None if anew else state.memory
    factor, asked = settings.stability_factor, state.asked_day(today)
    return CardInfo(
        card.id,
        date_of(today),
        title or card.deck,
        card.topic,
        card.statement,
        card.citation,
        card.stem,
        card.answers,
        card.tags,
        state.tags,
        None,
        tuple(_given(past)),
        memory is None,
        state.suspended,
        state.flagged,
        memory is not None and state.leech,
        0 if memory is None else memory.lapses,
        None if memory is None else memory.stability * factor,
        None if memory is None else memory.difficulty,
        None if memory is None else fsrs.recall(memory, today, factor),
        None if memory is None else date_of(memory.last_day),
        None if memory is None or asked is None else date_of(asked),
        () if memory is None else _curve(memory, state.due_day or today, today, factor),
        _why(state, memory, today, settings, anew=anew),
    )


def questions_of(compiled: Compiled, card: str) -> Iterator[Question]:
    """Every question that a card can make, the same ones each time, the key not always in the same place."""
    for turn, rendering in enumerate(compiled.renderings(card)):
        yield compiled.question(card, rendering, form_seed(0, card, turn))


def _with(info: CardInfo, **more: object) -> CardInfo:
    return replace(info, **more)  # type: ignore[arg-type]


def _curve(memory: fsrs.Memory, due: int, today: int, factor: float) -> tuple[float, ...]:
    """The chance of recall on each day from the last answer on, to some way beyond the due day."""
    last = memory.last_day
    days = max(AT_LEAST_DAYS, today - last, 2 * (due - last))
    return tuple(fsrs.recall(memory, last + day, factor) for day in range(min(days, fsrs.LONGEST) + 1))


def _given(past: Sequence[Past]) -> Iterator[Given]:
    for one in past:
        day = date_of(one.event.day)
        due = None if one.state.due_day is None else date_of(one.state.due_day)
        answer = one.answer
        if answer is not None:
            what = _purpose(answer, counted=one.counted)
            seconds = answer.ms / 1000
            yield Given(day, what, answer.form, _reply(answer), answer.verdict, answer.rating, one.counted, due, seconds)
        elif told := _TOLD.get(one.event.kind):
            tag = one.event.body.get("tag")
            yield Given(day, f"{told} “{tag}”" if tag else told)


_TOLD: Mapping[str, str] = {
    Kind.SUSPENDED: "suspended",
    Kind.RESUMED: "resumed",
    Kind.BURIED: "put off",
    Kind.RESET: "reset",
    Kind.CHANGED: "its answer changed",
    Kind.INTRODUCED: "the fact was shown",
    Kind.FLAGGED: "flagged",
    Kind.UNFLAGGED: "unflagged",
    Kind.TAGGED: "tagged",
    Kind.UNTAGGED: "untagged",
}


def _purpose(answer: Answered, *, counted: bool) -> str:
    if counted:
        return "learned" if answer.new else "reviewed"
    return "drilled" if answer.purpose == "due" else answer.purpose or "drilled"


def _reply(answer: Answered) -> str:
    """What was given, in the learner's words."""
    reply = answer.reply
    if isinstance(reply, int):
        return answer.options[reply] if 0 <= reply < len(answer.options) else str(reply + 1)
    if isinstance(reply, tuple):
        return "; ".join(reply)
    return reply if reply is not None else "I don't know"


def _why(state: CardState, memory: fsrs.Memory | None, today: int, settings: Settings, *, anew: bool) -> str:
    """Why the card is asked now, or is not."""
    now = date_of(today)
    aim = per_cent(settings.desired_retention)
    if state.suspended:
        return "It is suspended: it is not asked until you resume it."
    if state.put_aside(today):
        return "You put it off: it is not asked again today."
    if memory is None or state.due_day is None:
        said = "Its answer has changed since you learned it, so it is learned anew. " if anew else ""
        return f"{said}It is new: up to {settings.new_per_day} new cards of a deck are asked a day, in the deck's order."
    chance = per_cent(fsrs.recall(memory, today, settings.stability_factor))
    due, day = date_of(state.due_day), state.due_day
    if state.drill(today):
        return f"You missed it today: it comes again until it was right once. Then it is due {next_day(due, now)}."
    if memory.last_day == today:
        return (
            f"You answered it today. It is due {next_day(due, now)}, when the chance to recall it has fallen to about {aim}."
        )
    if day <= today:
        was = "It is due today" if day == today else f"It was due {past_day(due, now)}"
        return f"{was}: a card is asked when the chance to recall it has fallen to about {aim}. Yours is {chance} now."
    return (
        f"It is not due yet: you recall it with a chance of {chance} now, and it is asked when that has fallen to about "
        f"{aim}, {in_days(day - today)}."
    )
