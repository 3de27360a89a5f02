"""Days, lengths of time and numbers of cards, as they are said to a learner."""

from __future__ import annotations

from datetime import date, timedelta

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_day(day: date, today: date) -> str:
    """A day beside a key: "today", "tomorrow", "27 Nov", and with the year where it is another one."""
    if day <= today:
        return "today"
    if day == today + timedelta(days=1):
        return "tomorrow"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {_MONTHS[day.month - 1]}{year}"


def long_day(day: date) -> str:
    """A day in a heading or a sentence: "Friday 27 November"."""
    return f"{day:%A} {day.day} {day:%B}"


def next_day(day: date, today: date) -> str:
    """When something is due again, in a sentence: "tomorrow", "on Friday 27 November"."""
    if day <= today:
        return "today"
    if day == today + timedelta(days=1):
        return "tomorrow"
    year = "" if day.year == today.year else f" {day.year}"
    return f"on {long_day(day)}{year}"


def in_days(days: int) -> str:
    """How far a day is ahead: "today", "tomorrow", "in 31 days"."""
    return ("today", "tomorrow")[max(days, 0)] if days < 2 else f"in {days:,} days"


def past_day(day: date, today: date) -> str:
    """A day that is over, in a sentence: "today", "yesterday", "on 3 Nov", and with the year where it is another one."""
    ago = (today - day).days
    if ago < 2:
        return ("today", "yesterday")[max(ago, 0)]
    year = "" if day.year == today.year else f" {day.year}"
    return f"on {day.day} {_MONTHS[day.month - 1]}{year}"


def lasting(days: float) -> str:
    """A length in days: "0.4 days", "1 day", "12 days", "3 years"."""
    if days >= 730:
        return f"{days / 365:.0f} years"
    number = (f"{days:.1f}" if days < 9.95 else f"{days:.0f}").removesuffix(".0")
    return "1 day" if number == "1" else f"{number} days"


def about_minutes(minutes: int) -> str:
    """A length to be expected: "about 1 minute"."""
    return "about 1 minute" if minutes == 1 else f"about {minutes} minutes"


def spent(seconds: float) -> str:
    """A length that was measured: "40 seconds", "3 minutes"."""
    if seconds < 90:
        whole = max(1, round(seconds))
        return "1 second" if whole == 1 else f"{whole} seconds"
    minutes = round(seconds / 60)
    return f"{minutes} minutes"


def events(count: int) -> str:
    """A number of events of the log: "1 event", "1,204 events"."""
    return "1 event" if count == 1 else f"{count:,} events"


def cards(count: int) -> str:
    """A number of cards: "1 card", "23 cards"."""
    return "1 card" if count == 1 else f"{count:,} cards"
