"""The settings file: finds the site's configuration, reads it as data, and knows its positions.

No host is imported and nothing in a configuration is run.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_careers.codes import Code
from mkdocs_careers.conf_py import CONF_PY, CONFIG, ConfPy, read_conf_py
from mkdocs_careers.diagnostics import Diagnostic, KeyPath, Problem, locate, weigh
from mkdocs_careers.host_keys import MARKDOWN_FILES, MKDOCS, SPHINX, SPHINX_FILES
from mkdocs_careers.host_plugins import find_idle_rules, find_localization
from mkdocs_careers.host_yaml import UNKNOWN, HostYaml, read_host_yaml, show_path
from mkdocs_careers.settings_reader import read_settings
from mkdocs_careers.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.localization import Localization
    from mkdocs_careers.settings import Settings

CAREERS = "careers.yml"
_MKDOCS = ("properdocs.yml", "properdocs.yaml", "mkdocs.yml", "mkdocs.yaml")
_LACKING = {
    "apply": Code.NO_WAY_TO_APPLY,
    "organization": Code.MISSING_ORGANIZATION,
    "organizations": Code.UNKNOWN_ORGANIZATION,
}
"""What is said of jobs where an option lacks what they need."""
_DEEPEST = 3
"""How deep the values of these options are nested."""
CONFIG_NAMES = (CAREERS, *_MKDOCS, "zensical.toml", CONF_PY)
_SOMEWHERE = "https://unknown.invalid/"
"""Stands for an address that only the host knows."""


@dataclass(frozen=True, slots=True)
class SettingsLocator:
    """Finds a problem of the settings in the file they stand in; `root` is the way to them.

    `base` is the same for the file that this one inherits from.
    """

    file: HostYaml
    root: KeyPath = ()
    base: SettingsLocator | None = None

    def locate(self, problem: Problem, rules: Mapping[str, str]) -> Diagnostic | None:
        """Give `problem` its place: its value or key, its nearest parent, or the file.

        `rules` say how much it weighs; None where it is off.
        """
        severity = weigh(problem, rules)
        if severity is None:
            return None
        locator, (key, value) = self._find((*problem.path,))
        source = Source(locator.file.path, locator.file.text)
        if problem.code is Code.MISSING_SITE_URL:
            return locate(problem, source, Span(0, 0), severity)
        span = source.first_line(problem.span or (key if problem.on_key else value))
        return locate(problem, source, span, severity)

    def folder_of(self, path: KeyPath) -> Path:
        """Return the folder of the file that the option at `path` stands in."""
        return Path(self._find(path)[0].file.path).parent

    def _find(self, path: KeyPath) -> tuple[SettingsLocator, tuple[Span, Span]]:
        """Look in this file, then in those it inherits from; the nearest parent is second best."""
        best: tuple[SettingsLocator, tuple[Span, Span]] | None = None
        locator: SettingsLocator | None = self
        while locator is not None:
            key, value, there = locator.file.find((*locator.root, *path))
            if there:
                return locator, (key, value)
            if best is None or (not best[0].root and locator.root):
                best = locator, (key, value)
            locator = locator.base
        return best or (self, (Span(0, 0), Span(0, 0)))


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A site as its configuration describes it. `path` is the file that messages point at."""

    path: Path | None
    settings: Settings
    docs_dir: Path
    site_url: str | None
    host_keys: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    locator: SettingsLocator
    wrong_options: frozenset[str] = frozenset()
    """Options that have mistakes, and so are not wholly in `settings`."""
    overlay_path: Path | None = None
    """The file that `schema` names, if it is there."""
    theme_dir: Path | None = None
    """The folder of the theme's own files, which are published beside the documentation."""
    has_folders: bool = False
    """Whether the host gives each page a folder of its own: `a.md` becomes `a/index.html`."""
    suffixes: tuple[str, ...] = MARKDOWN_FILES
    """What the names of job files end with."""

    @property
    def jobs_dir(self) -> Path:
        """Return the folder of the jobs; of those in the default language, where each has one."""
        return next((folder for folder in self.jobs_dirs if folder.is_dir()), self.jobs_dirs[0])

    @property
    def jobs_dirs(self) -> tuple[Path, ...]:
        """Return every folder that jobs lie in, whether it is there or not."""
        known, inner = self.settings.localization, self.settings.jobs_dir
        if known is None or not known.in_folders:
            return (self.docs_dir / inner,)
        languages = dict.fromkeys((known.default, *known.languages, *self._folders(known)))
        return tuple(self.docs_dir / language / inner for language in (*languages, "."))

    def _folders(self, known: Localization) -> list[str]:
        """Return the folders of languages that the site does not name, but that there are."""
        try:
            names = sorted(path.name for path in self.docs_dir.iterdir())
        except OSError:
            return []
        return [name for name in names if known.names(name)]


