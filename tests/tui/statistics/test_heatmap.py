from __future__ import annotations

from datetime import date, timedelta

from ice_quiz.tui.widgets.heatmap import heatmap

TODAY = date(2026, 11, 24)  # a Tuesday


def test_today_is_the_last_day_and_days_to_come_are_blank() -> None:
    _, rows = heatmap({TODAY: 3}, TODAY)
    assert [len(row) for row in rows] == [53, 53, 52, 52, 52, 52, 52]
    assert rows[1][-1] == "█"
    assert set("".join(rows)) == {"·", "█"}


def test_a_shade_is_the_place_among_the_days_studied() -> None:
    days = {TODAY - timedelta(days=7 * ago): count for ago, count in enumerate((1, 2, 3, 100))}
    _, rows = heatmap(days, TODAY)
    assert rows[1][-4:] == "█▓▒░"


def test_each_month_is_named_where_it_begins() -> None:
    months, _ = heatmap({}, TODAY)
    assert months.split() == ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
    monday = TODAY - timedelta(days=TODAY.weekday() + 7 * 52)
    assert (monday + timedelta(days=7 * months.index("Mar"))).month == 3
    assert len(heatmap({}, TODAY, 10)[0]) <= 10
