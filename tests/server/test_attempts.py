from __future__ import annotations

from milepost.server.attempts import Attempts


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_an_address_waits_until_its_first_wrong_guess_is_a_window_old() -> None:
    clock = Clock()
    attempts = Attempts(limit=2, seconds=60, clock=clock)
    attempts.count("a")
    clock.now = 10
    assert attempts.wait("a") == 0
    attempts.count("a")
    assert attempts.wait("a") == 50
    clock.now = 60
    assert attempts.wait("a") == 0


def test_one_address_does_not_lock_out_another() -> None:
    attempts = Attempts(limit=1, clock=Clock())
    attempts.count("a")
    assert attempts.wait("b") == 0


def test_many_addresses_do_not_fill_the_memory() -> None:
    attempts = Attempts(limit=1, clock=Clock())
    for number in range(10_001):
        attempts.count(str(number))
    assert attempts.wait("0") == 0
    assert attempts.wait("10000") > 0
