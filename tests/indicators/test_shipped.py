"""The data that travel with the project: found in the package first, else in the tree."""

from __future__ import annotations

import pytest

from indicators import shipped
from indicators.errors import UnknownShippedWatch


def test_the_shipped_watch_is_found_by_its_name():
    """The default watch has its settings."""
    assert (shipped.shipped_watch_folder() / "watch.toml").is_file()
    assert shipped.shipped_watch_folder("iraq-2020") == shipped.shipped_watch_folder()


@pytest.mark.parametrize("name", ["iraq", "", "../data/iraq-2020", "iraq-2020/..", "/"])
def test_another_name_is_answered_with_the_names_there_are(name):
    """An unknown name, and a path in place of a name, list the shipped watches."""
    with pytest.raises(UnknownShippedWatch, match="iraq-2020"):
        shipped.shipped_watch_folder(name)


def test_an_installed_package_has_its_own_copy(tmp_path, monkeypatch):
    """In a wheel the watches and seeds lie inside the package; they come before those of a tree."""
    for part in ("installed/north", "tree/data/north", "tree/data/south"):
        (tmp_path / part).mkdir(parents=True)
        (tmp_path / part / "watch.toml").write_text("")
    (tmp_path / "installed" / "seeds").mkdir()
    monkeypatch.setattr(shipped, "_INSTALLED", tmp_path / "installed")
    monkeypatch.setattr(shipped, "_TREE", tmp_path / "tree")
    assert shipped.shipped_watch_folder("north") == tmp_path / "installed" / "north"
    assert shipped.shipped_watch_folder("south") == tmp_path / "tree" / "data" / "south"
    assert shipped.seed_folders() == (tmp_path / "installed" / "seeds",)
