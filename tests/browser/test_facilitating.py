"""What helps a room along reaches those it is for, and nobody else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import msgspec
from playwright.sync_api import Locator, Page, expect

from milepost import agendas
from milepost.plan import acts
from milepost.plan.agenda import Agenda
from milepost.plan.events import MilestoneChanges
from milepost.plan.parts import Milestone, Status
from milepost.room.room import Room, open_room, plan_act
from tests.browser.conftest import Stage
from tests.browser.waiting import taken_in

IN_VIEW = """each => {
  const { top, bottom } = each.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}"""

# The key is pressed in the moment in which the form goes, before the browser tells that it went.
CLOSE_AND_OPEN_AT_ONCE = """() => new Promise((resolve) => {
  const form = document.querySelector('dialog');
  const seen = [];
  new MutationObserver((_, watching) => {
    if (form.isConnected) return;
    watching.disconnect();
    form.addEventListener('close', () => {
      seen.push('the form closed');
      setTimeout(() => {
        if (document.querySelector('dialog[open]')) seen.push('another is open');
        resolve(seen);
      });
    });
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'd', bubbles: true }));
  }).observe(document.body, { childList: true, subtree: true });
  form.querySelector('.dialog-head button').click();
})"""


def test_a_nudge_reaches_only_who_has_not_taken_part(stage: Stage) -> None:
    desk, ana, ben = stage.laptop(insight=False), stage.phone("Ana"), stage.phone("Ben")
    _go(stage, "ideas")
    _write(ana, "Doors open on Sundays")

    _tool(desk, "Nudge").click()
    expect(desk.get_by_text("Nobody else sees it.").first).to_be_visible()
    asked = ben.get_by_text("Ben, we would like to hear from you")
    expect(asked).to_be_visible()
    expect(ana.get_by_text("we would like to hear from you")).to_have_count(0)

    ben.locator(".gentle", has=asked).get_by_role("button", name="Put away").click()
    expect(asked).to_have_count(0)
    ben.reload()
    expect(ben.get_by_label("By our date, what will be different, and for whom?")).to_be_visible()
    expect(asked).to_have_count(0)


def test_whoever_takes_part_after_a_nudge_is_asked_no_longer(stage: Stage) -> None:
    ben = stage.phone("Ben")
    _go(stage, "ideas")
    stage.room.say(acts.Nudge(step="ideas"))
    asked = ben.get_by_text("we would like to hear from you")
    expect(asked).to_be_visible()
    _write(ben, "Lend tools as well as books")
    expect(asked).to_have_count(0)


def test_everyone_sees_the_card_in_the_spotlight_until_one_tap_ends_it(stage: Stage) -> None:
    desk, ana, wall = stage.laptop(insight=False), stage.phone("Ana"), stage.wall()
    _go(stage, "ideas")
    ana_room = _seat(stage, "Zoe")
    for number in range(2):
        ana_room.say(acts.WriteNote(step="ideas", text=f"Goal {number} of Zoe"))
        stage.room.say(acts.WriteNote(step="ideas", text=f"Goal {number} of the host"))
    stage.room.say(acts.Reveal(step="ideas"))
    _go(stage, "alike")
    expect(ana.locator("[data-card]").first).to_be_visible()

    _tool(desk, "Spotlight").click()
    desk.get_by_role("dialog").get_by_role("button", name="Goal 1 of the host").click()
    lit = ana.locator("[data-lit]")
    expect(lit).to_contain_text("Goal 1 of the host")
    ana.wait_for_function(f"({IN_VIEW})(document.querySelector('[data-lit]'))")
    expect(wall.get_by_text("Let us all look at this")).to_be_visible()
    expect(wall.get_by_text("Goal 0 of Zoe")).to_have_count(0)

    desk.get_by_role("button", name="End the spotlight", exact=True).click()
    expect(lit).to_have_count(0)
    expect(wall.get_by_text("Goal 0 of Zoe")).to_be_visible()


def test_a_card_is_shown_to_everyone_from_where_it_hangs(stage: Stage) -> None:
    desk, ana = stage.laptop(insight=False), stage.phone("Ana")
    _go(stage, "ideas")
    stage.room.say(acts.WriteNote(step="ideas", text="Doors open on Sundays"))
    stage.room.say(acts.Reveal(step="ideas"))
    desk.get_by_role("button", name="Show everyone: Doors open on Sundays").click()
    expect(ana.locator("[data-lit]")).to_contain_text("Doors open on Sundays")


def test_a_parked_thought_becomes_an_action_and_is_settled(stage: Stage) -> None:
    desk, ana = stage.laptop(insight=False), stage.phone("Ana")
    ana.get_by_role("button", name="Park a thought").click()
    ana.get_by_label("What should not be lost?").fill("Who pays for the licences?")
    ana.get_by_role("button", name="Park it").click()
    expect(ana.get_by_role("dialog")).to_have_count(0)

    lot = desk.locator(".parking")
    expect(lot.get_by_text("Who pays for the licences?", exact=True)).to_be_visible()
    expect(lot.get_by_text("Ana")).to_be_visible()
    lot.get_by_role("button", name="Action").click()
    form = desk.get_by_role("dialog")
    expect(form.get_by_label("What will be done")).to_have_value("Who pays for the licences?")
    form.get_by_label("What will be done").fill("Ask the council for the licences")
    form.get_by_label("Who").fill("Ana")
    form.get_by_label("By", exact=True).fill("2027-01-15")
    form.get_by_role("button", name="Record").click()

    expect(desk.locator(".records")).to_contain_text("Ask the council for the licences")
    expect(lot.get_by_text("Nothing is parked.")).to_be_visible()
    lot.get_by_text("1 dealt with").click()
    lot.get_by_role("button", name="Put back").click()
    expect(lot.get_by_text("Nothing is parked.")).to_have_count(0)


def test_one_key_writes_down_a_decision_from_any_step(stage: Stage) -> None:
    desk = stage.laptop(insight=False)
    for step in ("ideas", "draft"):
        _go(stage, step)
        desk.keyboard.press("d")
        form = desk.get_by_role("dialog")
        expect(form.get_by_label("What the room agreed on")).to_be_focused()
        desk.keyboard.type(f"Decided in {step}, and not reopened")
        form.get_by_role("button", name="Record").click()
        expect(form).to_have_count(0)
        expect(desk.locator(".records")).to_contain_text(f"Decided in {step}, and not reopened")


def test_a_form_that_closes_does_not_take_the_next_one_with_it(stage: Stage) -> None:
    desk = stage.laptop(insight=False)
    desk.keyboard.press("d")
    form = desk.get_by_role("dialog")
    expect(form.get_by_label("What the room agreed on")).to_be_focused()
    assert desk.evaluate(CLOSE_AND_OPEN_AT_ONCE) == ["the form closed", "another is open"]
    expect(form.get_by_label("What the room agreed on")).to_be_focused()


def test_a_facilitator_puts_a_name_right(stage: Stage) -> None:
    desk, ben = stage.laptop(insight=False), stage.phone("Bne")
    desk.locator(".people").get_by_role("button", name="Bne").click()
    form = desk.get_by_role("dialog")
    form.get_by_label("Name").fill("Ben")
    form.get_by_role("button", name="Rename").click()
    expect(ben.get_by_role("button", name="Ben: change your name")).to_be_visible()


def test_a_room_is_handed_over_to_a_phone(stage: Stage) -> None:
    desk, ana = stage.laptop(insight=False), stage.phone("Ana")
    desk.locator(".people").get_by_role("button", name="Ana").click()
    desk.get_by_role("button", name="Hand over to Ana").click()
    expect(desk.get_by_text("Ana runs the room from now on")).to_be_visible()
    desk.get_by_role("button", name="Hand over to Ana").click()
    expect(ana.get_by_role("button", name="Next:")).to_be_visible()
    expect(desk.get_by_role("button", name="I have finished")).to_be_visible()
    expect(desk.get_by_text("The room is at step")).to_have_count(0)


def test_nobody_is_shown_out_by_one_slip_of_the_finger(stage: Stage) -> None:
    desk, ben = stage.laptop(insight=False), stage.phone("Ben")
    desk.locator(".people").get_by_role("button", name="Ben").click()
    desk.get_by_role("button", name="Show out of the room").click()
    expect(desk.get_by_text("What they wrote stays.")).to_be_visible()
    desk.get_by_role("button", name="Not now").click()
    expect(ben.get_by_role("button", name="I have finished")).to_be_visible()
    desk.get_by_role("button", name="Show out of the room").click()
    desk.get_by_role("button", name="Show out of the room").click()
    expect(ben.get_by_text("You were shown out of this room")).to_be_visible()


def test_whoever_comes_late_reads_where_the_room_is(stage: Stage) -> None:
    early = stage.phone("Ana")
    _go(stage, "ideas")
    late = stage.phone("Ben")
    expect(late.get_by_text("at step 2 of 12: What should be different?")).to_be_visible()
    expect(late.get_by_text("You are in time for it")).to_be_visible()
    expect(early.get_by_text("The room is at step")).to_have_count(0)
    _go(stage, "alike")
    expect(late.get_by_text("The room is at step")).to_have_count(0)


def test_a_reached_milestone_is_celebrated_where_everyone_sees_it(stage: Stage) -> None:
    milestone = Milestone(id="ms1", title="The catalogue is online", due=date(2026, 12, 1))
    plan_act(stage.room.live, acts.AddMilestone(milestone=milestone))
    ana, wall = stage.phone("Ana"), stage.wall()
    expect(ana.get_by_text("The catalogue is online")).to_be_visible()
    done = MilestoneChanges(status=Status.DONE, done_on=date(2026, 11, 25))
    plan_act(stage.room.live, acts.EditMilestone(milestone="ms1", changes=done))
    for page in (ana, wall):
        expect(page.locator(".gentle.good")).to_contain_text("The catalogue is online")
        expect(page.get_by_text("reached on 25 November 2026")).to_be_visible()


def test_people_say_that_they_have_read_the_plan_after_the_room_is_closed(stage: Stage) -> None:
    ana = stage.phone("Ana")
    stage.room.say(acts.CloseRoom())
    ana.get_by_role("button", name="I have read the plan").click()
    expect(ana.get_by_text("You have read the plan as it stands.")).to_be_visible()


def test_each_table_has_its_own_board_until_the_tables_come_together(stage: Stage) -> None:
    room = open_room(stage.room.live, _at_tables(stage.room.state.agenda))
    seated = replace(stage, room=room)
    desk, ana, ben = seated.laptop(insight=False), seated.phone("Ana"), seated.phone("Ben")
    _go(seated, "ideas")
    _write(ana, "Doors open on Sundays")
    _write(ben, "Lend tools as well as books")
    room.say(acts.Reveal(step="ideas"))
    _go(seated, "alike")
    expect(ana.get_by_text("Table 1 of 2")).to_be_visible()
    expect(ana.locator(".activity")).to_contain_text("Doors open on Sundays")
    expect(ana.locator(".activity")).not_to_contain_text("Lend tools")

    desk.get_by_role("button", name=re.compile("Table 2")).click()
    expect(desk.locator(".activity")).to_contain_text("Lend tools")
    expect(desk.locator(".activity")).not_to_contain_text("Doors open")
    desk.get_by_role("button", name="Bring the tables together").click()
    expect(ana.locator(".activity")).to_contain_text("Lend tools")
    expect(ana.get_by_text("The tables are back together")).to_be_visible()


def test_whoever_sees_a_suggested_group_otherwise_puts_it_away_for_themselves(stage: Stage) -> None:
    desk, ana = stage.laptop(insight=False), stage.phone("Ana")
    _go(stage, "ideas")
    for member in (stage.room, _seat(stage, "Zoe")):
        member.say(acts.WriteNote(step="ideas", text="People can borrow tools from the library"))
    stage.room.say(acts.WriteNote(step="ideas", text="Doors open on Sundays"))
    stage.room.say(acts.Reveal(step="ideas"))
    _go(stage, "alike")
    for page in (desk, ana):
        page.get_by_text("1 group suggests itself").click()
    ana.get_by_role("button", name="They differ").click()
    expect(ana.locator(".alike")).to_have_count(0)
    desk.get_by_role("button", name="Join them").click()
    expect(ana.locator(".grouped-card .group-notes > li")).to_have_count(2)
    expect(desk.locator(".alike")).to_have_count(0)


def test_a_hint_that_was_put_away_stays_away_and_can_be_had_back(stage: Stage) -> None:
    for key, title, due in (
        ("ms1", "Permit granted", date(2028, 5, 31)),
        ("ms2", "Doors open", date(2028, 3, 31)),
    ):
        milestone = Milestone(id=key, title=title, due=due)
        plan_act(stage.room.live, acts.AddMilestone(milestone=milestone))
    room = open_room(stage.room.live, agendas.load("timeline_mapping"))
    seated = replace(stage, room=room)
    desk, ana = seated.laptop(insight=False), seated.phone("Ana")
    _go(seated, "gaps")
    room.say(acts.Reveal(step="gaps"))
    _go(seated, "order")
    room.say(acts.LinkCards(step="order", before="ms1", after="ms2"))
    ana.get_by_text("1 hint").click()
    expect(ana.locator(".finding")).to_contain_text("Permit granted")
    hint = desk.locator(".side .finding")
    expect(hint).to_contain_text("Permit granted")

    hint.get_by_role("button", name="Put away").click()
    expect(hint).to_have_count(0)
    expect(ana.locator(".finding")).to_have_count(1)
    desk.reload()
    desk.get_by_role("button", name="1 put away").click()
    expect(hint).to_contain_text("Permit granted")


def _at_tables(agenda: Agenda) -> Agenda:
    """The same agenda, in which cards are joined at tables of one person each."""
    steps = tuple(
        msgspec.structs.replace(step, tables=1) if step.key == "alike" else step
        for step in agenda.steps
    )
    return msgspec.structs.replace(agenda, steps=steps)


def _tool(desk: Page, name: str) -> Locator:
    return desk.get_by_role("group", name="In any step").get_by_role("button", name=name)


def _seat(stage: Stage, name: str) -> Room:
    return Room(stage.room.live, stage.room.id, stage.room.join(name).id)


def _go(stage: Stage, step: str) -> None:
    stage.room.live.follow()
    stage.room.say(acts.GoTo(step=step, leaving=stage.room.state.step.key))


def _write(phone: Page, text: str) -> None:
    phone.get_by_label("By our date, what will be different, and for whom?").fill(text)
    phone.get_by_role("button", name="Add note").click()
    expect(phone.get_by_text("1 of 2 notes written.")).to_be_visible()
    taken_in(phone)
