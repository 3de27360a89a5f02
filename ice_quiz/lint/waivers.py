"""Findings that the author means to be so: taken out, counted, and told where a waiver waives nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ice_quiz.facts import reader
from ice_quiz.facts.model import Triple
from ice_quiz.facts.problems import Place, Problem, Severity
from ice_quiz.facts.waiving import Waiver
from ice_quiz.language.nearest import nearest
from ice_quiz.lint.ground import Ground


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding, and the waiver with the author's reason."""

    problem: Problem
    waiver: Waiver


def sorted_out(
    problems: Iterable[Problem], ground: Ground, codes: Collection[str], unused: bool
) -> tuple[list[Problem], list[Waived]]:
    """Problems that stand, and those that are waived. An error cannot be waived.

    What is wrong with the waivers themselves is among the problems; with `unused` also those that waive nothing.
    """
    owners = Owners(ground)
    standing: list[Problem] = []
    waived: list[Waived] = []
    used: set[int] = set()
    for problem in problems:
        fitting = [
            number
            for number, waiver in enumerate(ground.deck.waived)
            if waiver.rule == problem.code and (not waiver.card or waiver.card in owners.of(problem.place))
        ]
        used |= set(fitting)
        if fitting and problem.severity is not Severity.ERROR:
            waived.append(Waived(problem, ground.deck.waived[fitting[0]]))
        else:
            standing.append(problem)
    for number, waiver in enumerate(ground.deck.waived):
        if says := _wrong_with(waiver, codes, number in used or not unused):
            standing.append(Problem(waiver.place, "Y034", Severity.WARNING, says))
    return standing, waived


def _wrong_with(waiver: Waiver, codes: Collection[str], used: bool) -> str:
    if waiver.rule not in codes:
        close = nearest(waiver.rule, codes)
        hint = f"Did you mean `{close}`?" if close else "`ice-quiz rule` lists them all."
        return f"There is no rule `{waiver.rule}`. {hint}"
    about = f" about `{waiver.card}`" if waiver.card else ""
    return "" if used else f"`{waiver.rule}` finds nothing here{about}: delete this waiver, or correct its `card:`."


class Owners:
    """Who a place of the file belongs to: a fact's cards and relation, or a thing, relation or source."""

    def __init__(self, ground: Ground) -> None:
        names: dict[tuple[int, int], set[str]] = defaultdict(set)
        for fact in ground.deck.facts:
            names[_key(fact.about.place)] = {fact.relation} if isinstance(fact, Triple) else set()
        for card in ground.compiled.cards.values():
            for fact in card.facts:
                names[_key(fact.about.place)] |= _ids(card.id)
        for withheld in ground.compiled.withheld.values():
            names[_key(withheld.place)] |= _ids(withheld.id)
        for section in ("sources", "relations", "exams", "you"):
            _name_keys(names, ground.named(section))
        for things in ground.named("things").values():
            if isinstance(things, reader.Mapping):
                _name_keys(names, things.entries)
        self._starts = sorted(names)
        self._names = names

    def of(self, place: Place) -> frozenset[str]:
        """The names of the part of the file that a place is in."""
        at = bisect_right(self._starts, _key(place)) - 1
        return frozenset(self._names[self._starts[at]]) if at >= 0 else frozenset()


def _name_keys(names: dict[tuple[int, int], set[str]], entries: Mapping[reader.Text, reader.Node]) -> None:
    for key in entries:
        names[key.line, key.column].add(str(key))


def _key(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _ids(card: str) -> set[str]:
    """A card's id, with its deck and without."""
    return {card, card.partition("/")[2]}
