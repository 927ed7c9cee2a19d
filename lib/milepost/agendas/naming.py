"""What a new workshop is called: its title as typed, and its stem made from it."""

from __future__ import annotations

import re
import unicodedata

from milepost.plan import text
from milepost.plan.faults import Fault

LONGEST_STEM = 32

_STEM = re.compile(r"[a-z][a-z0-9_]*")
_APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}]")

# Latin letters that Unicode does not take apart into one of ours and an accent.
_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "ħ": "h",
    }
)


def title_of(name: str) -> str:
    """The title of the workshop ``name``, which may itself be typed as a stem.

    Raises:
        Fault: it is too long, or holds what no screen can show.
    """
    title = " ".join(name.split())
    text.check(title, text.TITLE, required=False)
    return title.replace("_", " ").strip().capitalize() if _STEM.fullmatch(title) else title


def stem_of(name: str) -> str:
    """The stem of the workshop ``name``: small Latin letters and digits, words parted by ``_``.

    Accents are dropped, and what is longer than a stem may be ends after a word.

    Raises:
        Fault: it has letters that are not Latin, or begins with none.
    """
    apart = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name.casefold()))
    plain = "".join(each for each in apart if not unicodedata.combining(each)).translate(_LETTERS)
    if foreign := [each for each in plain if each.isalnum() and not each.isascii()]:
        raise Fault("workshop_name_script", name=name, letters="".join(dict.fromkeys(foreign)))
    stem = "_".join(re.findall("[a-z0-9]+", plain))
    if not stem:
        raise Fault("workshop_name_no_letter", name=name)
    if not stem[0].isalpha():
        raise Fault("workshop_name_digit", name=name, stem=_shortened(stem))
    return _shortened(stem)


def _shortened(stem: str) -> str:
    if len(stem) <= LONGEST_STEM:
        return stem
    whole_words, _, _ = stem[: LONGEST_STEM + 1].rpartition("_")
    return whole_words or stem[:LONGEST_STEM]
