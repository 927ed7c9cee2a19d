"""Takes from the histories of many teams what Milepost knows of a team that has none.

    python -m benchmarks.fit_forecast DIR [--write] [--json FILE]

Few numbers are fitted (trust in commitments, what is met of them, the widths of the errors, how
they last over several periods); the others are round ones, set by hand. The table shows how well
that does out of sample: each organisation is forecast with the pool of all others. `--write` puts
the pool of all teams into `lib/milepost/methods/forecasting/pool.json`.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import msgspec

from benchmarks.capacity_series import Points, Series, backtest, load, point, steps
from benchmarks.forecast import GROUPS, OURS, REFERENCE, figures, last_six, table
from benchmarks.forecast_pool import SCORES, fit, fit_ahead
from benchmarks.table import write_json
from milepost.methods import forecasting
from milepost.methods.forecasting.capacity import outlook
from milepost.methods.forecasting.pool import Pool, pool
from milepost.methods.forecasting.track import Track

FILE = Path(forecasting.__file__).with_name("pool.json")


def out_of_sample(teams: list[Series], shared: Pool) -> dict[str, Points]:
    """Every organisation's forecasts with the pool of all others, beside the reference."""
    own: Points = []
    for organisation in sorted({team.organisation for team in teams}):
        others = fit([team for team in teams if team.organisation != organisation], shared)
        inside = [team for team in teams if team.organisation == organisation]
        own += [each for team in inside for each in with_pool(team, others)]
    return {OURS: own, REFERENCE: [each for team in teams for each in backtest(team, last_six)]}


def with_pool(team: Series, shared: Pool) -> Points:
    """A team's forecasts with a pool other than the one that ships."""
    track, found = Track(shared), []
    known = {len(past.delivered): (past, came) for past, came in steps(team)}
    for now, delivered in enumerate(team.delivered.tolist()):
        if now in known:
            past, came = known[now]
            forecast = outlook(track.expected(past.commitment), shared, past.commitment)
            found.append(point(team, past, forecast.at(SCORES), came))
        track.add(delivered, team.commitment(now))
    return found


def main(arguments: list[str] | None = None) -> None:
    """Print the pool and the table; write the pool and the JSON if asked."""
    parser = argparse.ArgumentParser(description="Fit the pool that forecasts lean on.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the CSV files are")
    parser.add_argument("--write", action="store_true", help="let the package have the new pool")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    options = parser.parse_args(arguments)
    teams = load(options.folder)
    found = fit_ahead(teams, fit(teams, pool()))
    print(msgspec.json.format(msgspec.json.encode(found)).decode())
    points = out_of_sample(teams, pool())
    print(f"Each organisation with the pool of all others:\n{table(points)}")
    if options.write:
        FILE.write_bytes(msgspec.json.format(msgspec.json.encode(_dated(found, teams))) + b"\n")
    write_json(options.json, {name: figures(points, group) for name, group in GROUPS.items()})


def _dated(found: Pool, teams: list[Series]) -> Pool:
    files = ", ".join(sorted({team.file for team in teams}))
    periods = sum(len(team.delivered) for team in teams)
    source = (
        f"python -m benchmarks.fit_forecast DIR --write on {date.today().isoformat()}: {files}; "  # noqa: DTZ011 - the day on which it is run
        f"{len(teams)} teams, {periods} periods. Fitted: trust, met, alone, committed, lasting, "
        "drifting; the others were set by hand."
    )
    return msgspec.structs.replace(found, source=source)


if __name__ == "__main__":
    main()
