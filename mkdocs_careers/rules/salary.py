"""Rules about pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.rules.posting import Posting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule("base_salary")
def salary_incomplete(posting: Posting) -> Iterator[Problem]:
    """An amount means nothing without its currency and its time; Google drops it."""
    salary = posting.job.base_salary
    if salary is None or not salary.has_amount:
        return
    for key, value, example in (
        ("currency", salary.currency, "USD"),
        ("unit_text", salary.unit_text, "YEAR"),
    ):
        if value is None:
            yield Problem(
                Code.SALARY_INCOMPLETE,
                f"The pay has an amount and no `{key}`.",
                ("base_salary", key),
                hint=f"add `{key}: {example}`",
                help="Without it the amount is not in the structured data.",
                on_key=True,
            )


@rule("base_salary")
def salary_twice(posting: Posting) -> Iterator[Problem]:
    """Pay is one amount, or a range from a lowest to a highest."""
    salary = posting.job.base_salary
    if salary is None or salary.value is None:
        return
    if salary.min_value is not None or salary.max_value is not None:
        yield Problem(
            Code.SALARY_TWICE,
            "The pay is one amount (`value`) and a range (`min_value`, `max_value`) at once.",
            ("base_salary", "value"),
            hint="keep one of them",
            on_key=True,
        )


@rule("base_salary")
def salary_range_reversed(posting: Posting) -> Iterator[Problem]:
    """A range starts at its lowest amount."""
    salary = posting.job.base_salary
    if salary is None or salary.min_value is None or salary.max_value is None:
        return
    if salary.min_value > salary.max_value:
        yield Problem(
            Code.SALARY_RANGE_REVERSED,
            f"The lowest pay, {salary.min_value:,}, is more than the highest, "
            f"{salary.max_value:,}.",
            ("base_salary", "min_value"),
            hint="swap `min_value` and `max_value`, or is a digit missing?",
        )
