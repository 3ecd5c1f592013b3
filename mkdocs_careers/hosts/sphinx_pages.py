"""Sphinx's pages: what careers puts into each, and into its head."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx.errors import NoUri
from sphinx.util.osutil import relative_uri

from mkdocs_careers.hosts.sphinx_nodes import END, MISTAKES, TOP, careers_listing, make_marker
from mkdocs_careers.hosts.sphinx_plain import describe_end, describe_top, list_jobs, make_nodes
from mkdocs_careers.outputs.head import Head, add_head
from mkdocs_careers.outputs.markers import Marker
from mkdocs_careers.outputs.mistakes import render_mistakes
from mkdocs_careers.outputs.spot import Spot
from mkdocs_careers.outputs.states import title_with_state

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from docutils import nodes
    from sphinx.builders import Builder

    from mkdocs_careers.hosts.sphinx_markdown import SiteMarkdown
    from mkdocs_careers.hosts.sphinx_nodes import careers_part
    from mkdocs_careers.outputs.facet_pages import FacetPages
    from mkdocs_careers.outputs.feeds.plan import FeedLink
    from mkdocs_careers.outputs.job_page import JobPage
    from mkdocs_careers.publication import Publication

_PLAIN_HTML = frozenset({"epub", "htmlhelp", "qthelp", "devhelp", "applehelp"})
"""Builders of HTML that no browser reads at the site's address."""


_SINGLE = frozenset({"singlehtml", "readthedocssinglehtmllocalmedia"})


def is_web(builder: Builder) -> bool:
    """Tell whether a builder makes pages for browsers."""
    return builder.format == "html" and builder.name not in _PLAIN_HTML


