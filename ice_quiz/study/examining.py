"""A mock exam in use: what the pure sitting does is written here, before the snapshot that shows it is returned."""

from __future__ import annotations

from ice_quiz.grading.verdict import Reply
from ice_quiz.study.exam_snapshot import ExamSnapshot


class Examining:
    """One sitting of an exam, its log and its clock. `snapshot` is what was returned last."""

    snapshot: ExamSnapshot

    def reply(self, reply: Reply) -> ExamSnapshot:
        """Answer the item; this is written before the next one is shown. What cannot be counted changes only `message`."""
        raise NotImplementedError

    def reveal(self) -> ExamSnapshot:
        """Show the answer to a learner who said theirs aloud; `mark` is then awaited."""
        raise NotImplementedError

    def mark(self, right: bool) -> ExamSnapshot:
        """The learner compared, and says whether it was right."""
        raise NotImplementedError

    def flag(self) -> ExamSnapshot:
        """Mark the item to be looked at in the result, or take the mark away."""
        raise NotImplementedError

    def tick(self) -> ExamSnapshot:
        """Look at the clock: the same item with the time that is left, or the result where it is over."""
        raise NotImplementedError

    def leave(self) -> ExamSnapshot:
        """Leave; the exam waits as it is, and the next `Desk.exam` goes on with it."""
        raise NotImplementedError

    def give_up(self) -> ExamSnapshot:
        """End it undecided; it counts neither as passed nor as failed, and the next `Desk.exam` draws a new one."""
        raise NotImplementedError
