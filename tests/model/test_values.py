"""Typed values compare by what they say."""

from __future__ import annotations

from pipeline.model import Amount, AmountRole, Contact, Date, KeyFigure, Place


def test_a_sum_is_another_one_in_another_role() -> None:
    assert Amount("10", "EUR") == Amount("10", "EUR")
    assert Amount("10", "EUR", role=AmountRole.EU) != Amount("10", "EUR")


def test_what_a_page_does_not_say_is_none() -> None:
    assert (Place("GR").nuts, Contact(email="a@b.gr").phone, Amount("1").currency) == (None, None, None)


def test_values_can_be_keys() -> None:
    assert len({Date("2020"), Date("2020"), KeyFigure("3", "mills"), KeyFigure("3", "mills")}) == 2
