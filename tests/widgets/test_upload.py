"""Files come in pieces, all of them or none, and no more than may."""

import pytest

from milepost.plan.faults import Fault
from milepost.widgets.upload import Upload
from tests.widgets.comms import line_of

pytestmark = pytest.mark.usefixtures("fake_comms")

Files = list[tuple[str, bytes]]


def test_pieces_are_put_together_in_their_order() -> None:
    taken: list[Files] = []
    button = Upload("Choose", taken.append, longest=100)
    line = line_of(button)
    line.hear({"files": ["a.csv", "b.csv"]})
    for number, piece in ((0, b"Ta"), (1, b"x"), (0, b"sk\n")):
        line.hear({"piece": number}, piece)
    assert taken == []
    line.hear({"all": True})
    assert taken == [[("a.csv", b"Task\n"), ("b.csv", b"x")]]
    assert line.frames == [{"said": ""}]


def test_more_than_may_come_is_let_go() -> None:
    taken: list[Files] = []
    button = Upload("Choose", taken.append, longest=3, too_long="Too long.")
    line = line_of(button)
    line.hear({"files": ["a.csv"]})
    line.hear({"piece": 0}, b"Task")
    line.hear({"all": True})
    assert taken == []
    assert line.frames == [{"said": "Too long."}]


def test_what_cannot_be_taken_is_said() -> None:
    def take(_: Files) -> None:
        raise Fault("import_empty")

    line = line_of(Upload("Choose", take, longest=9))
    line.hear({"files": ["a.csv"]})
    line.hear({"all": True})
    assert line.frames == [{"said": str(Fault("import_empty"))}]


def test_other_messages_are_not_heard() -> None:
    taken: list[Files] = []
    line = line_of(Upload("Choose", taken.append, longest=9))
    for noise in (None, {}, {"piece": 0}, {"piece": -1}, {"all": True}, {"files": "a"}):
        line.hear(noise)
    assert taken == []
