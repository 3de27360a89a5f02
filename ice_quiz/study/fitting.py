"""The memory model fitted to this learner, from their own log and back into it.

Every try leaves a `setting` event, whether it changed the factor or not, so that the next one waits for more answers, and so
that a learner can see what it was made from. Another such event takes it back.
"""

from __future__ import annotations

from ice_quiz.memory.fit import ENOUGH, fit
from ice_quiz.progress.event import Kind
from ice_quiz.progress.log import Log
from ice_quiz.progress.resolve import GLOBAL
from ice_quiz.study.opening import save
from ice_quiz.study.registers import registers

MORE = 10
"""The next try waits until the answers have grown by one part in so many."""


def adapt(log: Log) -> str:
    """Fit the factor where there are enough new answers to; a sentence for the learner where it changed.

    Most times this is one quick look at how many answers there are.
    """
    settings = log.settings()
    answers = log.reviews()
    if answers < ENOUGH or not settings.fits_to_learner or log.problem:
        return ""
    before = registers(log.events(GLOBAL)).fitted
    if before and answers < before.answers * (MORE + 1) // MORE:
        return ""
    from ice_quiz.progress.reviews import reviews

    tried = fit(reviews(log.events()), settings.stability_factor)
    if tried is None:
        return ""
    factor = round(tried.factor, 3) if tried.better else settings.stability_factor
    body = {
        "key": "stability_factor",
        "value": factor,
        "answers": tried.reviews,
        "better": tried.better,
        "loss_before": round(tried.loss_before, 5),
        "loss_after": round(tried.loss_after, 5),
    }
    save(log, log.stamp(Kind.SETTING, "", body))
    return f"{in_words(factor)} The days of your cards were moved to fit." if tried.better else ""


def switch(log: Log, *, on: bool) -> str:
    """Let the factor be fitted, or take it back and leave it so; what that means, in a sentence."""
    events = [log.stamp(Kind.SETTING, "", {"key": "fits_to_learner", "value": int(on)})]
    if not on:
        events.append(log.stamp(Kind.SETTING, "", {"key": "stability_factor", "value": 1.0}))
    log.append(*events)
    return "The model is fitted to your answers from now on." if on else "The model is used as it is, for everybody alike."


def in_words(factor: float) -> str:
    """What a factor says of a learner."""
    if factor >= 1:
        return f"Your answers show that you remember {factor:.1f} times as long as the model expects."
    return f"Your answers show that you forget {1 / factor:.1f} times as fast as the model expects."
