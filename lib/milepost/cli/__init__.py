"""``milepost``: the whole kit from the command line.

Each module adds the commands of one concern to the program, in the order of ``milepost --help``.
"""

from milepost.cli import rooms  # noqa: I001 - see above
from milepost.cli import rehearsals
from milepost.cli import imports
from milepost.cli import exports
from milepost.cli import plans
from milepost.cli import stores
from milepost.cli import forget
from milepost.cli import workshops
from milepost.cli.program import app, main

__all__ = [
    "app",
    "exports",
    "forget",
    "imports",
    "main",
    "plans",
    "rehearsals",
    "rooms",
    "stores",
    "workshops",
]
