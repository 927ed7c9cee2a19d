"""What people type is read in one way, whatever their keyboard and country."""

import pytest

from milepost.plan.agenda import Field, FieldKind
from milepost.plan.faults import Fault
from milepost.plan.part_fields import said
from milepost.plan.values import number_in, read_value
from milepost.plan.wall import as_days


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("2,5", 2.5),
        ("2.5", 2.5),
        (" 2,5 ", 2.5),
        ("0,125", 0.125),
        ("-3,75", -3.75),
        ("12 000", 12000),
        ("12\u00a0000,5", 12000.5),
        ("12\u202f000", 12000),
        ("12\u2009000", 12000),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1,234,567.8", 1234567.8),
        ("1.234", 1.234),
        ("1234,5678", 1234.5678),
        ("1e3", 1000),
    ],
)
def test_a_number_is_read_as_it_is_written(typed: str, number: float) -> None:
    assert number_in(typed) == number


@pytest.mark.parametrize(
    "typed", ["", "soon", "1,234", "1,2,3", "1.2.3", "1,23.4", "nan", "inf", "1e20", "2-3"]
)
def test_what_is_no_number_or_may_be_two_is_none(typed: str) -> None:
    assert number_in(typed) is None


def test_a_number_that_may_be_two_is_refused_with_its_field() -> None:
    field = Field(key="target", label="Target", kind=FieldKind.NUMBER)
    with pytest.raises(Fault) as caught:
        read_value(field, "1,234")
    assert caught.value.refusal.code == "field_not_number"
    assert caught.value.refusal.fields == {"field": "Target", "value": "1,234"}


@pytest.mark.parametrize("number", [0.001, 1.234, 12345.678, 100000.0, 1e14])
def test_what_the_plan_says_of_a_number_is_that_number(number: float) -> None:
    assert number_in(said(number)) == number


def test_days_are_numbers_of_a_year_at_most() -> None:
    assert [as_days(each) for each in ("4,5", "4.5", "367", "-1", "some")] == [
        4.5,
        4.5,
        None,
        None,
        None,
    ]
