"""What the facilitator does while others type, from wherever they open the link."""

from __future__ import annotations

import pytest

from milepost.rehearsal.guest import TurnedAway
from tests.bad_days.scene import Scene, all_of, come_back, live, write


@live
async def test_what_people_typed_when_next_was_pressed_is_taken_in(scene: Scene) -> None:
    facilitator = await scene.facilitator()
    people = await all_of(scene.guest(f"Guest {n}") for n in range(10))
    await facilitator.say("go_to", step="whispers", leaving="ideas")
    await all_of(write(guest, f"Half a thought of {guest.name}") for guest in people)
    assert len(scene.texts()) == 10


@live
async def test_going_back_shows_all_that_was_there(scene: Scene) -> None:
    facilitator, guest = await all_of([scene.facilitator(), scene.guest("Ada")])
    note = await write(guest, "Ship it")
    await facilitator.say("reveal", step="ideas")
    await facilitator.say("go_to", step="vote", leaving="ideas")
    await guest.say("give", step="vote", card=note, scale="dots", value=2)
    await facilitator.say("go_to", step="ideas", leaving="vote")
    await facilitator.say("go_to", step="vote", leaving="ideas")
    await guest.until(lambda seen: seen["me"].get("given") == {f"{note} dots": 2})
    assert guest.cards() == [note]


@live
async def test_the_link_on_another_laptop_leads_to_the_same_step(scene: Scene) -> None:
    first = await scene.facilitator()
    await first.say("go_to", step="whispers", leaving="ideas")
    first.close()
    await first.closed()
    second = await scene.facilitator()
    assert (second.step, second.entities["me"]["role"]) == ("whispers", "facilitator")
    await second.say("go_to", step="vote", leaving="whispers")


@live
async def test_two_laptops_that_press_next_at_once_move_the_room_once(scene: Scene) -> None:
    laptops = await all_of(scene.facilitator() for _ in range(2))

    async def press(laptop_number: int) -> str:
        try:
            await laptops[laptop_number].say("go_to", step="whispers", leaving="ideas")
        except TurnedAway as refused:
            return str(refused)
        return "moved"

    answers = sorted(await all_of(press(number) for number in range(2)))
    assert answers[0].startswith("already_moved: The room has already moved")
    assert answers[1] == "moved"
    await all_of(each.until(lambda seen: seen["step"]["key"] == "whispers") for each in laptops)


@live
async def test_only_the_link_makes_a_facilitator(scene: Scene) -> None:
    guest = await scene.guest("Ada")
    guest.close()
    await guest.closed()
    await guest.connect(role="facilitator")
    await guest.until(lambda seen: seen.get("me", {}).get("name") == "Ada")
    assert guest.entities["me"]["role"] == "participant"
    assert not any(key.startswith(("member/", "history")) for key in guest.entities)
    with pytest.raises(TurnedAway, match="facilitators_only"):
        await guest.say("go_to", step="whispers", leaving="ideas")


@live
async def test_whoever_was_shown_out_hears_so_and_stays_out(scene: Scene) -> None:
    facilitator, guest, other = await all_of(
        [scene.facilitator(), scene.guest("Ada"), scene.guest("Ben")]
    )
    await write(guest, "Ship it")
    await facilitator.say("remove_member", member=guest.entities["me"]["id"])
    await guest.closed()
    assert guest.bye == "removed"
    guest.bye = ""
    await come_back(guest)
    await guest.closed()
    assert guest.bye == "removed"
    with pytest.raises(TurnedAway, match="member_removed"):
        await guest.join()
    await write(other, "Still here")
    assert scene.texts() == ["Ship it", "Still here"]


@live
async def test_a_hand_over_shows_the_new_facilitator_everything_at_once(scene: Scene) -> None:
    facilitator, guest = await all_of([scene.facilitator(), scene.guest("Ada")])
    member = guest.entities["me"]["id"]
    await facilitator.say("give_role", member=member, role="facilitator")
    await guest.until(lambda seen: "history" in seen and "member/host" in seen)
    await guest.say("go_to", step="whispers", leaving="ideas")
    await facilitator.say("give_role", member=member, role="participant")
    await guest.until(lambda seen: "history" not in seen and "member/host" not in seen)


@live
async def test_an_undone_note_leaves_every_screen(scene: Scene) -> None:
    facilitator, guest = await all_of([scene.facilitator(), scene.guest("Ada")])
    note = await write(guest, "By mistake")
    await facilitator.say("reveal", step="ideas")
    await facilitator.until(lambda seen: f"card/{note}" in seen)
    await facilitator.say("undo", seq=int(note[1:]))
    for each in (facilitator, guest):
        await each.until(lambda seen: f"card/{note}" not in seen and not seen["step"].get("cards"))
