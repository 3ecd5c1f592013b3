"""Rules about pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.rules.posting import Posting, name, rule
from mkdocs_careers.schema import name_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_careers.model import Salary

_PER_DOLLAR = {
    code: rate
    for rate, codes in (
        (0.4, "BHD KWD OMR"),
        (1, "AUD BMD BND BSD CAD CHF EUR FKP GBP GIP JOD KYD NZD PAB SGD SHP USD"),
        (2, "AWG AZN BAM BBD BZD FJD GEL TND XCD XCG"),
        (4, "AED BRL BYN ILS LYD MYR PEN PGK PLN QAR RON SAR"),
        (8, "BOB CNY DKK GTQ HKD MOP NOK SEK TTD"),
        (12, "BWP MAD"),
        (20, "CZK HNL LSL MDL MXN NAD SZL ZAR"),
        (40, "MUR NIO THB TWD UAH UYU"),
        (60, "DOP MKD PHP"),
        (90, "ALL BTN CVE INR KGS RSD RUB VUV XPF"),
        (130, "BDT ISK JMD JPY KES NPR"),
        (350, "AMD HUF LKR PKR"),
        (550, "CRC KZT XAF XOF"),
        (1_200, "CLP KRW RWF"),
        (3_500, "COP KHR MNT TZS UGX"),
        (15_000, "IDR UZS"),
        (25_000, "VND"),
    )
    for code in codes.split()
}
"""Roughly how many make a dollar, where that holds for years; the bounds below are far wider."""

_BOUNDS = {
    "HOUR": (0.1, 500),
    "DAY": (1, 4_000),
    "WEEK": (5, 15_000),
    "MONTH": (25, 40_000),
    "YEAR": (300, 10_000_000),
}
"""Dollars that anybody may be paid, from a small stipend to a surgeon's pay."""
_USUAL = {
    "YEAR": (8_000, 600_000),
    "HOUR": (7, 300),
    "MONTH": (600, 20_000),
    "WEEK": (250, 6_000),
    "DAY": (50, 2_000),
}
"""Dollars that most people are paid; where two units fit, the first is more often meant."""


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


@rule("base_salary")
def salary_unlikely(posting: Posting) -> Iterator[Problem]:
    """A year's pay per hour is a slip that Google shows to everybody."""
    salary = posting.job.base_salary
    if salary is None or salary.unit_text == "PROJECT":
        return
    for key in ("value", "min_value", "max_value"):
        amount = getattr(salary, key)
        if amount == 0:
            yield Problem(
                Code.SALARY_UNLIKELY,
                f"{name_key(('base_salary', key))} is 0.",
                ("base_salary", key),
                hint="leave the amount out",
                help="For work without pay write `description: unpaid` in `base_salary`; it "
                "stands on the page.",
            )
            return
        if amount is not None and _is_unlikely(amount, salary):
            yield Problem(
                Code.SALARY_UNLIKELY,
                f"{name('base_salary')}: {amount:,.12g} {salary.currency} per "
                f"{str(salary.unit_text).lower()} cannot be meant.",
                ("base_salary", key),
                hint=_what_was_meant(amount, salary),
            )
            return


def _is_unlikely(amount: float, salary: Salary) -> bool:
    rate, bounds = _PER_DOLLAR.get(salary.currency or ""), _BOUNDS.get(salary.unit_text or "")
    return rate is not None and bounds is not None and not bounds[0] <= amount / rate <= bounds[1]


def _what_was_meant(amount: float, salary: Salary) -> str:
    dollars = amount / _PER_DOLLAR[salary.currency or ""]
    thousands = ""
    low, high = _USUAL[salary.unit_text or ""]
    if low <= dollars * 1000 <= high:
        thousands = f"`{amount * 1000:.12g}`"
    units = (
        f"`unit_text: {unit}`" for unit, (low, high) in _USUAL.items() if low <= dollars <= high
    )
    meant = " or ".join(filter(None, (next(units, ""), thousands)))
    return f"did you mean {meant}?" if meant else "are the amount and `unit_text` right?"
