"""The settings file: finds the site's configuration, reads it as data, and knows its positions.

No host is imported and nothing in a configuration is run.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from mkdocs_careers.diagnostics import (
    Code,
    Diagnostic,
    KeyPath,
    Problem,
    locate,
    locate_file,
    weigh,
)
from mkdocs_careers.host_keys import MKDOCS, SPHINX
from mkdocs_careers.settings_reader import UNKNOWN, read_settings
from mkdocs_careers.source import Source, Span, decode_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.settings import Settings

try:
    from yaml import CSafeLoader as _Loader
except ImportError:
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

CAREERS = "careers.yml"
_MKDOCS = ("properdocs.yml", "properdocs.yaml", "mkdocs.yml", "mkdocs.yaml")
CONFIG_NAMES = (CAREERS, *_MKDOCS, "zensical.toml", "conf.py")

_Found: TypeAlias = tuple[yaml.Node | None, yaml.Node]


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

    @property
    def jobs_dir(self) -> Path:
        """Return the folder of the jobs."""
        return self.docs_dir / self.settings.jobs_dir


@dataclass(frozen=True, slots=True)
class SettingsLocator:
    """Finds a problem of the settings in the file they stand in; `root` is the way to them."""

    path: str
    text: str
    root: KeyPath = ()

    def locate(self, problem: Problem, rules: Mapping[str, str]) -> Diagnostic | None:
        """Give `problem` its place: its value or key, its nearest parent, or the file.

        `rules` say how much it weighs; None where it is off.
        """
        severity = weigh(problem, rules)
        if severity is None:
            return None
        node = _compose(self.text)
        if node is None:
            return locate_file(problem, self.path, severity)
        source = Source(self.path, self.text)
        key, value = _walk(node, (*self.root, *problem.path))
        if value is node or problem.code is Code.MISSING_SITE_URL:
            return locate(problem, source, Span(0, 0), severity)
        target = key if key is not None and (problem.on_key or _is_block(value)) else value
        span = source.first_line(Span(target.start_mark.index, target.end_mark.index))
        return locate(problem, source, span, severity)


def find_settings_file(start: Path) -> Path | None:
    """Return the configuration in the nearest folder from `start` upwards that holds one."""
    for folder in (start, *start.parents):
        for name in CONFIG_NAMES:
            if (folder / name).is_file():
                return folder / name
    return None


def read_settings_file(
    path: Path | None, environ: Mapping[str, str], options: object = None
) -> SettingsFile:
    """Read the site that `path` configures; without one all settings are at their defaults.

    A host that has read its file already passes the plugin's `options` as it sees them.
    """
    if path is None:
        host = _Host(options, Path(), None, MKDOCS, SettingsLocator("the configuration", ""))
        folder = Path()
    else:
        host = _read_host(path, environ)
        folder = path.parent
        host = host if options is None else replace(host, options=options)
    careers = folder / CAREERS
    data: object
    if path is not None and careers.is_file():
        text, data, diagnostics = _read_yaml(careers, environ)
        locator = SettingsLocator(show_path(careers), text)
        twice = (host.locator.locate(problem, {}) for problem in two_settings(host.options))
        diagnostics += [diagnostic for diagnostic in twice if diagnostic]
    else:
        data, diagnostics, locator = host.options, list(host.diagnostics), host.locator
    result = read_settings(data)
    settings = result.settings
    located = (locator.locate(problem, settings.rules) for problem in result.problems)
    diagnostics += [diagnostic for diagnostic in located if diagnostic]
    docs_dir = folder / settings.source_dir if settings.source_dir else host.docs_dir
    return SettingsFile(
        careers if path is not None and careers.is_file() else path,
        settings,
        docs_dir,
        settings.site_url or host.site_url,
        host.host_keys,
        tuple(diagnostics),
        locator,
    )


def two_settings(options: object) -> Iterator[Problem]:
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


def show_path(path: Path) -> str:
    """Return how messages name `path`: POSIX, relative to the current folder where it is below."""
    try:
        return Path(os.path.relpath(path)).as_posix() if path.is_absolute() else path.as_posix()
    except ValueError:  # another drive
        return path.as_posix()


@dataclass(frozen=True, slots=True)
class _Host:
    options: object
    docs_dir: Path
    site_url: str | None
    host_keys: frozenset[str]
    locator: SettingsLocator
    diagnostics: tuple[Diagnostic, ...] = ()


def _read_host(path: Path, environ: Mapping[str, str]) -> _Host:
    folder = path.parent
    if path.name == CAREERS:
        path = next((folder / n for n in CONFIG_NAMES[1:] if (folder / n).is_file()), path)
    name = show_path(path)
    if path.suffix in (".yml", ".yaml") and path.name != CAREERS:
        text, data, diagnostics = _read_yaml(path, environ)
        root, options = find_plugin(data)
        docs_dir, site_url = data.get("docs_dir", "docs"), data.get("site_url")
        return _Host(
            options,
            folder / (docs_dir if isinstance(docs_dir, str) else "docs"),
            site_url if isinstance(site_url, str) else None,
            MKDOCS,
            SettingsLocator(name, text, root),
            tuple(diagnostics),
        )
    if path.suffix == ".toml":
        try:
            project = tomllib.loads(path.read_text(encoding="utf-8")).get("project", {})
        except (OSError, ValueError):
            project = {}
        docs = folder / str(project.get("docs_dir", "docs"))
        return _Host({}, docs, project.get("site_url"), MKDOCS, SettingsLocator(name, ""))
    if path.name == CAREERS:
        return _Host({}, folder / "docs", None, MKDOCS, SettingsLocator(name, ""))
    return _Host({}, folder, None, SPHINX, SettingsLocator(name, ""))


def find_plugin(config: Mapping[str, Any]) -> tuple[KeyPath, object]:
    """Return the way to the options of `careers` under `plugins`, and the options."""
    plugins = config.get("plugins")
    entries = plugins.items() if isinstance(plugins, dict) else enumerate(plugins or ())
    for key, entry in entries if isinstance(plugins, (dict, list)) else ():
        if key == "careers":
            return ("plugins", key), entry
        if entry == "careers":
            return ("plugins", key), {}
        if isinstance(entry, dict) and "careers" in entry:
            return ("plugins", key, "careers"), entry["careers"]
    return (), {}


def _read_yaml(
    path: Path, environ: Mapping[str, str], seen: tuple[Path, ...] = ()
) -> tuple[str, dict[str, Any], list[Diagnostic]]:
    """Read a YAML configuration as its host does, with what it inherits."""
    name = show_path(path)
    try:
        source, bad = decode_source(name, path.read_bytes())
    except OSError as error:
        problem = Problem(Code.UNREADABLE_FILE, f"The file cannot be read: {error.strerror}.")
        return "", {}, [locate_file(problem, name)]
    if bad is not None:
        problem = Problem(Code.NOT_UTF_8, "The file is not UTF-8 text.", hint="save it as UTF-8")
        return source.text, {}, [locate(problem, source, bad, problem.code.severity)]
    try:
        data = _load(source.text, environ)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        at = min(mark.index, len(source.text)) if mark else 0
        said = getattr(error, "problem", None) or str(error)
        problem = Problem(Code.INVALID_YAML, f"The YAML cannot be read from here on: {said}.")
        return source.text, {}, [locate(problem, source, Span(at, at + 1), problem.code.severity)]
    if not isinstance(data, dict):
        return source.text, {}, []
    inherit = data.pop("INHERIT", None)
    if isinstance(inherit, str) and path not in seen:
        parent = path.parent / inherit
        _, base, diagnostics = _read_yaml(parent, environ, (*seen, path))
        return source.text, _merge(base, data), diagnostics
    return source.text, data, []


def _merge(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Merge mappings and replace all else, as `INHERIT` does."""
    merged = dict(base)
    for key, value in own.items():
        inner = merged.get(key)
        if isinstance(inner, dict) and isinstance(value, dict):
            merged[key] = _merge(inner, value)
        else:
            merged[key] = value
    return merged


