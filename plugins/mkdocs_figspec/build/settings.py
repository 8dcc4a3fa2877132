"""The options as `mkdocs.yml` has them, read without MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

from ..errors import OptionError
from ..pages import Options
from ..pages.options import rule_severities

SETTINGS = ("mkdocs.yml", "mkdocs.yaml")
OPTIONS = (
    "specs_dir", "section", "folder", "index", "figure_label", "engine", "png", "rules", "root_pages",
)  # fmt: skip
"""The names of our own options in them."""


class _Loader(yaml.SafeLoader):
    """Reads any `mkdocs.yml`: tags that name Python objects come out as nothing, never as objects."""


def _ignored(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> None:
    return None


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("!", _ignored)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _ignored)


def read_options(config_file: Path | None = None, folder: Path | None = None) -> Options:
    """The options in `config_file`, else in the `mkdocs.yml` of `folder`, else the defaults.

    Raises `OptionError` where a file cannot be read or an option cannot be used.
    """
    folder = (folder or Path.cwd()).absolute()
    if config_file is None:
        config_file = next((folder / name for name in SETTINGS if (folder / name).is_file()), None)
    if config_file is None:
        return Options(folder, folder / "figspecs", folder / "docs")
    config_file = config_file.absolute()
    settings = _load(config_file)
    root = config_file.parent
    options = Options(
        root,
        root / "figspecs",
        root / _text(settings, "docs_dir", "docs"),
        site_url=_address(settings, "site_url"),
        repo_url=_address(settings, "repo_url"),
        directory_urls=settings.get("use_directory_urls", True) is not False,
    )
    return with_own(options, _own(settings.get("plugins")))


def with_own(options: Options, own: Mapping[str, Any]) -> Options:
    """`options` with those that the plugin's own entry in `mkdocs.yml` sets."""
    known: dict[str, Any] = {field.name: getattr(options, field.name) for field in fields(Options)}
    changed: dict[str, Any] = {}
    for name, value in own.items():
        if name == "specs_dir":
            changed["specs"] = options.root / _text(own, name, "")
        elif name == "rules":
            changed["rules"] = rule_severities(value)
        elif name == "root_pages":
            if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
                raise OptionError("figspec: root_pages is a list of file names, such as [ARCHITECTURE.md]")
            changed["root_pages"] = tuple(value)
        elif name in ("section", "folder", "figure_label", "engine"):
            changed[name] = _text(own, name, "")
        elif name in ("index", "png"):
            if not isinstance(value, bool):
                raise OptionError(f"figspec: {name} is true or false, not {value!r}")
            changed[name] = value
        else:
            raise OptionError(f"figspec: there is no option {name!r}{_meant(str(name))}")
    if changed.get("engine", known["engine"]) not in ("graphviz-pure", "dot"):
        raise OptionError("figspec: engine is graphviz-pure or dot")
    folder = str(changed.get("folder", known["folder"]))
    if folder.startswith("/") or ".." in folder.split("/") or "\\" in folder:
        raise OptionError("figspec: folder is a folder in the site, such as figures")
    return replace(options, **changed)


def _text(settings: Mapping[str, Any], name: str, default: str) -> str:
    value = settings.get(name, default)
    if not isinstance(value, str):
        raise OptionError(f"{name} is text, not {value!r}")
    return value


def _meant(name: str) -> str:
    """What to write instead of an option that there is none of."""
    close = get_close_matches(name, OPTIONS, 1)
    return f"; did you mean {close[0]}?" if close else f"; there are {', '.join(OPTIONS)}"


def _address(settings: Mapping[str, Any], name: str) -> str | None:
    value = settings.get(name)
    return value if isinstance(value, str) and value else None


def _own(plugins: Any) -> dict[str, Any]:
    """The options under `figspec` in the list or mapping of plugins."""
    entries = plugins.items() if isinstance(plugins, dict) else []
    if isinstance(plugins, list):
        entries = [pair for each in plugins if isinstance(each, dict) for pair in each.items()]
    for name, value in entries:
        if name == "figspec" and isinstance(value, dict):
            return value
    return {}


def _load(path: Path, depth: int = 0) -> dict[str, Any]:
    try:
        settings = yaml.load(path.read_text("utf-8-sig"), _Loader)  # noqa: S506 # a safe loader
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as failure:
        raise OptionError(f"{path} cannot be read: {' '.join(str(failure).split())}") from failure
    if not isinstance(settings, dict):
        raise OptionError(f"{path} holds no settings")
    parent = settings.get("INHERIT")
    if isinstance(parent, str) and depth < 10:
        return {**_load(path.parent / parent, depth + 1), **settings}
    return settings
