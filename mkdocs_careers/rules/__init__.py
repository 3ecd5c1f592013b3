"""Rules: what a schema cannot say of a job; each is described in `<code>.md` beside this file."""

from __future__ import annotations

from mkdocs_careers.codes import Code
from mkdocs_careers.rules import application, dates, location, salary, text
from mkdocs_careers.rules.posting import Posting, Rule, When

__all__ = ["LACKING", "RULES", "Posting", "Rule", "When"]

RULES: tuple[Rule, ...] = (
    dates.not_a_date,
    dates.unknown_timezone,
    dates.ends_before_posted,
    dates.deadline_without_timezone,
    location.unknown_place,
    location.unknown_area,
    location.remote_without_area,
    location.missing_location,
    salary.salary_incomplete,
    salary.salary_twice,
    salary.salary_range_reversed,
    application.no_way_to_apply,
    application.wrong_apply,
    application.apply_link_too_long,
    text.empty_body,
    text.body_equals_title,
    text.experience_without_requirements,
    text.unknown_organization,
    text.unknown_rule,
)

LACKING = frozenset(
    {
        Code.MISSING_KEY,
        Code.EMPTY_VALUE,
        Code.MISSING_ORGANIZATION,
        Code.MISSING_LOCATION,
        Code.REMOTE_WITHOUT_AREA,
        Code.EXPERIENCE_WITHOUT_REQUIREMENTS,
        Code.EMPTY_BODY,
        Code.BODY_EQUALS_TITLE,
        Code.NO_WAY_TO_APPLY,
        Code.SALARY_INCOMPLETE,
    }
)
"""What a draft may still lack."""
