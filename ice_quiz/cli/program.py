"""The program: its commands by name, and how whatever ends it is told.

Exit codes: 0 all well, 1 a problem was found, 2 used wrongly, 128 and the signal's number where a signal ended it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from ice_quiz.cli.lazy import Lazy, LazyGroup
from ice_quiz.cli.terminal import complain, let_go_of_output, say, set_up_streams
from ice_quiz.errors import IceQuizError

NAME = "ice-quiz"

SECTIONS: Mapping[str, Mapping[str, Lazy]] = {
    "Study": {
        "study": Lazy("ice_quiz.cli.study", "Study one deck, by its id or its file."),
        "quiz": Lazy("ice_quiz.cli.quiz", "Test yourself; the schedule is not touched."),
        "exam": Lazy("ice_quiz.cli.exam", "Sit a mock exam."),
        "due": Lazy("ice_quiz.cli.due", "Tell what is due in each deck."),
        "plan": Lazy("ice_quiz.cli.plan", "Set the day of an exam, and see what is reached by it."),
        "readiness": Lazy("ice_quiz.cli.readiness", "Tell the chance to pass an exam."),
        "you": Lazy("ice_quiz.cli.you", "Answer what a deck asks of you, such as where you live."),
        "correct": Lazy("ice_quiz.cli.correct", "Enter an answer that has changed."),
    },
    "Look": {
        "stats": Lazy("ice_quiz.cli.stats", "Tell how the learning goes."),
        "search": Lazy("ice_quiz.cli.search", "Find cards by words, topic, tag, or what you know of them."),
        "card": Lazy("ice_quiz.cli.card", "Tell everything about one card."),
    },
    "Settings": {
        "config": Lazy("ice_quiz.cli.config", "Show the settings, or change one."),
        "fit": Lazy("ice_quiz.cli.fit", "Show how the memory model is fitted to your answers."),
    },
    "Decks": {
        "add": Lazy("ice_quiz.cli.add", "Check a deck and put a copy among your decks."),
        "new": Lazy("ice_quiz.cli.new", "Write a first deck to go on from."),
        "author": Lazy("ice_quiz.cli.author", "Watch a deck while you write it: problems and questions."),
        "check": Lazy("ice_quiz.cli.check", "Tell what is wrong with decks, as file:line:column."),
        "rule": Lazy("ice_quiz.cli.rule", "Explain a finding of the check."),
        "preview": Lazy("ice_quiz.cli.preview", "Show every question that a deck makes."),
        "coverage": Lazy("ice_quiz.cli.coverage", "Tell what of its sources a deck leaves out."),
        "diff": Lazy("ice_quiz.cli.diff", "Compare two versions of a deck, card by card."),
        "schema": Lazy("ice_quiz.cli.schema", "Print the shape of deck files, for editors."),
        "import": Lazy("ice_quiz.cli.import_", "Make a deck of a list from a spreadsheet or a flashcard site."),
        "export": Lazy("ice_quiz.cli.export", "Hand a deck out as a table or a question bank."),
        "guide": Lazy("ice_quiz.cli.guide", "Make the study guide of a deck: its facts by topic, with sources."),
        "paper": Lazy("ice_quiz.cli.paper", "Make tests to print, with answer keys."),
    },
    "Progress": {
        "backup": Lazy("ice_quiz.cli.backup", "Make a verified copy of your progress."),
        "restore": Lazy("ice_quiz.cli.restore", "Bring back a backup, or another machine's progress."),
        "doctor": Lazy("ice_quiz.cli.doctor", "Tell whether your progress is whole, and mend it."),
        "sync": Lazy("ice_quiz.cli.sync", "Bring machines to the same state by a shared folder."),
        "redate": Lazy("ice_quiz.cli.redate", "Let count what was written while this machine's clock was ahead."),
        "forget": Lazy("ice_quiz.cli.forget", "Remove what you answered, of a card, a deck, or all, for good."),
        "where": Lazy("ice_quiz.cli.where", "Tell which files the program uses."),
    },
}
"""Every command, by the heading in the help that it stands under."""

COMMANDS = {name: lazy for section in SECTIONS.values() for name, lazy in section.items()}
"""Every command with the module it is in, imported when it is called, and its line in the help."""


def run(arguments: Sequence[str]) -> int:
    """Run the program; the exit code. Every problem is told on standard error, none as a traceback."""
    set_up_streams()
    try:
        code = program.main(args=list(arguments), prog_name=NAME, standalone_mode=False)
        sys.stdout and sys.stdout.flush()
    except IceQuizError as problem:
        complain(str(problem))
        return problem.exit_code
    except click.ClickException as problem:
        complain(_in_words(problem))
        return 2
    except (KeyboardInterrupt, click.Abort):  # before a command began
        return 130
    except BrokenPipeError:
        let_go_of_output()
        return 0
    except OSError as problem:
        complain(f"{f'{problem.filename}: ' if problem.filename else ''}{problem.strerror or problem}.")
        return 1
    return code if isinstance(code, int) else 0


def _in_words(problem: click.ClickException) -> str:
    """What click found wrong, and where to read on."""
    message = problem.format_message()
    context = getattr(problem, "ctx", None)
    path = context.command_path if context else NAME
    return f"{message}\nTry `{path} --help`."


def _tell_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from ice_quiz import __version__

        say(f"{NAME} {__version__}")
        context.exit()


class Program(LazyGroup):
    """The group of all commands. What ends one from outside is handled here: click would print or exit by itself."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; the exit code."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            return 130
        except BrokenPipeError:
            let_go_of_output()  # whoever reads has read enough
            return 0


@click.group(
    cls=Program,
    sections=SECTIONS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_tell_version, help="Tell the version and leave."
)
@click.pass_context
def program(context: click.Context) -> Any:
    """Drill decks of questions made from facts. Without a command: the screens, with all decks and what is due."""
    if context.invoked_subcommand is None:
        from ice_quiz.cli.home import home

        return home()
    return None
