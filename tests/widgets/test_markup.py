"""What people typed never becomes markup."""

import pytest

from milepost.widgets import markup

HOSTILE = "<img src=x onerror=alert(1)>&\"'"


@pytest.mark.parametrize(
    "html",
    [
        markup.typed(HOSTILE),
        markup.heading(HOSTILE),
        markup.sentence(HOSTILE),
        markup.alert(HOSTILE),
        markup.link(HOSTILE, f'/x"{HOSTILE}'),
        markup.table([HOSTILE], [[markup.typed(HOSTILE)]], HOSTILE),
    ],
)
def test_markup_that_somebody_typed_stays_text(html: str) -> None:
    assert "<img" not in html
    assert '"/x"' not in html


def test_a_link_leaves_the_frame_it_stands_in() -> None:
    assert 'target="_top"' in markup.link("Open", "/facilitate/smart_goals/AB234")
