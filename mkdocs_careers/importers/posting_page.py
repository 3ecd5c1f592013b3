"""A page with postings: JSON-LD and Microdata in HTML, read as text and never run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_careers.importers.posting import find_postings, read_posting

if TYPE_CHECKING:
    from mkdocs_careers.importers.draft import Draft


class PostingError(Exception):
    """Structured data that cannot be read; the message is a whole sentence."""


def read_posting_page(html: str, source: str) -> list[Draft]:
    """Return the job of each JobPosting of a page; one that stands there twice counts once.

    Raises:
        PostingError: The package that reads them is missing.
    """
    if "JobPosting" not in html:
        return []
    try:
        import extruct
    except ImportError:
        raise PostingError(
            f"{source} has JobPosting data, which needs another package to be read: "
            'pip install "mkdocs-careers[import]".'
        ) from None
    found: dict[str, list[Any]] = extruct.extract(
        html, syntaxes=["json-ld", "microdata"], uniform=True, errors="ignore"
    )
    postings = [posting for data in found.values() for posting in find_postings(data)]
    drafts: list[Draft] = []
    seen: set[tuple[str, str]] = set()
    for number, posting in enumerate(postings, start=1):
        draft = read_posting(posting, source if len(postings) == 1 else f"{source}#{number}")
        key = (draft.data.get("title", ""), str(draft.data.get("job_location")))
        if key not in seen:
            seen.add(key)
            drafts.append(draft)
    return drafts
