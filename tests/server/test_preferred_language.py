"""In which language a browser is answered at a door."""

from __future__ import annotations

from http.cookies import SimpleCookie
from typing import TYPE_CHECKING

import pytest

from milepost.screen import bundle
from milepost.server.preferred_language import COOKIE, preferred
from milepost.words import languages, own_name, say

if TYPE_CHECKING:
    from tests.server.stand import Answer, Server

GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.8"}
PAGES = ["/", "/sign-in", "/join/none", "/no/such/page", "/join/ABCD", "/present/ABCD"]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("FR-ca", "fr"),
        ("pt-BR,pt;q=0.9", "pt"),
        ("en;q=0.3, es ; q=0.7", "es"),
        ("nl, zh-Hant-TW;q=0.9, fr;q=0.2", "fr"),
        ("es,fr", "es"),
        ("de;q=0, *", "en"),
        ("nl", "en"),
        ("", "en"),
    ],
)
def test_a_browser_is_answered_in_what_it_likes_best_of_what_there_is(
    accepted: str, language: str
) -> None:
    assert preferred(accepted) == language


@pytest.mark.parametrize(
    "noise", ["de;q=zwei", ";;;,,,", "de;q=9.9999", "../../etc/passwd", "\xff", "-" * 10_000]
)
def test_noise_instead_of_a_language_means_english(noise: str) -> None:
    assert preferred(noise) == "en"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_speaks_the_language_of_its_reader(server: Server, path: str) -> None:
    german, english = server.visitor().ask(path, **GERMAN), server.visitor().ask(path)
    assert '<html lang="de">' in german.text
    assert '<html lang="en">' in english.text
    assert {"Accept-Language", "Cookie"} <= varying(german)


def test_a_door_refuses_in_the_language_of_whoever_knocks(server: Server) -> None:
    answer = server.visitor().ask("/join/none", **GERMAN)
    assert say("door.no_such_room", "de", typed="none") in answer.text


@pytest.mark.parametrize("path", PAGES[:4])
def test_every_language_can_be_picked_at_the_door_by_its_own_name(
    server: Server, path: str
) -> None:
    page = server.visitor().ask(path).text
    for language in languages():
        assert f'href="{path}?language={language}" lang="{language}"' in page
        assert f">{own_name(language)}</a>" in page


def test_what_is_picked_counts_more_than_what_the_browser_asks_for(server: Server) -> None:
    visitor = server.visitor()
    picked = visitor.ask("/sign-in?language=fr", **GERMAN)
    assert (picked.status, picked.headers["Location"]) == (302, "/sign-in")
    assert visitor.cookies[COOKIE] == "fr"
    assert '<html lang="fr">' in visitor.ask("/", **GERMAN).text


def test_a_choice_is_kept_for_a_year_where_the_screen_can_read_it_too(server: Server) -> None:
    answer = server.visitor().ask("/?language=pt")
    kept = SimpleCookie(answer.headers["Set-Cookie"])[COOKIE]
    assert kept["path"] == "/"
    assert kept["expires"]
    assert kept["samesite"] == "Lax"
    assert not kept["httponly"]


@pytest.mark.parametrize("language", ["xx", "../de", "", "DE"])
def test_a_language_that_there_is_not_changes_nothing(server: Server, language: str) -> None:
    visitor = server.visitor()
    assert visitor.ask(f"/?language={language}").status == 200
    visitor.cookies[COOKIE] = language
    assert '<html lang="en">' in visitor.ask("/").text


@pytest.mark.parametrize("language", languages())
def test_the_page_of_a_room_names_the_words_of_its_reader_at_once(
    server: Server, language: str
) -> None:
    page = server.visitor().ask("/join/ABCD", **{"Accept-Language": language}).text
    words = f'<link rel="modulepreload" href="/static/screen/{bundle().words[language]}">'
    assert words in page
    assert page.count("modulepreload") == 1


def varying(answer: Answer) -> set[str]:
    """What a cache must look at before it gives the answer to somebody else."""
    return {name.strip() for line in answer.headers.get_all("Vary", []) for name in line.split(",")}
