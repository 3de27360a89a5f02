"""What is at hand before anything is studied: the decks as of today, with the answers that are right for this learner."""

from __future__ import annotations

from ice_quiz.library.library import Library
from ice_quiz.memory.study_day import date_of
from ice_quiz.progress.log import Log
from ice_quiz.progress.resolve import GLOBAL
from ice_quiz.study.registers import Registers, registers


def at_hand(library: Library, log: Log) -> Registers:
    """Turn the library to the study day and the learner of the log; what the log says of learner and exams.

    Raises `ProgressError` where the log cannot be read.
    """
    known = registers(log.events(GLOBAL))
    library.today = date_of(log.today())
    library.learners = known.learners
    return known
