"""The name of a form as an option of a command."""

from __future__ import annotations

import click

from ice_quiz.questions.question import Form


def form_named(context: click.Context, option: click.Parameter, name: str | None) -> Form | None:
    """The form with that name; hyphens may stand for its blanks."""
    if name is None:
        return None
    wanted = name.casefold().replace("-", " ").strip()
    if wanted not in tuple(Form):
        known = ", ".join(each.replace(" ", "-") for each in Form)
        raise click.BadParameter(f"“{name}” is no form. There are: {known}.", context, option)
    return Form(wanted)
