"""Where the data that travel with the project lie: inside the installed package, or in the source tree."""

from __future__ import annotations

from pathlib import Path

from indicators.errors import UnknownShippedWatch

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_shipped"
_TREE = _PACKAGE.parent

DEFAULT_WATCH = "iraq-2020"


def shipped_watch_folder(name: str = DEFAULT_WATCH) -> Path:
    """Find a shipped watch by its name. Raises UnknownShippedWatch with the names there are."""
    for watch in _shipped_watches():
        if watch.name == name:
            return watch
    raise UnknownShippedWatch(name, [watch.name for watch in _shipped_watches()])


def seed_folders() -> tuple[Path, ...]:
    """List the folders in which source articles are shipped."""
    return tuple(folder for folder in (_INSTALLED / "seeds", _TREE / "seeds") if folder.is_dir())


def _shipped_watches() -> list[Path]:
    """List the shipped watch folders, by name; those inside the package hide those of the tree."""
    by_name: dict[str, Path] = {}
    for parent in (_TREE / "data", _INSTALLED):
        for settings in parent.glob("*/watch.toml"):
            by_name[settings.parent.name] = settings.parent
    return [by_name[name] for name in sorted(by_name)]
