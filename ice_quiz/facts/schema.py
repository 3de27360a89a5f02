"""The shape of a deck file as JSON Schema (2020-12), for editors that complete and check while typing.

It is made from `shapes`, which the reader checks with, and never refuses what the reader takes. Editors read YAML with types
(4 is a number, `yes` may be a truth value) where the reader keeps text, so a text may be any scalar here.
"""

from __future__ import annotations

from typing import Any

from ice_quiz.facts.kinds import Anything, Either, Flag, Kind, Many, Named, Record, Whole, Word
from ice_quiz.facts.shapes import DECK

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_SCALARS = ["string", "number", "boolean"]
_NOT_BLANK = r"\S"


def deck_schema() -> Schema:
    """The schema of a deck file. Shapes that occur in several places stand once, under `$defs`."""
    shared: dict[str, Schema] = {}
    root = _record(DECK, shared)
    return {"$schema": DIALECT, "title": "A deck of ice_quiz", **root, "$defs": shared}


def _schema(kind: Kind, shared: dict[str, Schema]) -> Schema:
    match kind:
        case Word():
            return _word(kind)
        case Flag():
            return {
                "type": ["boolean", "string"],
                "pattern": r"^([Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$",
            }
        case Whole():
            return {"type": ["integer", "string"], "minimum": 1, "maximum": 999_999, "pattern": r"^[1-9][0-9]{0,5}$"}
        case Many(of=of, single=single):
            many = {"type": "array", "items": _schema(of, shared), "description": kind.says}
            return {"anyOf": [many, _schema(of, shared)]} if single else many
        case Named():
            return _named(kind, shared)
        case Record():
            name = kind.says
            if name not in shared:
                shared[name] = {}  # a shape may hold itself
                shared[name] = _record(kind, shared)
            return {"$ref": f"#/$defs/{name.replace(' ', '%20')}"}
        case Either(text=text, sequence=sequence, mapping=mapping):
            return {"anyOf": [_schema(each, shared) for each in (text, sequence, mapping) if each], "description": kind.says}
    assert isinstance(kind, Anything)
    return {}


def _word(kind: Word) -> Schema:
    if kind.choices:
        return {"enum": list(kind.choices), "description": kind.says}
    pattern = f"^(?:{kind.pattern})$" if kind.pattern else _NOT_BLANK
    return {"type": _SCALARS, "pattern": pattern, "description": kind.says}


def _named(kind: Named, shared: dict[str, Schema]) -> Schema:
    of = _schema(kind.of, shared)
    if kind.empty:
        of = {"anyOf": [of, {"type": "null"}, {"type": "string", "pattern": r"^\s*$"}]}
    return {"type": ["object", "null", "string"], "pattern": r"^\s*$", "additionalProperties": of, "description": kind.says}


def _record(kind: Record, shared: dict[str, Schema]) -> Schema:
    made: Schema = {
        "type": "object",
        "description": kind.says,
        "properties": {key: _schema(each, shared) for key, each in kind.fields.items()},
        "additionalProperties": False,
    }
    return {**made, "required": list(kind.required)} if kind.required else made
