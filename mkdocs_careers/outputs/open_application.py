"""The open application: what stands below a listing, for people whom no opening fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_careers.mailto import build_mailto
from mkdocs_careers.model import Job
from mkdocs_careers.urls import safe_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

    from mkdocs_careers.model import OpenApplication
    from mkdocs_careers.outputs.language import Language


def render_open_application(
    opened: OpenApplication,
    language: Language,
    templates: Environment,
    render: Callable[[str], str],
    *,
    level: int,
) -> Markup:
    """Render the block with a heading of `level`; `render` turns Markdown into HTML."""
    _ = language.gettext
    apply = opened.apply

    def markdown(text: str | None) -> Markup:
        return Markup(render(text) if text else "")  # noqa: S704 - the site's own words

    # A mail's subject and text are filled in as those of a job are; the heading of the plugin's
    # own would say little in a mailbox.
    mail = Job(path="", title=opened.title or _("Open application"), apply=apply)
    html = templates.get_template("open_application.html").render(
        title=opened.title or _("Nothing fits? Write to us."),
        text=markdown(opened.text),
        instructions=markdown(apply.instructions),
        materials=apply.materials,
        mailto=build_mailto(mail),
        addresses=apply.email,
        form_url=safe_url(apply.url),
        level=level,
        _=_,
    )
    return Markup(html)  # noqa: S704 - made by a template
