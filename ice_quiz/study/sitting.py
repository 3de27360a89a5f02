"""A session in use: what the pure session drafts is written here, before the snapshot that shows it is returned.

Made by the desk when a session starts, so that telling what is due need not load any of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from ice_quiz.clock import Clock
from ice_quiz.errors import ProgressError
from ice_quiz.grading.verdict import Reply
from ice_quiz.language.days import cards
from ice_quiz.language.words import capital
from ice_quiz.library.library import Library
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.progress.replay import CardState
from ice_quiz.settings import Settings
from ice_quiz.study import commands
from ice_quiz.study.at_hand import at_hand
from ice_quiz.study.due import Ahead, Alike, ahead, overdue
from ice_quiz.study.going_on import Done, Left, done_in, left, same
from ice_quiz.study.limits import Limits, limits_of
from ice_quiz.study.material import Material, deck_of
from ice_quiz.study.opening import open_decks, prepared, save, session_of, states_of, take_over
from ice_quiz.study.pace import pace
from ice_quiz.study.picture import picture, summary
from ice_quiz.study.planning import looked_at
from ice_quiz.study.queue import with_new
from ice_quiz.study.selection import NOTHING_LEARNED, heard, meant
from ice_quiz.study.session import Draft, Session, Step, reply, show_next
from ice_quiz.study.short_list import unseen
from ice_quiz.study.snapshot import Command, Phase, Purpose, Snapshot
from ice_quiz.study.wish import Wish, body_of

ENDED = "This session has ended."
NEW_DAY = "A new study day has begun."


class Sitting:
    """One session, its log and its clock. `snapshot` is what was returned last."""

    snapshot: Snapshot

    def __init__(self, library: Library, log: Log, clock: Clock, settings: Settings, wish: Wish, told: str = "") -> None:
        """Begin the session; `told` comes before all else there is to tell.

        Raises `DeckError`, `UsageError` for a topic or a tag that is in none of the decks, and, where the
        log cannot be read, `ProgressError`.
        """
        self._log, self._clock, self._settings = log, clock, settings
        self._ids: dict[int, str] = {}
        self._left = False
        self._start = ""
        registers = at_hand(library, log)
        self._decks = open_decks(library, wish.deck)
        self._wish = wish = heard(wish, self._decks)
        changed = take_over(self._decks, library, log)
        self._pace = pace(log, settings)
        self._coming = prepared(self._decks, log, settings, registers)
        log.changed_elsewhere()  # what was written before now is read below
        self._session, goes_on = self._opened(left(registers, log.today()))
        self._day = self._session.day  # that of the queue; the session's own goes with the clock
        near = self._near() if wish.purpose is Purpose.DUE else self._unlearned()
        self._draw(" ".join(filter(None, (told, changed, goes_on, near, log.clock_note()))))

    def reply(self, given: Reply) -> Snapshot:
        """Answer the question."""
        return self._take(reply(self._now(), given, self._clock.stopwatch()))

    def rate(self, rating: Rating) -> Snapshot:
        """Rate a revealed answer, or the last verdict anew."""
        return self._take(commands.rate(self._now(), rating, self._clock.stopwatch()))

    def command(self, asked: Command) -> Snapshot:
        """Do what the learner asks for."""
        if asked is Command.NEXT and self._session.phase is Phase.ANSWERED:
            return self._next()
        return self._take(commands.command(self._now(), asked, self._clock.stopwatch()))

    def prepare(self) -> None:
        """Work out the question after this verdict, so that it is made by the time it is asked. Nothing changes."""
        if self._session.phase is Phase.ANSWERED and not self._left:
            commands.command(self._now(), Command.NEXT, self._clock.stopwatch())

    def more_new(self, count: int) -> Snapshot:
        """Let more new cards in today, deck by deck in their order."""
        if self._left:
            return self._draw(ENDED)
        session = self._session
        known = {*session.queue.new, *session.queue.due, *(session.extra), *([session.on.card] if session.on else [])}
        try:
            new = unseen(self._decks, self._log, session.day)
            fresh = list(islice((card for card in new if card not in known), count))
            states = self._log.states_of(fresh)
        except ProgressError:
            return self._draw("Your progress cannot be read at the moment, so no more cards are let in.")
        if not fresh:
            return self._draw("There are no more new cards.")
        decks = list(dict.fromkeys(map(deck_of, fresh)))
        extra = {deck: sum(deck_of(card) == deck for card in fresh) for deck in decks}
        save(
            self._log, *(self._log.stamp(Kind.EXTRA_NEW, "", {"deck": deck, "count": many}) for deck, many in extra.items())
        )
        if not session.purpose.counts:
            self._wish = replace(self._wish, purpose=Purpose.DUE, cards=(), minutes=0)
            session = replace(self._begun(self._wish), drafts=session.drafts)
        else:
            queue = with_new(session.queue, fresh)
            material = session.material.with_states(states)
            session = replace(
                session, material=material, queue=queue, extra=(*session.extra, *fresh), until=None, time_up=False
            )
        self._session = session if session.on else show_next(session, self._clock.stopwatch())
        return self._draw("1 more new card." if len(fresh) == 1 else f"{len(fresh)} more new cards.")

    def leave(self) -> Snapshot:
        """End the session; what could not be saved yet is tried once more."""
        save(self._log)
        if not self._left:
            self._left = True
            self._draw("")
        self.snapshot = replace(self.snapshot, banner=self._log.problem)
        return self.snapshot

    def _next(self) -> Snapshot:
        """The next card; on a new study day, or where another window has written, with what is known now."""
        step = commands.command(self._now(), Command.NEXT, self._clock.stopwatch())
        if self._left:
            return self._take(step)
        if step.session.day > self._day and not self._wish.cards:
            self._day = step.session.day
            limit = self._wish.limit
            left = None if limit is None else max(0, limit - len({one.card for one in step.session.past}))
            known = frozenset(one.card for one in step.session.past if not one.comes_again)
            fresh = self._begun(
                replace(self._wish, limit=left), known if self._wish.purpose is not Purpose.PRACTICE else frozenset()
            )
            fresh = replace(fresh, past=step.session.past, drafts=step.session.drafts, until=step.session.until)
            fresh = replace(fresh, before=step.session.before)
            return self._take(Step(show_next(fresh, self._clock.stopwatch()), step.drafts, NEW_DAY))
        if self._log.changed_elsewhere() and (states := self._states()) is not None:
            current = _still_waiting(self._session, Material(self._decks, states))
            step = commands.command(current, Command.NEXT, self._clock.stopwatch())
        return self._take(step)

    def _begun(self, wish: Wish, done: frozenset[str] = frozenset()) -> Session:
        return session_of(self._decks, self._log, self._settings, wish, self._coming, done)

    def _opened(self, before: Left | None) -> tuple[Session, str]:
        """The session at its first card, and that it goes on where the same one was left, if it does."""
        if before is not None and same(before, self._wish):
            done = done_in(self._log.since(before.begun.tick), before)
            session = self._from(done)
            if done.answered and session.on is not None:
                self._start = before.begun.id
                return session, f"You left this session after {cards(done.answered)}{_again(done)}; it goes on there."
        session = self._from(Done())
        if session.on is not None and not self._wish.usual:
            start = self._log.stamp(Kind.SESSION_STARTED, "", body_of(self._wish))
            self._start = start.id
            save(self._log, start)
        return session, ""

    def _from(self, done: Done) -> Session:
        """The session with its first card on the desk, as far as it has not been through already."""
        wish, now = self._wish, self._clock.stopwatch()
        limit = wish.limit
        if limit is not None:  # what was missed in practice comes again, and is not done
            limit = max(0, limit - (done.answered if wish.purpose.counts else len(done.cards)))
        session = self._begun(replace(wish, limit=limit), done.cards)
        until = now + wish.minutes * 60 - done.seconds if wish.minutes else None
        return show_next(replace(session, until=until, before=len(done.cards)), now)

    def _near(self) -> str:
        """That an exam is so near that every card is looked at."""
        one = next((one for one in self._coming if one.final(self._session.day)), None)
        if one is None or not self._session.on:
            return ""
        exam = self._decks[one.deck].deck.exams[one.exam]
        left = one.plan.days_left(self._session.day)
        when = "tomorrow" if left == 1 else f"in {left} days"
        return f"{capital(exam.title or exam.name)} is {when}: every card is looked at until then, the weakest first."

    def _unlearned(self) -> str:
        """That practice asks what was never learned, where the learner may wonder at so many cards."""
        session, on = self._session, self._session.on
        wondering = session.purpose is Purpose.PRACTICE and not self._wish.cards and on is not None
        return NOTHING_LEARNED if wondering and on is not None and session.material.state(on.card).new else ""

    def _now(self) -> Session:
        """The session on the study day that it is by now: a question may stand on the desk over night."""
        return replace(self._session, day=self._log.today())

    def _take(self, step: Step) -> Snapshot:
        if self._left:
            return self._draw(ENDED)
        events = [*map(self._stamped, step.drafts)]
        self._session = step.session
        if self._start and self._session.on is None:
            events.append(self._log.stamp(Kind.SESSION_ENDED, "", {"session": self._start}))
            self._start = ""
        save(self._log, *events)
        return self._draw(step.message)

    def _stamped(self, draft: Draft) -> Event:
        body = draft.body if draft.target is None else {**draft.body, "target": self._ids[draft.target]}
        event = self._log.stamp(draft.kind, draft.card, body)
        self._ids[draft.number] = event.id
        return event

    def _draw(self, message: str) -> Snapshot:
        snapshot = picture(self._session, self._settings, self._pace, self._clock.stopwatch(), message, self._log.problem)
        if self._left:
            base = Snapshot(
                Phase.FINISHED, kind=snapshot.kind, counts=snapshot.counts, done=snapshot.done, total=snapshot.total
            )
            snapshot = replace(base, message=message, banner=snapshot.banner)
        if snapshot.phase is Phase.FINISHED:
            snapshot = replace(snapshot, summary=summary(self._session, *self._ahead()))
        self.snapshot = snapshot
        return snapshot

    def _states(self) -> Mapping[str, CardState] | None:
        """What the log says now; None where it cannot be read any more."""
        try:
            return states_of(self._decks, self._log)
        except ProgressError:
            return None

    def _ahead(self) -> tuple[Ahead, int, int]:
        """What comes next, how many new cards could be let in, and how many reviews wait that were not asked for."""
        day, wanted = self._log.today(), meant(self._wish)
        looked = frozenset(looked_at(self._coming, day + 1))
        coming, limits, behind = [], self._limits(), 0
        try:
            for deck, compiled in self._decks.items():
                known = self._log.standings(deck).cards
                cards = dict(zip(compiled.cards, map(known.get, compiled.cards), strict=True))
                then = [cards[card] for card in looked.intersection(cards)]
                coming.append(ahead(deck, Alike(cards.values()), day, limits, then))
                behind += overdue(Alike(cards[card.id] for card in filter(wanted, compiled.cards.values())), day)
            more = sum(1 for _ in unseen(self._decks, self._log, day))
        except ProgressError:
            return Ahead(), 0, 0
        first = min((one.day for one in coming if one.day is not None), default=None)
        behind = behind if self._session.purpose is Purpose.DUE and not self._session.time_up else 0
        return Ahead(first, sum(one.cards for one in coming if one.day == first and first is not None)), more, behind

    def _limits(self) -> Limits:
        """Those of today; where the log cannot be read any more, the settings' alone."""
        try:
            return limits_of(self._log, self._settings, self._coming).read()
        except ProgressError:
            return Limits(self._settings, {}, lambda _: 0)


def _again(done: Done) -> str:
    """How many of the cards that were answered come again, where some do."""
    missed = done.answered - len(done.cards)
    return "" if not missed else f", {missed} of which {'comes' if missed == 1 else 'come'} again"


def _still_waiting(session: Session, material: Material) -> Session:
    """The session without the cards that were answered or suspended in another window meanwhile."""
    queue, practice = session.queue, not session.purpose.counts

    def waits(card: str) -> bool:
        state = material.state(card)
        return not state.put_aside(session.day) and (practice or state.last_day != session.day)

    kept = replace(
        queue,
        due=tuple(filter(waits, queue.due)),
        new=tuple(filter(waits, queue.new)),
        drill=tuple(one for one in queue.drill if practice or material.state(one.card).drill(session.day)),
    )
    return replace(session, material=material, queue=kept)
