"""An errand goes from the browser to the server; Python only words it."""

import pytest

from milepost.widgets.errand import Errand
from tests.widgets.comms import line_of

pytestmark = pytest.mark.usefixtures("fake_comms")


def test_a_browser_cannot_send_an_errand_elsewhere() -> None:
    errand = Errand(label="Go", address="/room/AB234/page")
    line_of(errand).update(address="/room/OTHER/page")
    assert errand.address == "/room/AB234/page"
