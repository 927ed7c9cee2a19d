"""A download is made when it is asked for, and never before."""

import pytest

from milepost.plan.faults import Fault
from milepost.widgets.download import Download
from tests.widgets.comms import line_of

pytestmark = pytest.mark.usefixtures("fake_comms")


def test_the_file_travels_when_the_button_is_pressed() -> None:
    made = list[bytes]()

    def make() -> bytes:
        made.append(b"%PDF")
        return b"%PDF"

    button = Download("Get it", "roadmap.pdf", make)
    assert made == []
    line_of(button).hear({"make": True})
    sent = line_of(button).published[-1]
    assert sent["data"]["content"] == {"name": "roadmap.pdf", "kind": "application/pdf"}
    assert sent["buffers"] == [b"%PDF"]


def test_a_file_that_cannot_be_made_is_refused_in_a_sentence() -> None:
    def make() -> bytes:
        raise Fault("room_unknown")

    button = Download("Get it", "roadmap.pdf", make)
    line_of(button).hear({"make": True})
    assert line_of(button).frames == [{"refused": str(Fault("room_unknown"))}]


def test_other_messages_make_nothing() -> None:
    button = Download("Get it", "roadmap.pdf", lambda: b"")
    for noise in (None, {}, {"make": "../../etc"}, ["make"]):
        line_of(button).hear(noise)
    assert line_of(button).frames == []
