"""Codes: every kind of finding, and how much each weighs unless `rules` say otherwise."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Severity(StrEnum):
    """How much a diagnostic weighs."""

    ERROR = "error"
    """Stops a build."""
    WARNING = "warning"
    """Stops a strict build."""
    NOTE = "note"
    """Shown, never counted: what is only recommended, and what depends on the clock."""


class Code(Enum):
    """Every kind of finding. A code never changes its meaning; `rules/<code>.md` explains it."""

    # The file
    UNREADABLE_FILE = "unreadable-file", Severity.ERROR
    TOO_LARGE = "too-large", Severity.ERROR
    NOT_UTF_8 = "not-utf-8", Severity.ERROR
    NO_FRONT_MATTER = "no-front-matter", Severity.ERROR
    TOML_FRONT_MATTER = "toml-front-matter", Severity.ERROR
    INVALID_YAML = "invalid-yaml", Severity.ERROR
    YAML_FEATURE = "yaml-feature", Severity.ERROR
    NESTED_TOO_DEEPLY = "nested-too-deeply", Severity.ERROR
    DUPLICATE_KEY = "duplicate-key", Severity.ERROR
    TOO_MANY_MISTAKES = "too-many-mistakes", Severity.ERROR

    # Keys and values
    UNKNOWN_KEY = "unknown-key", Severity.ERROR
    MISSING_KEY = "missing-key", Severity.ERROR
    UNFINISHED_DRAFT = "unfinished-draft", Severity.NOTE
    EMPTY_VALUE = "empty-value", Severity.WARNING
    WRONG_TYPE = "wrong-type", Severity.ERROR
    NOT_ALLOWED = "not-allowed", Severity.ERROR
    FOLDED_LIST = "folded-list", Severity.WARNING

    # Dates
    NOT_A_DATE = "not-a-date", Severity.ERROR
    AMBIGUOUS_DATE = "ambiguous-date", Severity.ERROR
    NO_FIXED_DATE = "no-fixed-date", Severity.ERROR
    UNKNOWN_TIMEZONE = "unknown-timezone", Severity.ERROR
    ENDS_BEFORE_POSTED = "ends-before-posted", Severity.ERROR
    DEADLINE_WITHOUT_TIMEZONE = "deadline-without-timezone", Severity.NOTE
    POSTED_LONG_AGO = "posted-long-ago", Severity.NOTE
    POSTED_LATER = "posted-later", Severity.NOTE
    CLOSES_SOON = "closes-soon", Severity.NOTE
    ENDED = "ended", Severity.NOTE

    # Places
    UNKNOWN_PLACE = "unknown-place", Severity.ERROR
    UNKNOWN_AREA = "unknown-area", Severity.ERROR
    MISSING_LOCATION = "missing-location", Severity.ERROR
    REMOTE_WITHOUT_AREA = "remote-without-area", Severity.ERROR
    AREA_WITHOUT_REMOTE = "area-without-remote", Severity.WARNING
    AREA_INSIDE_ANOTHER = "area-inside-another", Severity.WARNING
    HYBRID_AS_REMOTE = "hybrid-as-remote", Severity.WARNING
    PLACEHOLDER_ADDRESS = "placeholder-address", Severity.WARNING
    INCOMPLETE_ADDRESS = "incomplete-address", Severity.NOTE

    # Pay
    SALARY_IN_WORDS = "salary-in-words", Severity.ERROR
    SALARY_INCOMPLETE = "salary-incomplete", Severity.WARNING
    SALARY_TWICE = "salary-twice", Severity.WARNING
    SALARY_RANGE_REVERSED = "salary-range-reversed", Severity.WARNING
    SALARY_UNLIKELY = "salary-unlikely", Severity.WARNING
    PAY_NOT_STATED = "pay-not-stated", Severity.WARNING

    # The title and the summary
    TITLE_WITH_CODE = "title-with-code", Severity.WARNING
    TITLE_WITH_PLACE = "title-with-place", Severity.WARNING
    TITLE_WITH_PAY = "title-with-pay", Severity.WARNING
    TITLE_WITH_DATE = "title-with-date", Severity.WARNING
    TITLE_WITH_EMPLOYER = "title-with-employer", Severity.WARNING
    TITLE_WITH_MARKUP = "title-with-markup", Severity.WARNING
    TITLE_SHOUTS = "title-shouts", Severity.WARNING
    TITLE_TOO_LONG = "title-too-long", Severity.WARNING
    DESCRIPTION_EQUALS_TITLE = "description-equals-title", Severity.WARNING
    DESCRIPTION_TOO_LONG = "description-too-long", Severity.WARNING

    # The text
    EMPTY_BODY = "empty-body", Severity.ERROR
    BODY_EQUALS_TITLE = "body-equals-title", Severity.ERROR
    THIN_BODY = "thin-body", Severity.WARNING
    TEMPLATE_TAG = "template-tag", Severity.WARNING
    HIDDEN_TEXT = "hidden-text", Severity.WARNING
    GLUED_LIST = "glued-list", Severity.WARNING
    UNLINKED_ADDRESS = "unlinked-address", Severity.WARNING
    SECOND_TITLE = "second-title", Severity.WARNING
    ADDRESS_IN_ENDED_JOB = "address-in-ended-job", Severity.NOTE

    # Who hires, and how to apply
    UNKNOWN_ORGANIZATION = "unknown-organization", Severity.ERROR
    MISSING_ORGANIZATION = "missing-organization", Severity.ERROR
    EXPERIENCE_WITHOUT_REQUIREMENTS = "experience-without-requirements", Severity.ERROR
    NO_WAY_TO_APPLY = "no-way-to-apply", Severity.ERROR
    NOT_AN_ADDRESS = "not-an-address", Severity.ERROR
    NOT_A_LINK = "not-a-link", Severity.ERROR
    UNKNOWN_PLACEHOLDER = "unknown-placeholder", Severity.ERROR
    APPLY_LINK_TOO_LONG = "apply-link-too-long", Severity.WARNING
    PRIVATE_MAILBOX = "private-mailbox", Severity.WARNING
    INCOMPLETE_POSTING = "incomplete-posting", Severity.NOTE

    # Languages
    FACT_IN_TRANSLATION = "fact-in-translation", Severity.ERROR
    UNKNOWN_ORIGINAL = "unknown-original", Severity.ERROR
    DUPLICATE_TRANSLATION = "duplicate-translation", Severity.ERROR
    UNKNOWN_LANGUAGE = "unknown-language", Severity.ERROR
    INCOMPLETE_TRANSLATION = "incomplete-translation", Severity.NOTE

    # All jobs together, and the settings
    DUPLICATE_IDENTIFIER = "duplicate-identifier", Severity.ERROR
    DUPLICATE_JOB = "duplicate-job", Severity.WARNING
    SAME_ADDRESS = "same-address", Severity.ERROR
    SPELT_TWO_WAYS = "spelt-two-ways", Severity.WARNING
    MISSING_LOGO = "missing-logo", Severity.WARNING
    LOGO_NOT_HTTPS = "logo-not-https", Severity.WARNING
    LOGO_SIZE = "logo-size", Severity.WARNING
    UNKNOWN_RULE = "unknown-rule", Severity.ERROR
    INVALID_SCHEMA = "invalid-schema", Severity.ERROR
    INVALID_MARKER = "invalid-marker", Severity.ERROR
    NO_SUCH_VALUE = "no-such-value", Severity.WARNING
    TWO_SETTINGS = "two-settings", Severity.ERROR
    MISSING_SITE_URL = "missing-site-url", Severity.WARNING
    FEED_WITHOUT_SITE_URL = "feed-without-site-url", Severity.ERROR
    INVALID_FEED_PATH = "invalid-feed-path", Severity.ERROR
    JOBS_JSON_BELOW_ROOT = "jobs-json-below-root", Severity.WARNING

    def __init__(self, code: str, severity: Severity) -> None:
        self.code = code
        self.severity = severity

    def __str__(self) -> str:
        return self.code


UNWEIGHED = frozenset(
    {
        Code.MISSING_KEY, Code.INVALID_SCHEMA, Code.UNKNOWN_ORIGINAL,
        Code.UNREADABLE_FILE, Code.TOO_LARGE, Code.NOT_UTF_8, Code.NO_FRONT_MATTER,
        Code.TOML_FRONT_MATTER, Code.INVALID_YAML, Code.NESTED_TOO_DEEPLY, Code.YAML_FEATURE,
    }
)  # fmt: skip
"""Where one of these stands there is no whole job; `rules` cannot turn them down."""

UNREADABLE = frozenset(
    {Code.INVALID_YAML, Code.NOT_UTF_8, Code.UNREADABLE_FILE, Code.NESTED_TOO_DEEPLY}
)
"""Where one of these stands in the settings nothing of them is known."""

ON_REQUEST = frozenset({Code.PAY_NOT_STATED, Code.PRIVATE_MAILBOX})
"""Off until `rules` ask for them: what a law or a policy wants is for the site to say."""

CODES: Mapping[str, Code] = {code.code: code for code in Code}
