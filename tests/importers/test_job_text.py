"""The text of a job file: what is written is read back as it was."""

import re

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.importers.job_text import write_job, write_yaml
from mkdocs_careers.yaml_tree import read_mapping

_HARD = (
    "2026-01-01", "no", "yes", "1_0", "~", "a\nb", "a: b", "- x", "x # y", "#", "|", "a\n\n b\n",
    "10:30", "1e3", "0x1", " lead", "trail ", "a\n  b\nc", "\n", "a\n", "{a}", "it's", "*x", "&y",
    "a:", "---", "a\n---\nb", "65.000", "null", "\u2028", "a\u2028b", "\ufeffa", "a\tb", "\ta",
)  # fmt: skip
_NO_LETTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LEAVES = st.one_of(
    st.text(max_size=20).map(lambda text: _NO_LETTER.sub("", text)),
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.sampled_from(_HARD),
)
_NAMES = st.text("abc_", min_size=1, max_size=4).filter(lambda key: key[0] != "_")
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(_NAMES, _VALUES, min_size=1, max_size=5))
def test_what_is_written_is_read_back(data: dict[str, object]) -> None:
    assert read_mapping(write_yaml(data)) == (data, ())


def test_what_is_no_letter_is_dropped() -> None:
    assert write_yaml({"title": "a\x00b\x1f"}) == "title: ab\n"


def test_a_job_reads_as_if_a_careful_person_had_written_it() -> None:
    data = {
        "apply": {"email": ["a@example.org", "b@example.org"], "subject": "Re: {title}"},
        "date_posted": "2026-01-01",
        "title": "Koch/Köchin (m/w/d) & mehr",
        "job_location": [{"address_country": "DE", "address_locality": "Köln"}],
        "description": "One.\n\nTwo.",
    }
    gaps = [("valid_through", "when does it end?"), ("title", "is it right?")]
    assert write_job(data, "\nText.\n\n", gaps) == (
        "---\n"
        "# is it right?\n"
        "title: Koch/Köchin (m/w/d) & mehr\n"
        "description: |-\n"
        "  One.\n"
        "\n"
        "  Two.\n"
        "date_posted: 2026-01-01\n"
        "# valid_through: when does it end?\n"
        "job_location:\n"
        "  - address_country: DE\n"
        "    address_locality: Köln\n"
        "apply:\n"
        "  email:\n"
        "    - a@example.org\n"
        "    - b@example.org\n"
        '  subject: "Re: {title}"\n'
        "---\n"
        "\n"
        "Text.\n"
    )
