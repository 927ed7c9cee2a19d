"""How the rooms voted: sums and spreads of what was revealed."""

from milepost.export.results import FeedbackResult, RateResult, VoteResult, room_results
from milepost.plan import acts, events
from milepost.plan.parts import Milestone
from tests.export.boards import Story, answers, harbour, revealed, room_story
from tests.plan.wall import HOST, PEOPLE, Wall


def steps_of(story: Story) -> tuple[object, ...]:
    return room_results(story.board().rooms["r1"], None, {}).steps


def test_dots_are_summed_by_card_most_first() -> None:
    [vote, *_] = steps_of(revealed())
    assert isinstance(vote, VoteResult)
    assert [(card.title, card.dots) for card in vote.cards] == [
        ("Brighter beacon", 4),
        ("Longer pier", 2),
    ]
    assert vote.voters == 2


def test_a_rating_tells_its_whole_spread_and_the_median() -> None:
    _, rate, _ = steps_of(revealed())
    assert isinstance(rate, RateResult)
    spread = next(card.spreads[0] for card in rate.cards if card.title == "Longer pier")
    assert spread.counts == (0, 1, 0, 0, 2)
    assert spread.median == 5


def test_a_card_that_nobody_scored_has_no_median() -> None:
    _, rate, _ = steps_of(revealed())
    assert isinstance(rate, RateResult)
    spread = next(card.spreads[0] for card in rate.cards if card.title == "Brighter beacon")
    assert (sum(spread.counts), spread.median) == (0, None)


def test_comments_come_in_the_order_of_their_text() -> None:
    story = room_story(harbour(), {})
    answers(story, "exit", "", "sure", {"m-ann": 4})
    for who, text in (("m-ben", "Too long."), ("m-ann", "  "), ("m-fay", "More boats.")):
        story.happens(events.Commented(step="exit", text=text), who=who, room="r1")
    story.happens(events.StepRevealed(step="exit"), who="m-fay", room="r1")
    [feedback] = steps_of(story)
    assert isinstance(feedback, FeedbackResult)
    assert feedback.comments == ("More boats.", "Too long.")


def test_a_vote_without_cards_is_left_out() -> None:
    story = room_story(harbour(), {}).happens(
        *(events.StepRevealed(step=key) for key in ("ideas", "vote", "sure")), room="r1"
    )
    assert steps_of(story) == ()


def test_a_card_names_the_milestone_it_became() -> None:
    story = revealed().happens(events.StepEntered(step="commit"), room="r1")
    made = Milestone(id="m9", title="Longer pier", source="n1")
    story.happens(events.MilestoneAdded(milestone=made, step="commit"), room="r1")
    vote = room_results(story.board().rooms["r1"], None, {"m9": 7}).steps[0]
    assert isinstance(vote, VoteResult)
    assert {card.title: card.became for card in vote.cards} == {
        "Brighter beacon": None,
        "Longer pier": 7,
    }


def test_feedback_on_each_milestone_is_told_milestone_by_milestone() -> None:
    wall = Wall()
    wall.go("pace")
    for member, value in zip(PEOPLE, (2, 3, 5), strict=True):
        wall.do(member, acts.Give(step="pace", card="m10", scale="pacing", value=value))
    wall.do(HOST, acts.Comment(step="pace", text="Slower, please"))
    wall.do(HOST, acts.Reveal(step="pace"))
    rated, said = room_results(wall.room, wall.plan, {}).steps
    assert isinstance(rated, RateResult)
    assert rated.cards[0].spreads[0].counts == (0, 1, 1, 0, 1)
    assert isinstance(said, FeedbackResult)
    assert (said.scales, said.comments) == ((), ("Slower, please",))
