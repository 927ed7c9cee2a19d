"""How soon pages can be used, and what they cost, beside a stock Voila page.

    python -m benchmarks.pages [--rounds N] [--json FILE]

The participant's page, the facilitator's desk and a stock Voila page with the same imports are
opened in turn in one Chromium with an empty cache; figures are medians over the rounds. No page
reaches another host, so that a dead network flatters nobody.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from benchmarks.page_servers import milepost, stock_voila
from benchmarks.page_visits import (
    Destination,
    Facilitator,
    Participant,
    StockVoila,
    Visit,
    chromium,
    visit,
)
from benchmarks.table import table, write_json

REFERENCE = "stock_voila"
Figures = dict[str, float]


def compare(rounds: int) -> dict[str, Figures]:
    """Visit every page once uncounted and then `rounds` times, one after the other."""
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
        pages = _pages(running, folder)
        browser = running.enter_context(chromium())
        seen: dict[str, list[Visit]] = {name: [] for name in pages}
        for number in range(rounds + 1):
            for name, destination in pages.items():
                found = visit(browser, destination)
                seen[name] += [found] * (number > 0)
    return summary(seen)


def summary(seen: Mapping[str, Sequence[Visit]]) -> dict[str, Figures]:
    """Medians per page, and each page's time to usable divided by the reference's."""
    figures = {name: _medians(visits) for name, visits in seen.items()}
    reference = figures[REFERENCE]["usable_ms"]
    for each in figures.values():
        each["usable_ratio"] = each["usable_ms"] / reference
    return figures


def _pages(running: ExitStack, folder: Path) -> dict[str, Destination]:
    ours = running.enter_context(milepost(folder))
    stock = running.enter_context(stock_voila(folder))
    return {
        "participant": Participant.of(ours),
        "facilitator": Facilitator.of(ours),
        REFERENCE: StockVoila.of(stock),
    }


def _medians(visits: Sequence[Visit]) -> Figures:
    rows = [asdict(each) for each in visits]
    return {name: statistics.median(row[name] for row in rows) for name in rows[0]}


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="counted visits to each page")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = parser.parse_args()
    figures = compare(options.rounds)
    print(table(figures))
    write_json(options.json, figures)


if __name__ == "__main__":
    main()
