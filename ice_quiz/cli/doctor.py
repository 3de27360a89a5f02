"""`ice-quiz doctor`: what is wrong with the progress file, the decks and their surroundings, and how it is mended."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import click

from ice_quiz.cli.opening import the_clock, the_library, the_patient, the_places
from ice_quiz.cli.terminal import complain, say, say_json
from ice_quiz.errors import IceQuizError
from ice_quiz.progress.doctor.examination import examine
from ice_quiz.progress.doctor.finding import Finding, Patient


@click.command("doctor")
@click.option("--fix", is_flag=True, help="Mend what can be mended; nothing is deleted, and a backup is made before.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(fix: bool, as_json: bool) -> int:
    """Look whether your progress is whole, safe and backed up, and whether the decks can be used.

    Every event is checked by its hash. The exit code is 1 where a problem is left.
    """
    patient = the_patient(the_places(), the_clock())
    findings = _found(patient)
    done = tuple(_mended(findings)) if fix else ()
    left = _found(patient) if done else findings
    if as_json:
        say_json(json.dumps(_object(findings, done, left), ensure_ascii=False, indent=1))
    else:
        say(*_lines(findings, done, left))
    return 1 if any(finding.serious for finding in left) else 0


def _found(patient: Patient) -> tuple[Finding, ...]:
    decks = the_library(patient.clock).entries()
    broken = (each for each in decks if each.problem)
    return (
        *examine(patient),
        *(Finding("deck", f"A deck cannot be used: {each.problem}", str(each.path)) for each in broken),
    )


def _mended(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        if finding.mend is not None:
            try:
                yield finding.mend()
            except IceQuizError as problem:
                complain(str(problem))
            except OSError as problem:
                complain(f"{finding.place}: {problem.strerror}.")


def _lines(findings: Iterable[Finding], done: tuple[str, ...], left: tuple[Finding, ...]) -> Iterator[str]:
    for finding in findings:
        yield f"{finding.place}: {finding.message}" if finding.place else finding.message
        if finding.remedy and not done:
            yield f"  --fix would: {finding.remedy}"
    yield from done
    serious = sum(finding.serious for finding in left)
    if not serious:
        yield "All is well." if not done else "All is well now."
    else:
        many = "1 problem is" if serious == 1 else f"{serious} problems are"
        yield f"{many} left." if done else f"{many} to be looked at."


def _object(findings: Iterable[Finding], done: tuple[str, ...], left: tuple[Finding, ...]) -> dict[str, object]:
    return {
        "well": not any(finding.serious for finding in left),
        "findings": [
            {
                "code": finding.code,
                "message": finding.message,
                "place": finding.place or None,
                "serious": finding.serious,
                "remedy": finding.remedy or None,
            }
            for finding in findings
        ],
        "done": list(done),
        "left": [finding.code for finding in left if finding.serious],
    }
