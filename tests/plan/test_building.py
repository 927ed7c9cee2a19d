"""What a room builds together: lanes, links, people, estimates, a sprint. And its bad days."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.plan import acts
from milepost.plan.agenda import DeckKind, Face
from milepost.plan.circles import circle
from milepost.plan.entities import CardShown, EstimateShown, Me, Results, StepShown
from milepost.plan.events import MilestoneChanges
from milepost.plan.outlook import outlook
from milepost.plan.parts import Milestone, MoSCoW, Person, Status
from milepost.plan.plan import Plan
from milepost.plan.three_point import ThreePoint
from milepost.plan.work import Raci, Task
from tests.plan.moves import often
from tests.plan.wall import BROUGHT_IN, HOST, PEOPLE, ROOM, Wall, wall_with_goal

ADA, BEN, CLEO = PEOPLE


def _on(step: str) -> Wall:
    wall = Wall()
    wall.go(step)
    return wall


def _refused(wall: Wall, member: str, act: acts.AnyAct) -> str:
    refusal = wall.ask(member, act)
    assert refusal is not None
    return refusal.say()


# What waits for what


def _link(wall: Wall, before: str, after: str, member: str = ADA) -> None:
    wall.do(member, acts.LinkCards(step="line", before=before, after=after))


def test_two_people_who_draw_opposite_dependencies_are_told_the_circle() -> None:
    wall = _on("line")
    _link(wall, "m24", "m31")
    opposite = acts.LinkCards(step="line", before="m31", after="m24")
    assert "Brought in → Brought in → Brought in" in _refused(wall, BEN, opposite)


def test_a_circle_over_the_plans_own_dependencies_is_seen_too() -> None:
    wall = _on("line")
    _link(wall, "m17", "m24")
    assert wall.ask(ADA, acts.LinkCards(step="line", before="m24", after="m10")) is not None
    wall.do(ADA, acts.UnlinkCards(step="line", before="m10", after="m17"))
    _link(wall, "m24", "m10")


@often
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14))
def test_links_that_close_no_circle_have_an_order(pairs: list[tuple[int, int]]) -> None:
    links: list[tuple[str, str]] = []
    for before, after in ((f"c{a}", f"c{b}") for a, b in pairs if a != b):
        path = circle(links, before, after)
        if not path:
            links.append((before, after))
        else:
            assert path[0] == path[-1] == before
            assert all(pair in [*links, (before, after)] for pair in pairwise(path))
    left = {end for pair in links for end in pair}
    while left:
        free = {each for each in left if not any(a in left for a, b in links if b == each)}
        assert free
        left -= free


def test_a_cut_dependency_leaves_the_plan_when_its_cards_are_committed() -> None:
    wall = _on("line")
    wall.do(ADA, acts.UnlinkCards(step="line", before="m10", after="m17"))
    wall.do(BEN, acts.LinkCards(step="line", before="m17", after="m24", lag=3, contact="The port"))
    plan = outlook(wall.board, ROOM, wall.now).plan
    assert {(d.before, d.after, d.lag, d.contact) for d in plan.dependencies.values()} == {
        ("m17", "m24", 3, "The port")
    }
    assert set(wall.plan.dependencies) == {"l5"}


def test_a_note_taken_back_takes_its_links_off_the_board() -> None:
    wall = _on("line")
    note = wall.write(ADA, "line", "Permit granted")
    _link(wall, note, "m10")
    wall.do(ADA, acts.WithdrawNote(step="line", note=note))
    assert [key for key in wall.view(BEN) if key.startswith("link/")] == ["link/m10/m17"]
    wall.do(HOST, acts.Undo(seq=wall.board.seq))
    assert f"link/{note}/m10" in wall.view(BEN)


def test_a_milestone_that_others_wait_for_can_be_dropped_and_brought_back() -> None:
    wall = _on("line")
    dropped = MilestoneChanges(status=Status.DROPPED)
    wall.do(HOST, acts.EditMilestone(milestone="m10", changes=dropped))
    assert "m10" not in wall.hanging.cards("line")
    assert set(wall.plan.dependencies) == {"l5"}
    back = MilestoneChanges(status=Status.PROPOSED)
    wall.do(HOST, acts.EditMilestone(milestone="m10", changes=back))
    assert "link/m10/m17" in wall.view(ADA)


# Lanes


def test_cards_that_more_than_half_see_alike_lie_in_their_lane_after_the_reveal() -> None:
    wall, card = wall_with_goal()
    wall.go("lanes")
    for member, lane in ((ADA, 0), (BEN, 0), (CLEO, 2)):
        wall.do(member, acts.Give(step="lanes", card=card, scale="lane", value=lane))
    assert wall.hanging.field(card, "moscow") == ""
    wall.do(HOST, acts.Reveal(step="lanes"))
    results = wall.view(ADA)["results"]
    assert isinstance(results, Results)
    assert results.spread[f"{card} lane"] == [2, 0, 1]
    assert wall.hanging.field(card, "moscow") == "must"
    wall.go("placed")
    wall.do(CLEO, acts.Place(step="placed", card=card, lane="could"))
    assert wall.hanging.field(card, "moscow") == "could"


def test_nobody_places_for_all_what_each_sorts_alone() -> None:
    wall, card = wall_with_goal()
    wall.go("lanes")
    assert "alone" in _refused(wall, ADA, acts.Place(step="lanes", card=card, lane="must"))
    half = acts.Give(step="lanes", card=card, scale="lane", value=0.5)
    assert "whole number" in _refused(wall, ADA, half)


def test_a_class_enters_the_plan_with_its_card() -> None:
    wall, card = wall_with_goal()
    wall.go("placed")
    wall.do(ADA, acts.Place(step="placed", card=card, lane="must"))
    wall.go("commit")
    wall.do(HOST, acts.CommitCards(step="commit", cards=(card,)))
    made = next(m for m in wall.plan.milestones.values() if m.source == card)
    assert made.moscow is MoSCoW.MUST


# People


def test_what_one_believes_is_nobody_elses_before_the_reveal() -> None:
    wall = _on("believed")
    believed = acts.GivePart(step="believed", card="m10", person="Zelda", role=Raci.ACCOUNTABLE)
    wall.do(ADA, believed)
    me = wall.view(ADA)["me"]
    assert isinstance(me, Me)
    assert me.beliefs == {"m10 Zelda": Raci.ACCOUNTABLE}
    assert all("Zelda" not in str(entity) for entity in wall.view(HOST).values())


def test_one_voice_settles_nothing_and_two_of_three_do() -> None:
    wall = _on("believed")
    for member in (ADA, BEN, CLEO):
        person = "Eve" if member != CLEO else "Dora"
        for card in ("m10", "m24") if member == ADA else ("m10",):
            part = acts.GivePart(step="believed", card=card, person=person, role=Raci.ACCOUNTABLE)
            wall.do(member, part)
    wall.do(HOST, acts.Reveal(step="believed"))
    assert wall.hanging.assigned("m10")["Eve"] is Raci.ACCOUNTABLE
    assert wall.hanging.assigned("m24") == {}


def test_a_part_that_is_taken_back_leaves_the_plan_too() -> None:
    wall = _on("grid")
    wall.do(ADA, acts.GivePart(step="grid", card="m10", person="Dora", role=None))
    wall.do(ADA, acts.GivePart(step="grid", card="m10", person="  Eve ", role=Raci.RESPONSIBLE))
    plan = outlook(wall.board, ROOM, wall.now).plan
    held = {plan.people[a.person].name: a.role for a in plan.assignments.values()}
    assert held == {"Eve": Raci.RESPONSIBLE}


def test_whoever_owns_something_cannot_be_taken_off_the_team() -> None:
    wall = _on("grid")
    owner = MilestoneChanges(owner="p30")
    wall.do(HOST, acts.EditMilestone(milestone="m10", changes=owner))
    assert "Dora" in _refused(wall, HOST, acts.RemovePerson(person="p30"))
    assert "p30" in wall.plan.people


# Estimates


def _estimate(wall: Wall, member: str, points: float, card: str = "t11") -> None:
    wall.do(member, acts.Give(step="sizes", card=card, scale="points", value=points))


def _shown(wall: Wall, member: str = BEN) -> EstimateShown:
    shown = wall.view(member)["estimate/t11"]
    assert isinstance(shown, EstimateShown)
    return shown


def test_estimates_are_hidden_until_their_card_is_turned_over() -> None:
    wall = _on("sizes")
    _estimate(wall, ADA, 3)
    _estimate(wall, BEN, 8)
    assert (_shown(wall).given, _shown(wall).votes) == (2, ())
    assert _shown(wall, HOST).votes == ()
    wall.do(HOST, acts.TurnOver(step="sizes", card="t11"))
    assert [(v.name, v.values["points"]) for v in _shown(wall).votes] == [("Ada", 3), ("Ben", 8)]
    late = acts.Give(step="sizes", card="t11", scale="points", value=5)
    assert "turned over" in _refused(wall, CLEO, late)


def test_another_round_starts_empty_and_keeps_the_one_before() -> None:
    wall = _on("sizes")
    _estimate(wall, ADA, 3)
    wall.do(HOST, acts.TurnOver(step="sizes", card="t11"))
    wall.do(HOST, acts.VoteAgain(step="sizes", card="t11"))
    shown = _shown(wall)
    assert (shown.round, shown.given, shown.turned) == (2, 0, False)
    assert [[v.values["points"] for v in earlier] for earlier in shown.past] == [[3]]
    _estimate(wall, ADA, 5)


def test_what_is_not_in_the_deck_is_refused_with_the_deck() -> None:
    wall = _on("sizes")
    odd = acts.Give(step="sizes", card="t11", scale="points", value=4)
    assert "0, 1, 2, 3, 5, 8" in _refused(wall, ADA, odd)


def test_a_deck_changed_after_votes_keeps_them_as_numbers() -> None:
    wall = _on("sizes")
    _estimate(wall, ADA, 20)
    faces = (Face(label="small", value=1), Face(label="large", value=4))
    wall.do(HOST, acts.ChooseDeck(step="sizes", deck=DeckKind.OWN, faces=faces))
    step = wall.view(BEN)["step"]
    assert isinstance(step, StepShown)
    assert [face.label for face in step.faces] == ["small", "large"]
    _estimate(wall, BEN, 4)
    wall.do(HOST, acts.TurnOver(step="sizes", card="t11"))
    assert [v.values["points"] for v in _shown(wall).votes] == [4, 20]
    wall.do(HOST, acts.Undo(seq=wall.board.seq - 2))
    step = wall.view(BEN)["step"]
    assert isinstance(step, StepShown)
    assert step.faces[0].label == "0"


def test_a_deck_of_one_card_is_refused() -> None:
    wall = _on("sizes")
    lone = acts.ChooseDeck(step="sizes", deck=DeckKind.OWN, faces=(Face(label="only", value=1),))
    assert "at least two cards" in _refused(wall, HOST, lone)


def test_an_agreed_size_stands_on_its_card_and_the_first_one_is_kept() -> None:
    task = Task(id="t11", title="Work").estimated(None, 2)
    wall = Wall(plan=Plan(title="Apollo", tasks={"t11": task}))
    wall.go("sizes")
    wall.do(HOST, acts.Agree(step="sizes", card="t11", values={"points": 5}))
    card = wall.view(ADA)["card/t11"]
    assert isinstance(card, CardShown)
    assert card.fields["points"] == "5"
    sized = outlook(wall.board, ROOM, wall.now).plan.tasks["t11"]
    assert (sized.points, sized.original_points) == (5, 2)


def test_only_days_that_rise_from_good_to_bad_are_agreed_on() -> None:
    assert ThreePoint(low=1, likely=2, high=4).has_spread
    wall = _on("sizes")
    wall.do(HOST, acts.ChooseDeck(step="sizes", deck=DeckKind.THREE_POINT))
    falling = acts.Agree(step="sizes", card="t11", values={"low": 4, "likely": 2, "high": 1})
    assert "order" in _refused(wall, HOST, falling)


# A sprint


def test_a_sprint_holds_what_was_chosen_and_what_that_comes_to() -> None:
    wall = _on("sprint")
    wall.do(HOST, acts.Choose(step="sprint", cards=("t11", "t20")))
    wall.go("sprint_in")
    wall.do(HOST, acts.CommitCards(step="sprint_in", cards=("t11", "t20")))
    (sprint,) = wall.plan.sprints.values()
    assert (sprint.tasks, sprint.committed, sprint.weeks) == (("t11", "t20"), 2, 2)
    wall.do(HOST, acts.CommitCards(step="sprint_in", cards=("t11",)))
    (again,) = wall.plan.sprints.values()
    assert (again.id, again.tasks) == (sprint.id, ("t11",))


def test_a_sprint_is_not_limited_to_a_number_of_cards() -> None:
    wall = _on("sprint")
    wall.do(HOST, acts.Choose(step="sprint", cards=tuple(BROUGHT_IN.tasks)))


# Leading the room


def test_a_nudge_reaches_those_who_did_nothing_yet_and_nobody_else() -> None:
    wall = _on("ideas")
    wall.write(ADA, "ideas", "Ship it")
    wall.do(HOST, acts.Nudge(step="ideas"))
    nudged = {who: wall.view(who)["me"] for who in (ADA, BEN)}
    assert {who: me.nudged for who, me in nudged.items() if isinstance(me, Me)} == {
        ADA: None,
        BEN: wall.now,
    }


def test_whoever_comes_late_sits_at_the_smallest_table() -> None:
    wall = _on("corners")
    seats = {who: wall.view(who)["me"] for who in PEOPLE}
    tables = {who: me.table for who, me in seats.items() if isinstance(me, Me)}
    assert sorted(tables.values()) == [1, 1, 2]
    wall.write(ADA, "corners", "Only here")
    others = {who for who in PEOPLE if tables[who] != tables[ADA]}
    assert all("Only here" not in str(wall.view(who)) for who in others)
    assert "Only here" in str(wall.view(HOST))
    wall.do(HOST, acts.JoinTables(step="corners"))
    assert all("Only here" in str(wall.view(who)) for who in PEOPLE)


def test_reading_the_plan_counts_until_it_changes() -> None:
    wall = _on("ideas")
    wall.do(ADA, acts.SeePlan())
    assert _has_seen(wall)
    wall.wait(86400)
    owner = MilestoneChanges(owner="p30")
    wall.do(HOST, acts.EditMilestone(milestone="m10", changes=owner))
    assert not _has_seen(wall)
    wall.do(ADA, acts.SeePlan())
    assert _has_seen(wall)
    assert [p.name for p in wall.plan.people.values()] == ["Dora", "Ada"]


def _has_seen(wall: Wall) -> bool:
    me = wall.view(ADA)["me"]
    assert isinstance(me, Me)
    return me.seen_plan


@pytest.mark.parametrize(
    "act",
    [
        acts.TurnOver(step="sizes", card="t11"),
        acts.Spotlight(step="sizes", card="t11"),
        acts.Nudge(step="sizes"),
        acts.ChooseDeck(step="sizes", deck=DeckKind.POWERS),
    ],
    ids=lambda act: type(act).__name__,
)
def test_only_who_runs_the_room_leads_it(act: acts.AnyAct) -> None:
    assert "facilitator" in _refused(_on("sizes"), ADA, act)


def test_a_part_of_the_plan_cannot_share_the_id_of_another() -> None:
    wall = _on("ideas")
    milestone = acts.AddMilestone(milestone=Milestone(id="t11", title="Twice"))
    assert "t11" in _refused(wall, HOST, milestone)
    wall.do(HOST, acts.PutPerson(person=Person(id="t11", name="A person may")))
