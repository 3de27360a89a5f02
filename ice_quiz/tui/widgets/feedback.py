"""What the answer was, whether it was right, why, and where that is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from textual.content import Content

from ice_quiz.grading.verdict import DontKnow, Listed, Outcome, Reply, Typed, Verdict
from ice_quiz.language.differences import Piece, Slip, in_words
from ice_quiz.memory.rating import Rating
from ice_quiz.questions.question import Question
from ice_quiz.study.snapshot import Snapshot
from ice_quiz.tui.content import CLOSE, MUTED, RIGHT, STRONG, WRONG, joined, shown
from ice_quiz.tui.draft import Way, way_of
from ice_quiz.tui.widgets.options import judged, judged_match, judged_order
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph
from ice_quiz.tui.widgets.stem import source

_SIGNS = {
    Outcome.RIGHT: ("✓", "Right.", RIGHT),
    Outcome.CLOSE: ("~", "Close.", CLOSE),
    Outcome.WRONG: ("✗", "Wrong.", WRONG),
}


def answered(snapshot: Snapshot, question: Question) -> Iterator[Paragraph]:
    """Everything below the stem once the question is answered."""
    way = way_of(question)
    if way is Way.CHOOSE:
        yield from judged(question, snapshot)
    elif question.pairs:
        yield from judged_match(question, snapshot)
    elif way is Way.ORDER:
        yield from judged_order(question, snapshot)
    elif snapshot.verdict is not None:
        yield from compared(question, snapshot.reply, snapshot.verdict, snapshot.spelling)
    else:
        yield Paragraph(shown(question.key.shown, STRONG), lead=shown("✓ ", RIGHT))
    yield GAP
    for paragraph in reasons(snapshot):
        yield paragraph._replace(here=True)


def revealed(snapshot: Snapshot, question: Question) -> Iterator[Paragraph]:
    """The answer to a question that the learner rates."""
    for answer in question.key.answers:
        yield Paragraph(shown(answer.show, STRONG), lead=shown("Answer: ", MUTED), here=True)
    yield GAP
    yield from explained(snapshot)
    yield GAP
    yield Paragraph(shown("How well did you know it?"), here=True)


def compared(
    question: Question, reply: Reply | None, verdict: Verdict, spelling: Sequence[Piece] = ()
) -> Iterator[Paragraph]:
    """A typed answer beside the right one; of several answers each with its sign."""
    sign, _, style = _sign(verdict)
    if way_of(question) is Way.LINES:
        yield from _each(verdict)
        return
    said = _said(reply)
    if said:
        body = _letters(spelling) if spelling else shown(said)
        yield Paragraph(body, lead=joined(shown(f"{sign} ", style), shown("you said  ", MUTED)))
    if verdict.outcome is not Outcome.RIGHT or said not in question.key.answers[0].wordings:
        yield Paragraph(shown(question.key.shown, STRONG), lead=joined(shown("✓ ", RIGHT), shown("right     ", MUTED)))
    if spelling:
        yield Paragraph(shown(in_words(spelling)), lead=shown("  letters   ", MUTED))


def _letters(spelling: Sequence[Piece]) -> Content:
    """What was typed, with wrong letters in brackets and a gap where letters are missing: seen without colour too."""
    return joined(*(_SHOWS[piece.slip](piece) for piece in spelling))


_SHOWS: Mapping[Slip, Callable[[Piece], Content]] = {
    Slip.NONE: lambda piece: shown(piece.given),
    Slip.INSTEAD: lambda piece: shown(f"[{piece.given}]", WRONG),
    Slip.EXTRA: lambda piece: shown(f"[{piece.given}]", WRONG),
    Slip.MISSING: lambda piece: shown("_" * len(piece.right), CLOSE),
}


def _sign(verdict: Verdict) -> tuple[str, str, str]:
    return ("~", "You decide.", CLOSE) if verdict.undecided else _SIGNS[verdict.outcome]


def _each(verdict: Verdict) -> Iterator[Paragraph]:
    for text in verdict.matched:
        yield Paragraph(shown(text, STRONG), lead=joined(shown("✓ ", RIGHT), shown("named    ", MUTED)))
    for text in verdict.extra:
        yield Paragraph(shown(text), lead=joined(shown("✗ ", WRONG), shown("not one  ", MUTED)))
    for text in verdict.missing:
        yield Paragraph(shown(text, STRONG), lead=joined(shown("~ ", CLOSE), shown("missing  ", MUTED)))


def _said(reply: Reply | None) -> str:
    if isinstance(reply, Typed):
        return reply.text
    return "; ".join(reply.texts) if isinstance(reply, Listed) else ""


def reasons(snapshot: Snapshot) -> Iterator[Paragraph]:
    """The verdict in a word, the sentences that explain it, and the source."""
    if snapshot.verdict is not None:
        yield verdict_line(snapshot, snapshot.verdict)
    yield from explained(snapshot)


def verdict_line(snapshot: Snapshot, verdict: Verdict) -> Paragraph:
    """The verdict in a word, and its reason; a reason that begins with the word is not told twice."""
    sign, word, style = _sign(verdict)
    reason = verdict.reason
    if isinstance(snapshot.reply, DontKnow):
        body = shown(reason or "Not known yet.", "" if reason else style)
    elif reason.startswith(word.rstrip(".")):
        body = joined(shown(word.rstrip("."), style), shown(reason[len(word) - 1 :]))
    else:
        body = joined(shown(word, style), shown(f" {reason}" if reason else ""))
    if snapshot.guessed:
        again = ", so it comes again" if snapshot.rating is Rating.AGAIN else ""
        body = joined(body, shown(f" You said that you guessed{again}."))
    return Paragraph(body, lead=shown(f"{sign} ", style))


def explained(snapshot: Snapshot) -> Iterator[Paragraph]:
    """Why, in sentences, and where it is written; what only repeats the question and its answer is left out."""
    told = (snapshot.verdict.reason if snapshot.verdict is not None else "", "")
    stem = snapshot.question.stem if snapshot.question is not None else ""
    for sentence in snapshot.why or (snapshot.statement,):
        if sentence not in told and not (stem and sentence.startswith(stem)):
            yield Paragraph(shown(sentence), lead=shown("  "))
    for paragraph in source(snapshot):
        yield paragraph._replace(lead=shown("  "))
