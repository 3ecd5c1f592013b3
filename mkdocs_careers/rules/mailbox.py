"""Rules about mailboxes: an address that outlives its ad, and one that is somebody's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.markdown_links import find_mails
from mkdocs_careers.rules.posting import Posting, When, name, rule
from mkdocs_careers.rules.spots import mark_spots

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.diagnostics import KeyPath

_PROVIDERS = frozenset(
    """
    126.com 139.com 163.com 189.cn aliyun.com aol.com arcor.de bluewin.ch bk.ru btinternet.com
    centrum.cz comcast.net cox.net daum.net email.cz fastmail.com foxmail.com free.fr freemail.hu
    freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.fr gmx.net gmx.org google.mail hanmail.net
    hey.com hushmail.com icloud.com inbox.lv inbox.ru interia.pl kolumbus.fi laposte.net libero.it
    list.ru mac.com mail.com mail.de mail.ee mail.ru mailbox.org me.com mweb.co.za naver.com
    o2.pl online.no onet.pl orange.fr outlook.com pm.me posteo.de posteo.net proton.me
    protonmail.ch protonmail.com qq.com rediffmail.com rocketmail.com sapo.pt sbcglobal.net
    seznam.cz sfr.fr shaw.ca sina.com sina.cn sky.com sohu.com sympatico.ca t-online.de
    telenet.be telkomsa.net terra.com.br tiscali.it tuta.com tuta.io tutanota.com tutanota.de
    ukr.net uol.com.br verizon.net virgilio.it wanadoo.fr web.de wp.pl yandex.com yandex.ru yeah.net
    ymail.com zoho.com zohomail.com ziggo.nl
    """.split()
)
_IN_MANY_COUNTRIES = frozenset("gmail googlemail hotmail live msn outlook yahoo yandex".split())
"""Providers with a domain for each country, such as `yahoo.co.uk`."""


_LONGEST_COUNTRY = len("com.br")


@rule(when=When.ENDED)
def address_in_ended_job(posting: Posting) -> Iterator[Problem]:
    """The page of an ended job stays; people still write to an address on it."""
    yield from mark_spots(posting, find_mails(posting.prose), _ended_problem)


def _ended_problem(address: str) -> Problem:
    return Problem(
        Code.ADDRESS_IN_ENDED_JOB,
        f"The job has ended, and its text still says to write to `{address}`.",
        hint="take it out",
        help="The Apply button is gone by itself; what the text says is not.",
    )


@rule("apply", "application_contact")
def private_mailbox(posting: Posting) -> Iterator[Problem]:
    """A mailbox of the organisation can be handed on, and keeps applicants' data in one place."""
    for path, address in _own_addresses(posting.data):
        if is_private(address):
            yield replace(_private_problem(address, f"{name(str(path[0]))}: "), path=path)
    body = posting.body
    found = (spot for spot in find_mails(posting.prose) if is_private(body[slice(*spot)]))
    yield from mark_spots(posting, found, _private_problem)


def _private_problem(address: str, where: str = "") -> Problem:
    return Problem(
        Code.PRIVATE_MAILBOX,
        f"{where}`{address}` is a private mailbox.",
        hint="use one of the organisation's, such as `jobs@example.org`",
        help="What applicants send is about them, and has to be kept and deleted where the "
        "organisation can answer for it.",
    )


def is_private(address: str) -> bool:
    """Tell whether an address is at a provider where everybody can have one."""
    domain = address.rpartition("@")[2].lower()
    provider, _, ending = domain.partition(".")
    return domain in _PROVIDERS or (
        provider in _IN_MANY_COUNTRIES and len(ending) <= _LONGEST_COUNTRY
    )


def _own_addresses(data: Mapping[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    apply = data.get("apply") or {}
    for key in ("email", "cc"):
        value = apply.get(key)
        if isinstance(value, list):
            yield from ((("apply", key, index), address) for index, address in enumerate(value))
        elif value:
            yield ("apply", key), value
    contact = (data.get("application_contact") or {}).get("email")
    if contact:
        yield ("application_contact", "email"), contact
