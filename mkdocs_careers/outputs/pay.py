"""Pay in words: an amount or a range per unit, and what the employer says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.outputs.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_careers.model import Salary
    from mkdocs_careers.outputs.language import Language

_PAY_UNITS = {
    "HOUR": N_("{amount} an hour"),
    "DAY": N_("{amount} a day"),
    "WEEK": N_("{amount} a week"),
    "MONTH": N_("{amount} a month"),
    "YEAR": N_("{amount} a year"),
    "PROJECT": N_("{amount} for the project"),
}


def describe_pay(salary: Salary, language: Language) -> Iterator[str]:
    """Write pay as an amount or a range per unit, then what the employer says of it."""
    amount = _describe_amount(salary, language)
    if amount and salary.unit_text:
        amount = language.gettext(_PAY_UNITS[salary.unit_text]).format(amount=amount)
    if amount and salary.currency and salary.currency not in amount:
        amount = f"{amount} ({salary.currency})"
    yield amount
    yield salary.description or ""


def describe_pay_briefly(salary: Salary | None, language: Language) -> str:
    """Write pay for a listing: the amount, or else the words."""
    if salary is None:
        return ""
    amount = _describe_amount(salary, language)
    if amount and salary.unit_text:
        return language.gettext(_PAY_UNITS[salary.unit_text]).format(amount=amount)
    return amount or salary.description or ""


def _describe_amount(salary: Salary, language: Language) -> str:
    def money(amount: float) -> str:
        if salary.currency:
            return language.money(amount, salary.currency)
        return f"{amount:,.0f}" if float(amount).is_integer() else f"{amount:,.2f}"

    low, high = salary.min_value, salary.max_value
    if low is not None and high is not None and low != high:
        return f"{money(low)}\N{EN DASH}{money(high)}"
    if low is not None and high is None and salary.value is None:
        return language.gettext("from {amount}").format(amount=money(low))
    if high is not None and low is None and salary.value is None:
        return language.gettext("up to {amount}").format(amount=money(high))
    single = salary.value if salary.value is not None else high
    return money(single) if single is not None else ""
