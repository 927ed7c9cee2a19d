"""An organisation's own look: what it changes, and what is said where it cannot be used."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from milepost.agendas import AgendaFaults
from milepost.export import pdf
from milepost.export.contrast import READABLE, contrast, readable, softened
from milepost.export.theme import Theme, load
from milepost.tokens import tokens
from tests.export.boards import Story, harbour
from tests.export.reading import facts_of, text_of, words_outside

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="3"><rect width="9"/></svg>'

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def theme_of(folder: Path, text: str, **files: bytes) -> Theme:
    for stem, content in files.items():
        (folder / stem.replace("_", ".")).write_bytes(content)
    file = folder / "theme.toml"
    file.write_text(text, "utf-8")
    return load(file)


def refused(folder: Path, text: str, **files: bytes) -> str:
    with pytest.raises(AgendaFaults) as caught:
        theme_of(folder, text, **files)
    return "\n".join(str(caught.value).splitlines()[1:])


@given(colours)
def test_whatever_colour_is_asked_for_can_be_read_on_white_and_on_its_tint(colour: str) -> None:
    assert contrast(readable(colour), "#ffffff") >= READABLE
    assert contrast(readable(colour), softened(colour)) >= 4.5
    assert contrast(tokens().light.ink, softened(colour)) >= 7


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert readable("#0b5c63") == "#0b5c63"


def test_a_theme_may_leave_everything_out(tmp_path: Path) -> None:
    assert theme_of(tmp_path, "") == Theme()
    assert Theme().colours == {}


def test_all_that_is_wrong_is_said_at_once_with_its_line(tmp_path: Path) -> None:
    said = refused(tmp_path, 'logo = "../x.png"\ncolour = "red"\nname = "x"\norganisation = 3\n')
    assert [line.split(":")[0] for line in said.splitlines()] == [f"line {n}" for n in range(1, 5)]
    for part in ("../x.png", "“red”", "organisation, colour, logo", "must be text"):
        assert part in said


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"GIF89a", "no SVG or PNG"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "no SVG or PNG"),
        (b"<svg>", "no SVG or PNG"),
        (b"<html/>", "no SVG or PNG"),
        (b'<!DOCTYPE svg [<!ENTITY a "a">]>' + SVG.encode(), "no SVG or PNG"),
        (b"\xff\xfe", "no SVG or PNG"),
        (b" " * 1_000_001, "1000000 bytes"),
    ],
)
def test_a_logo_that_cannot_be_drawn_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    assert told in refused(tmp_path, 'logo = "l.svg"', l_svg=content)


def test_a_logo_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "line 2: “l.svg” cannot be read" in refused(tmp_path, '\nlogo = "l.svg"')


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_logo_name_and_colour_are_on_the_cover(tmp_path: Path, kind: str) -> None:
    picture = BytesIO()
    Image.new("RGB", (30, 10), (200, 20, 20)).save(picture, "PNG")
    content = picture.getvalue() if kind == "png" else SVG.encode()
    told = f'organisation = "Hafenamt 港"\ncolour = "#7a1f3d"\nlogo = "l.{kind}"'
    board = Story(harbour()).board()
    made = pdf("roadmap", board, theme=theme_of(tmp_path, told, **{f"l_{kind}": content}))
    assert "Hafenamt 港" in text_of(made).split("\f")[0]
    assert facts_of(made)["Author"] == "Hafenamt 港"
    assert words_outside(made) == []


def test_letters_that_an_svg_cannot_set_are_to_be_turned_into_outlines(tmp_path: Path) -> None:
    letters = SVG.replace("<rect", "<text>ميناء</text><rect").encode()
    assert "outlines" in refused(tmp_path, 'logo = "l.svg"', l_svg=letters)


def test_a_logo_with_plain_letters_is_drawn(tmp_path: Path) -> None:
    letters = SVG.replace("<rect", "<text y='3'>Łódź</text><rect").encode()
    board = Story(harbour()).board()
    assert pdf("roadmap", board, theme=theme_of(tmp_path, 'logo = "l.svg"', l_svg=letters))
