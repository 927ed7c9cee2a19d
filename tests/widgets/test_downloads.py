"""A list of files: each is made when it is asked for, and nothing that is not on the list."""

import pytest

from milepost.plan.faults import Fault
from milepost.widgets.download import Made
from milepost.widgets.downloads import Downloads
from tests.widgets.comms import line_of

pytestmark = pytest.mark.usefixtures("fake_comms")


def offering(*names: str) -> tuple[Downloads, list[str]]:
    made = list[str]()

    def make(name: str) -> Made:
        made.append(name)
        if name == "broken.pdf":
            raise Fault("room_unknown")
        return f"Harbour-{name}", "application/pdf", b"%PDF"

    shown = Downloads(make, waiting="Wait", lost="Lost")
    shown.offer([(name, name.title(), "What it is", "") for name in names])
    return shown, made


def test_the_file_travels_when_its_button_is_pressed() -> None:
    shown, made = offering("a.pdf", "b.pdf")
    assert made == []
    line_of(shown).hear({"make": "b.pdf"})
    sent = line_of(shown).published[-1]
    assert sent["data"]["content"] == {"name": "Harbour-b.pdf", "kind": "application/pdf"}
    assert sent["buffers"] == [b"%PDF"]


def test_a_file_that_cannot_be_made_is_refused_in_a_sentence() -> None:
    shown, _ = offering("broken.pdf")
    line_of(shown).hear({"make": "broken.pdf"})
    assert line_of(shown).frames == [{"refused": str(Fault("room_unknown"))}]


def test_other_messages_make_nothing() -> None:
    shown, made = offering("a.pdf")
    for noise in (None, {}, {"make": "../../etc"}, {"make": True}, {"make": ["a.pdf"]}, ["make"]):
        line_of(shown).hear(noise)
    line_of(shown).update(files=[{"name": "x.pdf"}])
    line_of(shown).hear({"make": "x.pdf"})
    assert made == []
    assert line_of(shown).frames == []
