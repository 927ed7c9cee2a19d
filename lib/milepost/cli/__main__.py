"""``python -m milepost.cli``: the same as ``milepost``."""

from milepost.cli import main

main()
