"""`ice-quiz coverage DECK`: what of its sources a deck leaves out, and how its topics can be asked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import click

from ice_quiz.cli.deck_file import deck_path
from ice_quiz.cli.opening import the_library
from ice_quiz.cli.sources import named_sources, source_option
from ice_quiz.cli.terminal import say, say_json
from ice_quiz.facts.model import Deck
from ice_quiz.language.days import cards
from ice_quiz.language.words import listing
from ice_quiz.lint.check import source_texts
from ice_quiz.lint.coverage import (
    Level,
    Sentence,
    TopicForms,
    Unrecognised,
    forms_by_topic,
    sentences_uncovered,
    unrecognised,
)


@click.command("coverage")
@click.argument("deck")
@source_option
@click.option("--json", "as_json", is_flag=True, help="As one JSON document.")
def command(deck: str, sources: tuple[str, ...], as_json: bool) -> int:
    """Tell which sentences of the sources no fact covers, and which cards can be asked how.

    A sentence counts when it holds a number, a name or a list; what is left out on purpose stands under `skip:` in the deck.
    """
    library = the_library()
    path = deck_path(deck, library)
    compiled = library.open(str(path))
    texts = dict(source_texts(compiled.deck, path, named_sources(sources)))
    left = {key: sentences_uncovered(compiled.deck, key, text) for key, text in texts.items()}
    recalled = tuple(unrecognised(compiled))
    topics = forms_by_topic(compiled)
    if as_json:
        say_json(json.dumps(_object(compiled.deck, left, recalled, topics), ensure_ascii=False, indent=1))
    else:
        say(*_lines(compiled.deck, left, recalled, topics))
    return 0


def _lines(
    deck: Deck, left: Mapping[str, tuple[Sentence, ...]], recalled: tuple[Unrecognised, ...], topics: tuple[TopicForms, ...]
) -> Iterator[str]:
    for key, sentences in left.items():
        if sentences:
            many = "1 sentence is" if len(sentences) == 1 else f"{len(sentences)} sentences are"
            yield f"Of `{key}` {many} covered by no fact and no `skip:`:"
            yield from (f"  line {each.line}: {each.text}  ({listing(each.holds)})" for each in sentences)
        else:
            yield f"Of `{key}` every sentence with a number, a name or a list is covered."
        yield ""
    missing = [key for key in deck.sources if key not in left]
    if missing:
        names = listing([f"`{key}`" for key in missing])
        yield f"Not looked at, because the text is not at hand: {names}. Give it with --source NAME=FILE."
        yield ""
    if recalled:
        yield f"{cards(len(recalled)).capitalize()} without a safe choice or true-or-false, asked by recall only:"
        for each in recalled:
            yield f"  {each.card.id}"
            yield from (f"    {why}" for why in each.why)
        yield ""
    yield "Questions by topic:"
    for topic in topics:
        counts = ", ".join(f"{topic.levels.get(level, 0)} {level}" for level in Level)
        yield f"  {topic.title}: {cards(topic.cards)}; {counts}"
        yield f"    {', '.join(f'{many} {form}' for form, many in topic.forms.items())}"


def _object(
    deck: Deck, left: Mapping[str, tuple[Sentence, ...]], recalled: tuple[Unrecognised, ...], topics: tuple[TopicForms, ...]
) -> dict[str, object]:
    return {
        "deck": deck.id,
        "uncovered": [
            {"source": key, "line": each.line, "sentence": each.text, "holds": list(each.holds)}
            for key, sentences in left.items()
            for each in sentences
        ],
        "unchecked sources": [key for key in deck.sources if key not in left],
        "recalled only": [{"card": each.card.id, "why": list(each.why)} for each in recalled],
        "topics": [
            {
                "topic": topic.title,
                "cards": topic.cards,
                "forms": {str(form): many for form, many in topic.forms.items()},
                "levels": {str(level): topic.levels.get(level, 0) for level in Level},
            }
            for topic in topics
        ],
    }
