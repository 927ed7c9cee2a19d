"""The whole plan as JSON, and the schema that every such file keeps."""

from __future__ import annotations

from typing import Any

import msgspec

from milepost.plan.plan import Plan

#: The name under which the schema lies beside the plan.
SCHEMA_FILE = "plan.schema.json"

_PRETTY = 2


def plan_json(plan: Plan) -> bytes:
    """The plan, all of it, as it is brought in again; ``$schema`` names the file beside it."""
    told: dict[str, Any] = {"$schema": SCHEMA_FILE, **msgspec.to_builtins(plan, str_keys=True)}
    return _formatted(told)


def plan_schema() -> bytes:
    """The JSON Schema (2020-12) of :func:`plan_json`, from the types of the plan themselves."""
    schema = msgspec.json.schema(Plan)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "A plan of Milepost"
    named = schema["$defs"]["Plan"]
    named["properties"] = {"$schema": {"type": "string"}, **named["properties"]}
    return _formatted(_portable(schema))


def _portable(value: Any, under: str = "") -> Any:
    r"""The schema with patterns as ECMAScript knows them, which has no ``\Z``."""
    match value:
        case dict():
            return {key: _portable(each, key) for key, each in value.items()}
        case list():
            return [_portable(each) for each in value]
        case str() if under == "pattern":
            return value.replace(r"\Z", "$")
        case _:
            return value


def _formatted(told: Any) -> bytes:
    return msgspec.json.format(msgspec.json.encode(told), indent=_PRETTY) + b"\n"
