"""`ice-quiz fit`: how the memory model is fitted to the learner, and the way back."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from ice_quiz.cli.opening import the_clock, the_desk
from ice_quiz.cli.terminal import say, say_json
from ice_quiz.errors import UsageError
from ice_quiz.memory.fit import ENOUGH
from ice_quiz.settings import Settings
from ice_quiz.study.registers import Fitted


@click.command("fit")
@click.option("--on", is_flag=True, help="Fit the model to your answers, once there are enough.")
@click.option("--off", is_flag=True, help="Use the model as it is, and do not fit it any more.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(on: bool, off: bool, as_json: bool) -> int:
    """Show how the memory model is fitted to your own answers, or switch that on and off."""
    if on and off:
        raise UsageError("The fit is either --on or --off.")
    desk = the_desk(the_clock())
    message = desk.fit(on=on) if on or off else ""
    settings, fitted = desk.settings, desk.fitted()
    if as_json:
        say_json(json.dumps(_object(settings, fitted), ensure_ascii=False, indent=2))
    else:
        say(*([message] if message else []), *_lines(settings, fitted))
    return 0


def _object(settings: Settings, fitted: Fitted | None) -> dict[str, object]:
    return {
        "on": bool(settings.fits_to_learner),
        "stability_factor": settings.stability_factor,
        "answers": fitted.answers if fitted else 0,
        "better": fitted.better if fitted else None,
        "log_loss_before": fitted.loss_before if fitted else None,
        "log_loss_after": fitted.loss_after if fitted else None,
    }


def _lines(settings: Settings, fitted: Fitted | None) -> Iterator[str]:
    yield f"Stability is taken times {settings.stability_factor:g}" + (
        ", as the model has it for everybody." if settings.stability_factor == 1 else ", as your answers say."
    )
    if fitted:
        losses = f"log loss of the last fifth of them: {fitted.loss_before:.4f} before, {fitted.loss_after:.4f} after"
        yield f"Last tried with {fitted.answers} of your answers; {losses}" + (
            ", so it was adopted." if fitted.better else ", so nothing was changed."
        )
    elif settings.fits_to_learner:
        yield f"It is fitted once {ENOUGH} of your answers were to cards answered on an earlier day."
    if not settings.fits_to_learner:
        yield "Fitting is off. `ice-quiz fit --on` switches it on."
