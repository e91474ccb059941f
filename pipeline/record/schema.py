"""The JSON Schema of the record, made from the types of the model and the rows of `fields.toml`.

The package ships it as `record.schema.json`. A field of an office's own lexicon is also valid under it, if its value
has one of the known forms.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields as parts
from types import MappingProxyType
from typing import Any, get_type_hints

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import ValueType, fields
from pipeline.model import (
    Amount,
    AmountRole,
    Blocker,
    Contact,
    Coverage,
    IssueCode,
    KeyFigure,
    Kind,
    Origin,
    Page,
    Picture,
    Place,
    Severity,
    Trust,
)
from pipeline.record import PAGE_PARTS, SCHEMA
from pipeline.values.forms import COUNTRY, CURRENCY, DATE, DECIMAL

FILE = "record.schema.json"

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_TYPES: Mapping[object, Schema] = MappingProxyType(
    {str: _TEXT, str | None: {"type": ["string", "null"]}, int: {"type": "integer", "minimum": 0}}
)
# A field that a person removed, and its language.
_REMOVED: Schema = {"type": "array", "prefixItems": [_TEXT, _TEXT], "minItems": 2, "maxItems": 2}
_OFFSET: Schema = {"type": ["integer", "null"], "minimum": 0}
# EDTF at the precision given: a year, a month or season of it, a day; or an open end.
_DATE: Schema = {"type": "string", "pattern": f"^{DATE}$"}
# BCP 47 language tags such as `el`, `el-Latn` and `zxx`.
_LANG: Schema = {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}


def schema(lexicon: Lexicon) -> Schema:
    """The schema as JSON (draft 2020-12), with the fields of `lexicon`."""
    known = {field.name: _form(field.type) for field in fields(lexicon) if field.is_printed}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A record of one good practice",
        **_object(
            {
                "schema": {"const": SCHEMA},
                "id": _TEXT,
                "page": _of(Page, names=PAGE_PARTS),
                "kind": {"enum": [kind.value for kind in Kind]},
                "sides": {"type": "array", "items": _LANG, "maxItems": 2},
                "ready": {"type": "boolean"},
                "why": {"type": "array", "items": {"enum": [why.value for why in Blocker]}, "minItems": 1},
                "fields": {
                    "type": "object",
                    "properties": {name: {"$ref": f"#/$defs/{form}"} for name, form in known.items()},
                    "additionalProperties": {"anyOf": [{"$ref": f"#/$defs/{form}"} for form in _FORMS]},
                },
                "removed": {"type": "array", "items": _REMOVED, "minItems": 1},
                "issues": {"type": "array", "items": _issue()},
                "coverage": _of(Coverage),
            },
            optional={"why", "removed"},
        ),
        "$defs": {form: _values(value) for form, value in _FORMS.items()},
    }


def _form(type_: ValueType) -> str:
    return type_.value if type_.value in _FORMS else ValueType.TEXT.value


def _values(form: Schema) -> Schema:
    """A field's values: never an empty list, as a missing field is absent."""
    pair = {"type": "array", "items": _TYPES[int], "minItems": 4, "maxItems": 4}
    run = {"type": "array", "prefixItems": [_TEXT, _LANG], "minItems": 2, "maxItems": 2}
    value = _object(
        {
            "lang": _LANG,
            "text": {"type": "string", "minLength": 1},
            "runs": {"type": "array", "items": run},
            "value": form,
            "start": _OFFSET,
            "end": _OFFSET,
            "rule": {"type": "string", "minLength": 1},
            "sure": {"const": False},
            "rows": {"type": "array", "items": {"type": "array", "items": _TEXT}, "minItems": 1},
            "pairs": {"type": "array", "items": pair, "minItems": 1},
            "origin": {"enum": [origin.value for origin in Origin]},
            "state": {"enum": [state.value for state in Trust]},
            "by": {"type": "string", "minLength": 1},
        },
        optional={"sure", "rows", "pairs", "origin", "state", "by"},
    )
    return {"type": "array", "items": value, "minItems": 1}


def _issue() -> Schema:
    return _object(
        {
            "code": {"enum": [code.value for code in IssueCode]},
            "severity": {"enum": [severity.value for severity in Severity]},
            "message": _TEXT,
            "start": _OFFSET,
            "end": _OFFSET,
        }
    )


def _contact() -> Schema:
    """A contact, with the parts that the page gives."""
    names = [part.name for part in parts(Contact)]
    return _object(dict.fromkeys(names, _TEXT), optional=names)


def _of(made: type, names: Collection[str] = (), optional: Collection[str] = (), **own: Schema) -> Schema:
    """The object for a dataclass: all of its fields, or those in `names`; `own` schemas replace the type's."""
    hints = get_type_hints(made)
    chosen = [part.name for part in parts(made) if not names or part.name in names]
    return _object({name: own.get(name) or _TYPES[hints[name]] for name in sorted(chosen)}, optional)


def _object(properties: Mapping[str, Schema], optional: Collection[str] = ()) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


_DECIMAL: Schema = {"type": "string", "pattern": f"^{DECIMAL}$"}
_COUNTRY: Schema = {"type": ["string", "null"], "pattern": f"^{COUNTRY}$"}
_CURRENCY: Schema = {"type": ["string", "null"], "pattern": f"^{CURRENCY}$"}

_NOTHING: Schema = {"type": "null"}

# The schema of a value by the type of its field; other types are like texts.
_FORMS: Mapping[str, Schema] = MappingProxyType(
    {
        ValueType.TEXT.value: _NOTHING,
        ValueType.DATE.value: {"anyOf": [_DATE, _NOTHING]},
        ValueType.AMOUNT.value: _of(
            Amount,
            optional={"amount_max", "role"},
            amount=_DECIMAL,
            currency=_CURRENCY,
            amount_max=_DECIMAL,
            role={"enum": [role.value for role in AmountRole]},
        ),
        ValueType.FIGURE.value: _of(KeyFigure, number=_DECIMAL),
        ValueType.PLACE.value: {"anyOf": [_of(Place, optional={"nuts"}, country=_COUNTRY, nuts=_TEXT), _NOTHING]},
        ValueType.CONTACT.value: {"anyOf": [_contact(), _NOTHING]},
        ValueType.IMAGE.value: _of(Picture),
    }
)