def find_settings_file(start: Path) -> Path | None:
    """Return the configuration in the nearest folder from `start` upwards that holds one."""
    for folder in (start, *start.parents):
        for name in CONFIG_NAMES:
            if (folder / name).is_file():
                return folder / name
    return None


def read_settings_file(
    path: Path | None,
    environ: Mapping[str, str],
    options: object = None,
    *,
    careers_config: str | None = None,
) -> SettingsFile:
    """Read the site that `path` configures; without one all settings are at their defaults.

    A host that has read its file already passes the plugin's `options` as it sees them, and
    `careers_config` where it names another place for `careers.yml`.
    """
    host = _read_host(path, environ) if path else _Host(Path(), locator=_nowhere("the settings"))
    if isinstance(host.locator.file, ConfPy) and isinstance(options, dict):
        # Sphinx does not know what is no option, and says nothing of it.
        options = {**(host.options if isinstance(host.options, dict) else {}), **options}
    if options is not None:
        host = replace(host, options=options)
    own = path.parent / (careers_config or host.careers_config or CAREERS) if path else Path()
    if path is not None and own.is_file():
        path = own
        file = read_host_yaml(own, environ)
        locator = SettingsLocator(file)
        data, diagnostics = file.data, list(file.diagnostics)
        twice = (host.locator.locate(problem, {}) for problem in _two_settings(host.options))
        diagnostics += [diagnostic for diagnostic in twice if diagnostic]
    else:
        locator, data, diagnostics = host.locator, host.options, list(host.diagnostics)
    named = data.get("schema") if isinstance(data, dict) else None
    own_schema = None
    if isinstance(named, str) and named.strip():
        from mkdocs_careers.overlay_file import read_overlay_file  # few sites have one

        folder = locator.folder_of(("schema",))
        own_schema = read_overlay_file(named, folder, data.get("listing"))
    result = read_settings(data, own_schema.overlay if own_schema else None)
    settings = replace(
        result.settings,
        rules={**host.rules, **_find_unsaid(data), **result.settings.rules},
        localization=host.localization,
    )
    about_option = result.problems
    located: list[Diagnostic | None] = []
    if own_schema:
        about_option += own_schema.about_option
        in_overlay = SettingsLocator(own_schema.file)
        located += [in_overlay.locate(problem, settings.rules) for problem in own_schema.problems]
    located += [locator.locate(problem, settings.rules) for problem in about_option]
    diagnostics += [diagnostic for diagnostic in located if diagnostic]
    source_dir = path.parent / settings.source_dir if path and settings.source_dir else None
    return SettingsFile(
        path,
        settings,
        source_dir or host.docs_dir,
        settings.site_url or host.site_url,
        host.host_keys,
        tuple(diagnostics),
        locator,
        frozenset(str(meant) for p in about_option for meant in (*p.path[:1], p.meant) if meant),
        own_schema.path if own_schema else None,
        host.theme_dir,
        host.has_folders,
        host.suffixes,
    )


def _find_unsaid(options: object) -> dict[str, str]:
    """Turn off what would be said of a value that only the host knows, as it may well be there."""
    found = options if isinstance(options, dict) else {}
    return {
        code.code: "off" for option, code in _LACKING.items() if _holds_unknown(found.get(option))
    }


