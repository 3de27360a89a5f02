"""`ice-quiz rule [CODE]`: what a finding of the check means, why it matters, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

import click

from ice_quiz.cli.terminal import say
from ice_quiz.errors import UsageError
from ice_quiz.language.nearest import nearest
from ice_quiz.lint.catalogue import FAMILIES, RULES
from ice_quiz.lint.rule import Rule

_WIDTH = 96


@click.command("rule")
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """Explain a finding of `ice-quiz check`, with a bad and a good example. Without a code: list all."""
    if code is None:
        say(*_all())
        return 0
    rule = RULES.get(code.upper())
    if rule is None:
        close = nearest(code, RULES)
        advice = f"Did you mean {close}?" if close else "`ice-quiz rule` lists all."
        raise UsageError(f"There is no rule “{code}”.", advice=advice)
    say(*_page(rule))
    return 0


def _all() -> Iterator[str]:
    for letter, about in FAMILIES.items():
        yield f"{letter}  {about}"
        for rule in RULES.values():
            if rule.code.startswith(letter):
                yield f"  {rule.code} {rule.severity:<8} {rule.says}"
        yield ""
    yield "`ice-quiz rule CODE` explains one of them."


def _page(rule: Rule) -> Iterator[str]:
    yield f"{rule.code} ({rule.severity})"
    yield ""
    yield from wrap(rule.says, _WIDTH)
    yield ""
    yield from wrap(f"Why: {rule.why}", _WIDTH)
    yield from wrap(f"What to do: {rule.fix}", _WIDTH)
    for name, example in (("Bad", rule.bad), ("Good", rule.good)):
        if example:
            yield ""
            yield f"{name}:"
            yield from (f"    {line}" for line in example.splitlines())
    if rule.text:
        yield ""
        yield "where the source says:"
        yield from (f"    {line}" for line in rule.text.splitlines())
    if rule.asked_for:
        yield ""
        yield f"It is looked for only with `--select {rule.code}`."
    if rule.severity != "error":
        yield ""
        yield "If it is meant so, say why in the deck file:"
        yield f"    waive: [{{rule: {rule.code}, card: the card's id, why: the reason}}]"
