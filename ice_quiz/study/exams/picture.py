"""From a sitting of an exam to the snapshot that the faces draw."""

from __future__ import annotations

from dataclasses import replace

from ice_quiz.grading.verdict import Chose, Listed, Reply, Typed
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Grade, Question
from ice_quiz.study.exams.entries import shown_title
from ice_quiz.study.exams.exam import Sat, Sitting, result, time_used
from ice_quiz.study.exams.snapshot import Earlier, ExamItem, ExamPhase, ExamResult, ExamSnapshot
from ice_quiz.study.picture import spelling_of, why_of


def exam_picture(
    compiled: Compiled,
    sitting: Sitting,
    seconds: float,
    *,
    message: str = "",
    banner: str = "",
    resumed: bool = False,
    given_up: bool = False,
    left: bool = False,
    earlier: tuple[Earlier, ...] = (),
    deck: str = "",
    new: int = 0,
) -> ExamSnapshot:
    """What a face shows of a sitting now; nothing of it says what was right as long as it goes on.

    `new` cards were met in it for the first time.
    """
    exam, on = sitting.paper.exam, None if left else sitting.on
    told = sitting.told and not left
    limit, used = exam.minutes * 60, time_used(sitting, seconds)
    over = (sitting.on is None and not told) or given_up
    if over or left:
        phase = ExamPhase.FINISHED
    elif told:
        phase = ExamPhase.ANSWERED
    else:
        phase = ExamPhase.REVEALED if sitting.revealed else ExamPhase.ASKED
    snapshot = ExamSnapshot(
        phase=phase,
        deck=deck or compiled.deck.id,
        deck_title=compiled.deck.title,
        exam=exam.name,
        title=shown_title(exam),
        about=exam.about,
        number=min(len(sitting.answers) + 1, len(sitting.paper.items)),
        total=len(sitting.paper.items),
        passing=exam.passing,
        question=None if over else on,
        spoken=_spoken(sitting),
        flagged=sitting.flagged,
        flags=_flags(sitting),
        answer=on.key.shown if on and sitting.revealed else "",
        reply=sitting.reply,
        seconds_used=used,
        seconds_left=max(0.0, limit - used) if limit else None,
        resumed=resumed,
        message=message or sitting.message,
        banner=banner,
        result=_result(compiled, sitting, given_up, new) if over else None,
        earlier=earlier,
        last=None
        if exam.feedback_at_end or not sitting.answers
        else _item(compiled, len(sitting.answers), sitting.answers[-1]),
        quiz=sitting.paper.quiz,
        feedback_at_end=exam.feedback_at_end,
    )
    return _told(compiled, sitting, snapshot) if phase is ExamPhase.ANSWERED else snapshot


def _told(compiled: Compiled, sitting: Sitting, snapshot: ExamSnapshot) -> ExamSnapshot:
    """The snapshot with the last answer and what explains it."""
    sat = sitting.answers[-1]
    card = compiled.cards[sat.card]
    return replace(
        snapshot,
        number=len(sitting.answers),
        question=sat.question,
        reply=sat.reply,
        verdict=sat.verdict,
        why=() if sat.question.pairs else why_of(card, sat.question, sat.reply),
        citation=card.citation,
        spelling=spelling_of(sat.question, sat.reply, sat.verdict),
        flagged=sat.flagged,
    )


def _spoken(sitting: Sitting) -> bool:
    return sitting.on is not None and (sitting.paper.exam.form == "spoken" or sitting.on.key.grade is Grade.SELF)


def _flags(sitting: Sitting) -> tuple[int, ...]:
    answered = [number for number, sat in enumerate(sitting.answers, 1) if sat.flagged]
    return (*answered, len(sitting.answers) + 1) if sitting.flagged and sitting.on else tuple(answered)


def _result(compiled: Compiled, sitting: Sitting, given_up: bool, new: int) -> ExamResult:
    ended = result(sitting)
    return ExamResult(
        passed=ended.passed and not given_up,
        right=ended.right,
        wrong=ended.wrong,
        asked=ended.asked,
        total=len(sitting.paper.items),
        needed=sitting.paper.exam.passing,
        seconds=sum(sat.seconds for sat in sitting.answers),
        stopped=ended.stopped,
        late=ended.late,
        given_up=given_up,
        share=sum(sat.verdict.share for sat in sitting.answers) / max(1, len(sitting.answers)),
        new=new,
        items=tuple(_item(compiled, number, sat) for number, sat in enumerate(sitting.answers, 1)),
    )


def _item(compiled: Compiled, number: int, sat: Sat) -> ExamItem:
    card = compiled.cards[sat.card]
    items = [fact.about.item for fact in card.facts if fact.about.item]
    if sat.question.pairs:
        return _matched(compiled, number, sat)
    return ExamItem(
        number=number,
        item=items[0] if items else "",
        card=sat.card,
        stem=sat.question.whole_stem,
        given=_given(sat.question, sat.reply),
        answer=sat.question.key.shown,
        right=sat.right,
        marked=sat.marked,
        flagged=sat.flagged,
        reason=sat.verdict.reason,
        statement=card.statement,
        source=card.citation,
        missed=() if sat.right else (sat.card,),
    )


def _matched(compiled: Compiled, number: int, sat: Sat) -> ExamItem:
    """A matching that was answered: its pairs one after the other."""
    question, given = sat.question, sat.reply.texts if isinstance(sat.reply, Listed) else ()
    cards = question.rendering.variant.split("\n")
    right = [answer.show for answer in question.key.answers]
    return ExamItem(
        number=number,
        item="",
        card=sat.card,
        stem=f"{question.stem} {question.lead} {' · '.join(question.pairs)}",
        given=" · ".join(given),
        answer=" · ".join(right),
        right=sat.right,
        marked=False,
        flagged=sat.flagged,
        reason=sat.verdict.reason,
        statement="",
        source=compiled.cards[sat.card].citation,
        missed=tuple(card for place, card in enumerate(cards) if given[place : place + 1] != (right[place],)),
    )


def _given(question: Question, reply: Reply | None) -> str:
    match reply:
        case Typed(text):
            return text
        case Listed(texts):
            return "; ".join(texts)
        case Chose(option) if option < len(question.options):
            return question.options[option].text
        case _:
            return ""