def _holds_unknown(value: object, depth: int = 0) -> bool:
    """Tell whether a value has an unknown one in it; aliases can make it contain itself."""
    if depth > _DEEPEST:
        return False
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return value is UNKNOWN or any(_holds_unknown(one, depth + 1) for one in inner)


def _two_settings(options: object) -> Iterator[Problem]:
    """Yield a problem where settings stand in `careers.yml` and in the host's file as well."""
    if isinstance(options, dict) and options:
        yield Problem(
            Code.TWO_SETTINGS,
            "Settings of careers stand here and in `careers.yml`.",
            hint="keep one of them",
            help="Only one place can count. `careers.yml` serves every host; settings here keep "
            "all of the site in one file.",
            on_key=True,
        )


@dataclass(frozen=True, slots=True)
class _Host:
    """What a host's own configuration says."""

    docs_dir: Path
    locator: SettingsLocator
    site_url: str | None = None
    options: object = None
    host_keys: frozenset[str] = MKDOCS
    rules: Mapping[str, str] = field(default_factory=dict)
    localization: Localization | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    theme_dir: Path | None = None
    has_folders: bool = False
    careers_config: str | None = None
    suffixes: tuple[str, ...] = MARKDOWN_FILES


def _nowhere(name: str) -> SettingsLocator:
    return SettingsLocator(HostYaml(name))


def _read_host(path: Path, environ: Mapping[str, str]) -> _Host:
    folder = path.parent
    if path.name == CAREERS:  # the host's configuration beside it says where the pages are
        path = next((folder / n for n in CONFIG_NAMES[1:] if (folder / n).is_file()), path)
    name = show_path(path)
    if path.name == CONF_PY:
        conf = read_conf_py(path)
        return _Host(
            folder,
            SettingsLocator(conf),
            conf.text_of("html_baseurl"),
            conf.data,
            SPHINX,
            diagnostics=conf.diagnostics,
            careers_config=conf.text_of(CONFIG),
            suffixes=SPHINX_FILES,
        )
    if path.suffix == ".toml":
        project = _read_project(path)
        docs = project.get("docs_dir")
        url = project.get("site_url")
        return _Host(
            folder / (docs if isinstance(docs, str) else "docs"),
            _nowhere(name),
            url if isinstance(url, str) else None,
            has_folders=project.get("use_directory_urls") is not False,
        )
    if path.name == CAREERS:
        return _Host(folder / "docs", _nowhere(name))
    file = read_host_yaml(path, environ)
    data = file.data if isinstance(file.data, dict) else {}
    docs, url, theme = data.get("docs_dir"), data.get("site_url"), data.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    return _Host(
        folder / (docs if isinstance(docs, str) else "docs"),
        _locator(file),
        _SOMEWHERE if url is UNKNOWN else url if isinstance(url, str) else None,
        find_plugin(data)[1],
        rules=find_idle_rules(data),
        localization=find_localization(data),
        diagnostics=file.diagnostics,
        theme_dir=folder / custom if isinstance(custom, str) else None,
        has_folders=data.get("use_directory_urls") is not False,
    )


def _read_project(path: Path) -> Mapping[str, object]:
    import tomllib  # only Zensical's configuration is TOML

    try:
        project = tomllib.loads(path.read_text(encoding="utf-8")).get("project")
    except (OSError, ValueError):
        return {}
    return project if isinstance(project, dict) else {}


def _locator(file: HostYaml) -> SettingsLocator:
    root = find_plugin(file.own)[0] if isinstance(file.own, dict) else ()
    return SettingsLocator(file, root, _locator(file.base) if file.base else None)


def find_plugin(config: Mapping[str, object]) -> tuple[KeyPath, object]:
    """Return the way to the options of `careers` under `plugins`, and the options."""
    plugins = config.get("plugins")
    if isinstance(plugins, dict):
        return (("plugins", "careers"), plugins["careers"]) if "careers" in plugins else ((), None)
    for index, entry in enumerate(plugins if isinstance(plugins, list) else ()):
        if entry == "careers":
            return ("plugins", index), None
        if isinstance(entry, dict) and "careers" in entry:
            return ("plugins", index, "careers"), entry["careers"]
    return (), None
