"""What can be worked out: plan or frame in, DataFrame or Figure out, no side effect.

``from milepost import methods`` is all that a notebook needs; each method is loaded when it is
first asked for, so that a server that only wants one does not wait for a solver.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

_METHODS = frozenset(module.name for module in iter_modules(__path__))


def __getattr__(name: str) -> ModuleType:
    if name not in _METHODS:
        raise AttributeError(f"there is no method {name!r}; there are: {', '.join(__dir__())}")
    return import_module(f"{__name__}.{name}")


def __dir__() -> list[str]:
    return sorted(_METHODS)