class SitePages:
    """Renders what is put into the pages of one build.

    `jobs` are the documents of jobs with their paths. `mistakes` are the reports of those that
    have some. `index` is the document of all openings, which somebody may have written. `texts`
    returns the bare text of a job's document as HTML.
    """

    def __init__(
        self,
        publication: Publication,
        jobs: Mapping[str, str],
        mistakes: Mapping[str, str],
        markdown: SiteMarkdown,
        index: str,
        builder: Builder,
        texts: Callable[[str], str],
    ) -> None:
        self.publication = publication
        self.jobs = jobs
        self.index = index
        self.facets: FacetPages | None = None
        self.made: tuple[str, ...] = ()
        """Pages that nobody wrote."""
        self._mistakes = mistakes
        self._markdown = markdown
        self._builder = builder
        self._texts = texts
        self._documents = {path: docname for docname, path in jobs.items()}
        self._listings: dict[str, list[str]] = {}
        self._shown: tuple[tuple[str, str], JobPage] | None = None

    def plan(self, found: Collection[str], listings: Sequence[Marker]) -> None:
        """Plan the pages that nobody wrote, once all documents are read.

        `found` are those that somebody did; `listings` are those on the careers index. A site on
        a single page has no others.
        """
        if self._builder.name in _SINGLE:
            return
        taken = {name.casefold() for name in found}
        text = "".join(f"<!-- careers:listing {marker.options} -->\n\n" for marker in listings)
        self.facets = self.publication.listings.plan_facets(
            text if self.index in found else None,
            lambda path: path.removesuffix(".md").casefold() not in taken,
        )
        index = () if self.index in found else (self.index,)
        self.made = (*index, *(path.removesuffix(".md") for path in self.facets.pages))

    def addresses(self, found: Iterable[str]) -> dict[str, str]:
        """Return the files of all pages by their addresses, as messages name them."""
        if not is_web(self._builder):
            return {}
        uris = {name: self._page_uri(name) for name in (*found, *self.made)}
        return {
            uri + "index.html" * (not uri or uri.endswith("/")): name for name, uri in uris.items()
        }

    # What a browser sees

    def render_part(self, node: careers_part, here: str) -> str:
        """Return the HTML of a part of a job's page; `here` is the document that it stands on."""
        docname = node["docname"]
        path = self.jobs.get(docname, "")
        edition = self.publication.edition_of(path)
        if node["part"] == MISTAKES:
            report = self._mistakes.get(path, "")
            return render_mistakes(report, edition.language, edition.templates)
        if path not in edition.jobs:
            return ""
        shown = self._show(docname, here)
        return shown.render_top() if node["part"] == TOP else shown.render_end()

    def render_listing(self, node: careers_listing, here: str) -> str:
        """Return the HTML of a listing; those of one page are made together."""
        if here not in self._listings or "number" not in node:
            page: nodes.Element = node
            while page.parent is not None:
                page = page.parent
            found = list(page.findall(careers_listing))
            markers = [make_marker(one) for one in found]
            listings = self.publication.listings.render_markers(markers, self.spot(here))
            for count, one in enumerate(found):
                one["number"] = count
            self._listings = {here: listings}
        return self._listings[here][int(node["number"])]

    def complete(self, context: dict[str, Any], docname: str, doctree: Any) -> bool:
        """Put the head's metadata into a page's context; tell whether it needs the assets."""
        token = context.get("careers_facet", "")
        if docname in self.jobs:
            head = self._complete_job(context, docname)
        elif token or docname == self.index or _has_listing(doctree):
            head = Head(robots="noindex, follow" if token else None)
        else:
            return False
        head = replace(head, feeds=self._feed_links(docname, token))
        context["metatags"] = add_head(context.get("metatags") or "", head)
        return True

    def _complete_job(self, context: dict[str, Any], docname: str) -> Head:
        path = self.jobs[docname]
        edition = self.publication.edition_of(path)
        if not self.publication.is_advertised(path):
            # Its source has the contact, and a job that is over shows none.
            context["sourcename"] = ""
            context["has_source"] = context["show_source"] = False
        job = edition.jobs.get(path)
        if job is None:
            return Head(robots="noindex")
        context["title"] = escape(title_with_state(job, edition.state(path), edition.language))
        context["job"] = job
        shown, text = self._show(docname, docname), self.describe(docname)
        head = edition.job_head(shown, text, url=self.absolute(docname), stylesheet="")
        return replace(
            head,
            canonical=None,  # themes write it
            stylesheet=None,
            alternates=self.publication.alternates(path, self._absolute_of) or None,
        )

    def made_pages(self) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Yield the pages that nobody wrote: the careers index, and one for each filter's value."""
        publication = self.publication
        if self.facets is None:
            return
        if self.index in self.made:
            (html,) = publication.listings.render_markers([Marker("", 2)], self.spot(self.index))
            yield self._make_page(self.index, publication.index_title, html)
        for path, value in self.facets.pages.items():
            docname = path.removesuffix(".md")
            html = publication.listings.render_facet(self.facets, path, self.spot(docname))
            page = self._make_page(docname, publication.facet_title(value), html)
            page[1]["careers_facet"] = value.token
            yield page

    def _make_page(self, docname: str, title: str, html: str) -> tuple[str, dict[str, Any], str]:
        title = escape(title, quote=False)
        body = f'<section id="careers">\n<h1>{title}</h1>\n{html}\n</section>'
        return docname, {"title": title, "body": body, "metatags": "", "meta": {}}, "page.html"

    def describe(self, docname: str) -> str | None:
        """Return the full description of an open job, for machines and feeds."""
        edition = self.publication.edition_of(self.jobs[docname])
        return edition.describe(self._show(docname, docname), self._texts(docname))

    # What is printed

    def plain_part(self, node: careers_part) -> list[nodes.Node]:
        """Return a part of a job's page as nodes."""
        docname = node["docname"]
        if node["part"] not in (TOP, END) or self.jobs.get(docname) not in self.publication.jobs:
            return []
        shown = self._show(docname, docname)
        return describe_top(shown) if node["part"] == TOP else describe_end(shown)

    def plain_listing(self, node: careers_listing, here: str) -> list[nodes.Node]:
        """Return a listing as nodes."""
        listings, options = self.publication.listings, node["options"]
        groups = listings.outline(options)
        if any(jobs for _, jobs in groups):
            return list_jobs(groups, self.spot(here).url_of)
        return make_nodes(listings.render_empty(options, lambda text: self._render(text, here)))

    # How pages lead to each other

    def spot(self, here: str) -> Spot:
        """Return where listings stand on a page."""
        paths = self.facets.paths if self.facets else {}
        is_built = self.publication.is_built

        def facet_url(token: str) -> str | None:
            return self.link(here, paths[token].removesuffix(".md")) if token in paths else None

        return Spot(
            url_of=lambda job: (
                self.link(here, self._documents[job.path])
                if is_built(job.path) and job.path in self._documents
                else ""
            ),
            render=lambda text: self._render(text, here),
            index_url=self.link(here, self.index),
            facet_url=facet_url,
            file_url=lambda address: relative_uri(self._page_uri(here), address),
        )

    def link(self, here: str, docname: str) -> str:
        """Return the address of a document as another links to it; empty where it has none."""
        try:
            uri = self._builder.get_relative_uri(here, docname)
        except NoUri:
            return ""
        return uri or posixpath.basename(self._page_uri(here)) or "./"

    def absolute(self, docname: str) -> str | None:
        """Return the whole address of a document's page; None without the site's own."""
        root = self.publication.site_url
        try:
            uri = self._builder.get_target_uri(docname)
        except NoUri:
            return None
        return posixpath.join(root, uri) if root else None

    def _absolute_of(self, path: str) -> str | None:
        docname = self._documents.get(path)
        is_there = docname is not None and self.publication.is_built(path)
        return self.absolute(docname) if is_there and docname else None

    def _page_uri(self, here: str) -> str:
        return self._builder.get_target_uri(here).partition("#")[0]

    def _show(self, docname: str, here: str) -> JobPage:
        """Return the page of a job; it is asked for in turn for its parts and its head."""
        if self._shown is None or self._shown[0] != (docname, here):
            path = self.jobs[docname]
            page = self.publication.edition_of(path).job_page(
                path,
                lambda text: self._render(text, here),
                lambda other: self.link(here, self._documents[other]),
                self.link(here, self.index),
                self.absolute(docname),
            )
            self._shown = ((docname, here), page)
        return self._shown[1]

    def _render(self, text: str, here: str) -> str:
        return self._markdown.render(text, here, lambda docname: self.link(here, docname))

    def _feed_links(self, docname: str, token: str) -> tuple[FeedLink, ...]:
        page = self._page_uri(docname)
        return self.publication.feed_links(lambda address: relative_uri(page, address), token)


def _has_listing(doctree: Any) -> bool:
    return doctree is not None and next(doctree.findall(careers_listing), None) is not None
