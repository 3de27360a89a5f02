"""From the decks at hand to the catalogue of their cards: only decks that changed are compiled and stored anew.

It may take seconds for a large deck, so it tells how far it is, and whoever listens may stop it by raising: what was stored
until then stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ice_quiz.facts.headway import Headway, told
from ice_quiz.language.normal import folded
from ice_quiz.library.catalogue import Catalogue, Damaged, Listed, Unusable
from ice_quiz.library.far import Far, Watch, nobody
from ice_quiz.library.library import Library
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Card, Form
from ice_quiz.questions.stems import asking, blank

FORMS_AT_ONCE = 2_000
"""Cards of a deck up to which the forms of each are found out when it is stored; in larger ones when they are asked for."""


def catalogue(library: Library, into: Catalogue, watch: Watch = nobody) -> bool:
    """Bring the catalogue up to date with the decks at hand; whether anything was different."""
    try:
        return _catalogue(library, into, watch)
    except Damaged:
        return _catalogue(library, into, watch)
    except Unusable:  # no room, or not allowed: it does as well in memory
        into.keep_in_memory()
        return _catalogue(library, into, watch)


def _catalogue(library: Library, into: Catalogue, watch: Watch) -> bool:
    usable = {str(entry.path): entry for entry in library.entries(watch) if entry.usable}
    stored = {shelf.path: shelf.mark for shelf in into.shelves()}
    gone = stored.keys() - usable.keys()
    for path in gone:
        into.forget(path)
    changed = [entry for path, entry in usable.items() if stored.get(path) != entry.mark]
    for entry in changed:
        compiled = library.open(entry.id, watch)
        into.put(str(entry.path), entry.mark, entry.id, entry.title, _rows(compiled, watch))
    return bool(gone or changed)


def find_forms(library: Library, of: Catalogue, rows: Iterable[int], watch: Watch = nobody) -> None:
    """Find out in which forms these cards can be asked, where it was not yet."""
    unknown: dict[str, dict[int, str]] = {}
    for row, card in of.cards(list(rows)).items():
        if card.forms is None:
            unknown.setdefault(card.deck, {})[row] = card.id
    for deck, cards in unknown.items():
        compiled = library.open(deck, watch)
        of.add_forms(
            {
                row: _forms(compiled, card)
                for row, card in told(list(cards.items()), *_heard(compiled, len(cards), watch), every=20)
                if card in compiled.cards
            }
        )


def _rows(compiled: Compiled, watch: Watch) -> Iterator[tuple[Listed, str]]:
    for card in told(compiled.cards.values(), *_heard(compiled, len(compiled.cards), watch)):
        yield (one := listed(compiled, card)), _searched(one, card)


def _heard(compiled: Compiled, many: int, watch: Watch) -> tuple[Callable[[object, int], float], Headway]:
    """How much of so many cards is done, and how that is told."""
    return lambda _, at: at / many, lambda share: watch(Far(compiled.deck.title, share))


def listed(compiled: Compiled, card: Card) -> Listed:
    """A card as the catalogue holds it."""
    few = len(compiled.cards) <= FORMS_AT_ONCE
    return Listed(
        card.id,
        card.topic,
        asking(card, compiled.world) or blank(card, compiled.world) or card.statement,
        card.statement,
        card.citation,
        tuple(answer.show for answer in card.key.answers),
        card.about.tags,
        _forms(compiled, card.id) if few else None,
        card.fingerprint,
    )


def _forms(compiled: Compiled, card: str) -> frozenset[Form]:
    return frozenset(rendering.form for rendering in compiled.renderings(card))


def _searched(listed: Listed, card: Card) -> str:
    """All texts of a card in one; the bar between them keeps each apart and is folded away."""
    wordings = (wording for answer in card.key.answers for wording in answer.wordings)
    texts = (listed.id, listed.topic, listed.stem, listed.statement, *wordings, *listed.tags)
    return folded(" | ".join(dict.fromkeys(texts)))