def _load(text: str, environ: Mapping[str, str]) -> Any:
    """Load YAML 1.1 as MkDocs does, with dates left as text and foreign tags neutral."""

    class Loader(_Loader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in _Loader.yaml_implicit_resolvers.items()
    }

    def env(loader: Any, node: yaml.Node) -> Any:
        names = (
            [loader.construct_object(item) for item in node.value]
            if isinstance(node, yaml.SequenceNode)
            else [loader.construct_scalar(node)]
        )
        default = names.pop() if len(names) > 1 else UNKNOWN
        found = next((environ[name] for name in names if name in environ), None)
        return default if found is None else yaml.safe_load(found)

    Loader.add_constructor("!ENV", env)
    Loader.add_multi_constructor("", lambda _loader, _suffix, _node: UNKNOWN)
    return yaml.load(text, Loader=Loader)  # noqa: S506 - a safe loader with neutral tags


def _compose(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, RecursionError):
        return None


def _walk(node: yaml.Node, path: KeyPath) -> _Found:
    """Return the key's and the value's node of `path`, or of the nearest parent that exists."""
    found_key: yaml.Node | None = None
    for step in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == step), None)
            if pair is None:
                return found_key, node
            found_key, node = pair
        elif (
            isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value)
        ):
            found_key, node = None, node.value[step]
        else:
            return found_key, node
    return found_key, node


def _is_block(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and not node.flow_style
