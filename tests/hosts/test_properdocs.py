"""ProperDocs: the same site, through the fork of MkDocs, gives the same pages.

What compares with MkDocs needs both; the rest runs where ProperDocs stands alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hosts.site import Build, build, build_site, config, job, page, skip_without, write_files

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "docs/careers/coordinator.md": job(
        description="Help circles.", skills=["teaching"], valid_through="2027-01-15"
    ),
    "docs/careers/trainer.md": job(
        'R&D "Trainer" <C++> ☕', employment_type=["INTERN", "PART_TIME"]
    ),
    "docs/careers/filled.md": job("Filled", status="filled"),
    "docs/careers/draft.md": job("Draft", status="draft"),
    "docs/careers/index.md": page("Work", "<!-- careers:listing {sort: [title]} -->\n"),
    "docs/team.md": page("Team", "<!-- careers:listing {limit: 1} -->\n"),
}
NEEDED = {"material": "mkdocs-material", "mkdocs": "properdocs-theme-mkdocs",
          "readthedocs": "properdocs-theme-readthedocs"}  # fmt: skip


@pytest.fixture(scope="module", params=NEEDED)
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Build, Build]:
    """Return the same site by MkDocs and by ProperDocs."""
    for distribution in ("mkdocs", "properdocs", NEEDED[request.param]):
        skip_without(distribution)
    files = FILES | {"mkdocs.yml": config(request.param, {"timezone": "UTC"})}
    one, other = (tmp_path_factory.mktemp(host) for host in ("mkdocs", "properdocs"))
    return build_site(one, files), build_site(other, files, host="properdocs")


def test_pages_are_the_same(both: tuple[Build, Build]) -> None:
    mkdocs, properdocs = both
    pages, others = mkdocs.pages(), properdocs.pages()
    assert set(pages) == set(others)
    for name in pages:
        if not name.startswith(("careers/", "team/")):
            continue
        one, other = pages[name], others[name]
        assert one.title == other.title
        assert one.h1 == other.h1
        for part in ("listing", "facts", "apply", "notice"):
            assert [p.text for p in one.parts(part)] == [p.text for p in other.parts(part)], name


def test_structured_data_is_the_same(both: tuple[Build, Build]) -> None:
    mkdocs, properdocs = both
    data = {name: shown.json_ld for name, shown in mkdocs.pages().items()}
    assert data == {name: shown.json_ld for name, shown in properdocs.pages().items()}
    assert sorted(name for name, found in data.items() if found) == [
        "careers/coordinator/index.html", "careers/trainer/index.html",
    ]  # fmt: skip


def test_metadata_is_the_same(both: tuple[Build, Build]) -> None:
    mkdocs, properdocs = both
    for name in ("careers/coordinator/", "careers/filled/"):
        one, other = mkdocs.page(name), properdocs.page(name)
        for key in ("description", "robots", "og:title", "og:description", "og:url"):
            assert one.meta(key) == other.meta(key)
        assert one.canonical == other.canonical


def test_search_and_sitemap_are_the_same(both: tuple[Build, Build]) -> None:
    mkdocs, properdocs = both
    assert mkdocs.sitemap == properdocs.sitemap
    assert [e["location"] for e in mkdocs.search] == [e["location"] for e in properdocs.search]


@pytest.mark.parametrize(
    ("name", "arguments"), [("properdocs.yml", ("-q",)), ("mkdocs.yml", ())], ids=str
)
def test_failures(tmp_path: Path, name: str, arguments: tuple[str, ...]) -> None:
    skip_without("properdocs")
    skip_without("properdocs-theme-mkdocs")
    files = {"docs/careers/a.md": job(titel="x"), name: config("mkdocs")}
    folder = write_files(tmp_path, files)
    if name != "mkdocs.yml":
        (folder / "mkdocs.yml").unlink()
    result = build(folder, *arguments, host="properdocs", strict=False)
    assert result.code == 1
    assert "--> docs/careers/a.md:9:1" in result.log
    assert "Traceback" not in result.log
    (folder / "docs/careers/a.md").write_text(job(base_salary={"min_value": 5}), encoding="utf-8")
    assert build(folder, *arguments, host="properdocs").code == 1
    lenient = build(folder, *arguments, host="properdocs", strict=False)
    assert lenient.code == 0, lenient.log


def test_site(tmp_path: Path) -> None:
    skip_without("properdocs")
    skip_without("properdocs-theme-mkdocs")
    site = build_site(tmp_path, FILES, host="properdocs")
    assert site.page("careers/").titles == ["Program Coordinator", 'R&D "Trainer" <C++> ☕']
    shown = site.page("careers/coordinator/")
    assert shown.json_ld is not None
    assert len(shown.parts("facts")) == len(shown.parts("apply")) == 1
    assert site.page("careers/filled/").json_ld is None


def test_mistake_in_properdocs_yml(tmp_path: Path) -> None:
    skip_without("properdocs")
    skip_without("properdocs-theme-mkdocs")
    text = config("mkdocs", {"colour": "red"})
    folder = write_files(tmp_path, {"docs/careers/a.md": job(), "properdocs.yml": text})
    (folder / "mkdocs.yml").unlink()
    result = build(folder, host="properdocs")
    line = text.splitlines().index("    colour: red") + 1
    assert f"--> properdocs.yml:{line}:5" in result.log, result.log


def test_brackets_do_not_crash_it(tmp_path: Path) -> None:
    skip_without("properdocs")
    skip_without("properdocs-theme-mkdocs")
    text = f"---\ntitle: {'[' * 30_000}\n---\n\nWords.\n"
    files = {"docs/careers/a.md": text, "mkdocs.yml": config("mkdocs")}
    result = build(write_files(tmp_path, files), host="properdocs", strict=False)
    assert result.code == 1
    assert "error[nested-too-deeply]" in result.log
