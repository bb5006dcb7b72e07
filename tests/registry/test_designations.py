"""Designations: the table, as-of queries, names to look for."""

from datetime import date

import pytest

from lagebild.registry import (
    Designation,
    candidates,
    designations_as_of,
    designations_of,
    has_key,
    is_designated,
    listed_names,
    load_registry,
)


def designation(since: str | None, until: str | None = None) -> Designation:
    return Designation("x", "X", (), "FTO", since, until, "verified", "a paper")


@pytest.mark.parametrize(
    ("day", "held"),
    [("2020-01-01", False), ("2020-01-02", True), ("2021-05-04", True), ("2021-05-05", False)],
)
def test_a_designation_holds_from_its_first_day_to_before_its_last(day: str, held: bool) -> None:
    row = designation("2020-01-02", "2021-05-05")
    assert is_designated(row, date.fromisoformat(day)) is held


def test_without_a_first_day_nobody_knows() -> None:
    assert is_designated(designation(None), date(2024, 1, 1)) is None
    assert is_designated(designation(None, "2020-01-01"), date(2024, 1, 1)) is False


def test_the_table_holds_only_what_was_read_in_a_source() -> None:
    rows = load_registry()
    assert len(rows) > 400
    assert all(row.status.startswith("verified") and row.source for row in rows)


def test_a_later_day_knows_more_or_fewer_designations() -> None:
    before, after = (set(designations_as_of(date(year, 1, 1))) for year in (2000, 2026))
    assert before - after  # revoked ones
    assert after - before


def test_dated_designations_come_first() -> None:
    for row in load_registry():
        dates = [other.since is None for other in designations_of(row.entity)]
        assert dates == sorted(dates)


def test_every_name_leads_to_its_group() -> None:
    for listed in listed_names()[::40]:
        assert listed.entity in {c.listed.entity for c in candidates(listed.name)}
        assert has_key(" ".join(listed.name.lower().split())) or candidates(listed.name)


@pytest.mark.parametrize("name", ["Front", "Regierung", "The Base of the mountain", "Los"])
def test_a_part_or_another_word_is_no_candidate(name: str) -> None:
    assert candidates(name) == ()


def test_an_abbreviation_from_a_list_needs_its_expansion() -> None:
    needs = {listed.name: listed.need for listed in listed_names()}
    assert needs["ASG"] == "expansion"
    assert needs["Abu Sayyaf Group"] == ""
