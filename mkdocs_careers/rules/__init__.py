"""Rules: what a schema cannot say of a job; each is described in `<code>.md` beside this file."""

from __future__ import annotations

from mkdocs_careers.codes import Code
from mkdocs_careers.rules import (
    address,
    application,
    body,
    dates,
    location,
    mailbox,
    pay_transparency,
    recommended,
    remote,
    salary,
    text,
    title,
    today,
    translation,
)
from mkdocs_careers.rules.posting import Posting, Rule, When

__all__ = ["LACKING", "RULES", "Posting", "Rule", "When"]

RULES: tuple[Rule, ...] = (
    dates.not_a_date,
    dates.unknown_timezone,
    dates.ends_before_posted,
    dates.deadline_without_timezone,
    today.posted_long_ago,
    today.posted_later,
    today.closes_soon,
    today.ended,
    location.unknown_place,
    location.unknown_area,
    location.remote_without_area,
    location.missing_location,
    location.area_without_remote,
    location.area_inside_another,
    remote.hybrid_as_remote,
    address.placeholder_address,
    address.incomplete_address,
    salary.salary_incomplete,
    salary.salary_twice,
    salary.salary_range_reversed,
    salary.salary_unlikely,
    pay_transparency.pay_not_stated,
    application.no_way_to_apply,
    application.wrong_apply,
    application.wrong_contact,
    application.apply_link_too_long,
    text.empty_body,
    text.body_equals_title,
    text.thin_body,
    title.title_with_code,
    title.title_with_place,
    title.title_with_pay,
    title.title_with_date,
    title.title_with_employer,
    title.title_with_markup,
    title.title_shouts,
    title.title_too_long,
    title.description_equals_title,
    title.description_too_long,
    body.template_tag,
    body.hidden_text,
    body.glued_list,
    body.unlinked_address,
    body.second_title,
    mailbox.address_in_ended_job,
    mailbox.private_mailbox,
    text.experience_without_requirements,
    text.unknown_organization,
    text.unknown_rule,
    recommended.incomplete_posting,
    translation.incomplete_translation,
)

LACKING = frozenset(
    {
        Code.MISSING_KEY,
        Code.EMPTY_VALUE,
        Code.MISSING_ORGANIZATION,
        Code.MISSING_LOCATION,
        Code.REMOTE_WITHOUT_AREA,
        Code.INCOMPLETE_ADDRESS,
        Code.EXPERIENCE_WITHOUT_REQUIREMENTS,
        Code.EMPTY_BODY,
        Code.BODY_EQUALS_TITLE,
        Code.THIN_BODY,
        Code.NO_WAY_TO_APPLY,
        Code.SALARY_INCOMPLETE,
    }
)
"""What a draft may still lack: it is named as a gap."""
