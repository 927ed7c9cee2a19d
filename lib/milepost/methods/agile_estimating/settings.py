"""Numbers learned from outside, each with where it comes from.

Sizes: 19 series of issues of open-source projects with story points (Choetkiertikul et al., IEEE
TSE 45 (2018); Tawosi et al., MSR 2022). Work: the tasks of 8 projects of two organisations with
planned and actual hours (the CESAW data of Jones and Nichols, 2021), and ten years of one person's
pomodoros (the Renzo data). Chosen by hand on a coarse grid on 25 November 2026, and checked by
leaving out one project at a time: ``python -m benchmarks.fit_estimate DIR`` prints both.
"""

from __future__ import annotations

import msgspec

__all__ = ["SIZES", "WORK", "SizeSettings", "WorkSettings"]


class SizeSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How much a past item says about the size of the next one.

    ``text``, ``length`` and ``kind`` weigh what items have in common, ``recent`` that they are
    at most about ``span`` items apart, all against the noise of one estimate, which is 1.
    ``shares`` are the parts of these weights that are tried on the project's own past; the
    smallest whose error is within ``tolerance`` of the best is taken.
    """

    text: float = 1.0
    length: float = 0.03
    kind: float = 0.06
    recent: float = 0.08
    span: float = 100.0
    shares: tuple[float, ...] = (0.0, 0.3, 1.0)
    tolerance: float = 0.03
    most: int = 400


class WorkSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How much a finished task says about how long the next one takes.

    It weighs ``anyone``, more if it is of the same person, the same kind of work, or both, and
    less by a factor e for each ``span`` of later tasks and each ``width`` between the logarithms
    of the two estimates; only the latest ``most`` are asked. Before anything is known there
    are ``pool`` tasks right in the median, with the spread ``pool_sd`` of ln(actual / estimate).
    ``correlation`` is that of the errors of two tasks in the same fortnight.

    For the bias: ``people_sd`` is how much people of one team differ in their mean log ratio,
    ``teams_sd`` how much teams do, ``task_sd`` how much tasks of one person do.
    """

    anyone: float = 0.15
    person: float = 1.0
    kind: float = 2.0
    both: float = 10.0
    span: float = 1000.0
    width: float = 0.35
    most: int = 4000
    pool: float = 3.0
    pool_sd: float = 0.8
    correlation: float = 0.015
    people_sd: float = 0.45
    teams_sd: float = 0.33
    task_sd: float = 1.0


SIZES = SizeSettings()
WORK = WorkSettings()
