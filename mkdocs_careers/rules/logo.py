"""Rules about the employers' logos, which stand in the settings."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.image_size import read_image_size
from mkdocs_careers.urls import HAS_SCHEME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_careers.diagnostics import KeyPath
    from mkdocs_careers.image_size import ImageSize
    from mkdocs_careers.settings import Settings

_LABEL = "Logo of the organisation (`logo`)"
_LEAST = 112
_NARROWEST, _WIDEST = 0.75, 2.5


def logo_problems(
    settings: Settings, read_file: Callable[[str], bytes | None]
) -> Iterator[Problem]:
    """Check the logo of every employer.

    `read_file` returns the first bytes of the site's file at a path; None where there is none.
    """
    employers = {("organization",): settings.organization} | {
        ("organizations", key): employer for key, employer in settings.organizations.items()
    }
    for path, employer in employers.items():
        if employer is None or employer.logo is None or employer.is_confidential:
            continue
        place = (*path, "logo")
        if employer.logo.lower().startswith("http://"):
            yield _not_https(place, employer.logo)
        file = find_logo_file(employer.logo)
        if file is None:
            continue
        data = read_file(file)
        if data is None:
            yield _missing(place, employer.logo)
        elif (size := read_image_size(data)) is not None:
            yield from size_problems(place, size)


def find_logo_file(logo: str) -> str | None:
    """Return the path in the site of a logo that is a file of it; None where it is elsewhere."""
    if HAS_SCHEME.match(logo) or logo.startswith("//"):
        return None
    path = posixpath.normpath(unquote(logo.partition("#")[0].partition("?")[0]).lstrip("/"))
    return None if path.startswith("..") else path


def size_problems(path: KeyPath, size: ImageSize) -> Iterator[Problem]:
    """Hold an image's size against what Google asks of a logo; a drawing scales to any size."""
    width, height = size.width, size.height
    small = not size.scales and min(width, height) < _LEAST
    shape = (
        "" if _NARROWEST <= width / height <= _WIDEST else "narrow" if width < height else "wide"
    )
    if not small and not shape:
        return
    found = [f"too {word}" for word in ("small" if small else "", shape) if word]
    unit = "" if size.scales else " pixels"
    yield Problem(
        Code.LOGO_SIZE,
        f"{_LABEL} is {width:,.6g} by {height:,.6g}{unit}: {' and '.join(found)} for Google.",
        path,
        hint="take a larger one" if not shape else "take one that is nearer to a square",
        help=f"Google shows a logo of at least {_LEAST} by {_LEAST} pixels whose width is between "
        f"{_NARROWEST} and {_WIDEST} times its height.",
    )


def _not_https(path: KeyPath, logo: str) -> Problem:
    return Problem(
        Code.LOGO_NOT_HTTPS,
        f"{_LABEL} has an address without encryption.",
        path,
        hint=f"write `https://{logo[7:]}`",
        help="Browsers do not show it, or warn of it, on a page that is served by `https`.",
    )


def _missing(path: KeyPath, logo: str) -> Problem:
    return Problem(
        Code.MISSING_LOGO,
        f"{_LABEL}: `{logo}` is no file of the site.",
        path,
        hint="is the path right?",
        help="It starts at the documentation folder. Where the file is made only as the site is "
        "built, write `missing-logo: off` under `rules`.",
    )
