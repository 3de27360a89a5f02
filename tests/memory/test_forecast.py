from __future__ import annotations

from ice_quiz.memory.forecast import due_counts


def test_the_forecast_puts_what_is_overdue_on_today_and_leaves_out_what_lies_beyond() -> None:
    assert due_counts([95, 100, 100, 101, 103, 110], today=100, days=4) == (3, 1, 0, 1)
