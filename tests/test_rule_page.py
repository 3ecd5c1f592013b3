"""The pages of the rules: one form, read whole, and shown as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_careers import rule_page
from mkdocs_careers.codes import ON_REQUEST, Code
from mkdocs_careers.reporters.explanation import WIDTH, render_explanation, wrap
from mkdocs_careers.rule_page import Example, RulePage, Shows, read_rule_page, severity_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = """\
# unknown-key

A key that nobody
reads is a fact that nobody sees.

Severity: error

## Wrong

```yaml
deadline: 2027-01-15
```

## Right

Below the second `---`:

```markdown
# Text

Apply soon.
```

## Source

The [manual](https://example.org/manual). **Write** `valid_through`.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(rule_page, "_FOLDER", tmp_path)
    read_rule_page.cache_clear()
    yield tmp_path
    read_rule_page.cache_clear()


def write(folder: Path, text: str) -> RulePage:
    (folder / "unknown-key.md").write_text(text, encoding="utf-8")
    return read_rule_page(Code.UNKNOWN_KEY)


def test_parts(folder: Path) -> None:
    assert write(folder, PAGE) == RulePage(
        code=Code.UNKNOWN_KEY,
        reason="A key that nobody reads is a fact that nobody sees.",
        severity="error",
        advice="",
        wrong=Example(Shows.KEYS, "deadline: 2027-01-15\n"),
        right=Example(Shows.BODY, "# Text\n\nApply soon.\n"),
        source="The [manual](https://example.org/manual). **Write** `valid_through`.",
        text=PAGE,
    )


def test_whole_file_and_advice(folder: Path) -> None:
    text = PAGE.replace("Below the second `---`:\n\n", "")
    text = text.replace("## Wrong", "Look into\nthe manual.\n\n## Wrong")
    page = write(folder, text)
    assert page.right.shows is Shows.FILE
    assert page.advice == "Look into the manual."
    assert "\n\nLook into the manual.\n\nWrong:\n\n" in render_explanation(page)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# unknown-key", "# missing-key"),
        ("Severity: error", "Severity: warning"),
        ("Severity: error", "Severity: error, when asked for"),
        ("## Right", "## Better"),
        ("```yaml", "```json"),
        ("## Source", "## Why"),
    ],
)
def test_another_form_is_refused(old: str, new: str, folder: Path) -> None:
    with pytest.raises(ValueError, match=r"rules/unknown-key\.md"):
        write(folder, PAGE.replace(old, new))


def test_plain_text(folder: Path) -> None:
    assert render_explanation(write(folder, PAGE)) == (
        """\
unknown-key (error)

A key that nobody reads is a fact that nobody sees.

Wrong:

    deadline: 2027-01-15

Right (below the second `---`):

    # Text

    Apply soon.

Source: The manual (https://example.org/manual). Write `valid_through`.
"""
    )


def test_severity() -> None:
    assert severity_line(Code.UNKNOWN_KEY) == "error"
    assert severity_line(Code.ENDED) == "note"
    assert {code for code in Code if severity_line(code).endswith(", when asked for")} == ON_REQUEST


@pytest.mark.parametrize("code", Code, ids=str)
def test_every_page(code: Code) -> None:
    page = read_rule_page(code)
    assert page.code is code
    assert page.text.startswith(f"# {code}\n")
    assert "\n" not in page.reason
    assert page.reason.endswith(".")
    shown = render_explanation(page)
    for example in (page.wrong, page.right):
        assert all(f"    {line}\n" in shown for line in example.text.splitlines() if line.strip())
    prose = [line for line in shown.splitlines() if not line.startswith("    ")]
    assert "](" not in "".join(prose)
    assert all(len(line) <= WIDTH or " " not in line.strip() for line in prose)


def test_addresses_are_not_broken() -> None:
    address = "https://example.org/" + "a-b/" * 40
    assert wrap(f"See [the long page]({address}) there.").split("\n") == [
        "See the long page", f"({address})", "there.",
    ]  # fmt: skip
