"""Workshops that somebody else might have written, as files, each with one form of ten minutes."""

from __future__ import annotations

from pathlib import Path

_HEAD = """
title = "A workshop of one's own"
summary = "Tries what others do not."
makes = ["something"]
people = { from = 2, to = 9 }
"""

_FORM = """
[forms.10]
about = "All of it."
steps = [STEPS]
"""

#: Actions need an owner and a date, which nobody is asked for.
PROMISES_TOO_MUCH = """
[steps.ideas]
title = "What will we do?"
activity = "collect"
prompt = "What will we do?"

[steps.promise]
title = "Into the plan"
activity = "commit"
of = "ideas"
makes = "actions"
"""

#: The forms of activities that no workshop that ships is made of in its shortest form.
ODD_STEPS = """
[steps.seen]
title = "At tables"
activity = "collect"
prompt = "What do you see?"
tables = 2
private = false
fields = [
    { key = "how", label = "How sure?", kind = "choice", choices = [
        { key = "very", label = "very" },
        { key = "hardly", label = "hardly" },
    ] },
    { key = "when", label = "When?", kind = "date" },
    { key = "many", label = "How many?", kind = "number" },
    { key = "who", label = "Who?", kind = "person" },
    { key = "where", label = "Where?", kind = "milestone" },
]

[steps.together]
title = "Join at tables"
activity = "group"
of = "seen"
tables = 2

[steps.liked]
title = "Alone into lanes"
activity = "sort"
of = "together"
private = true
lanes = [
    { key = "now", label = "now" },
    { key = "later", label = "later" },
    { key = "never", label = "never" },
]

[steps.order]
title = "In a row"
activity = "sequence"
of = "liked"
adds = true
dates = false

[steps.sizes]
title = "At tables, by an own deck"
activity = "estimate"
of = "order"
tables = 2
deck = "own"
unit = "days"
faces = [{ label = "S", value = 1 }, { label = "M", value = 3 }, { label = "L", value = 8 }]

[steps.believed]
title = "Who, alone"
activity = "assign"
of = "sizes"
grid = "raci"
private = true

[steps.enter]
title = "Into the plan"
activity = "commit"
of = "believed"
makes = "tasks"
"""


def write(folder: Path, steps: str) -> str:
    """Write a workshop of these ``steps`` and return the path by which it is named."""
    keys = [line[len("[steps.") : -1] for line in steps.splitlines() if line.startswith("[steps.")]
    listed = ", ".join(f'["{key}", 1]' for key in keys[:-1])
    form = _FORM.replace("STEPS", f'{listed}, ["{keys[-1]}", {10 - len(keys) + 1}]')
    file = folder / "own" / "workshop.toml"
    file.parent.mkdir()
    file.write_text(_HEAD + steps + form, encoding="utf-8")
    return str(file)
