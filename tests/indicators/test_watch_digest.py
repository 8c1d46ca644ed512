"""The fingerprint of a watch follows its data and nothing else."""

from __future__ import annotations

import shutil
from dataclasses import replace

from indicators.shipped import shipped_watch_folder
from indicators.watch import read_watch
from indicators.watch_digest import watch_digest


def test_the_same_folder_elsewhere_has_the_same_fingerprint(tmp_path):
    """Where it lies does not matter; one changed letter does."""
    copy = tmp_path / "copy"
    shutil.copytree(shipped_watch_folder(), copy)
    shipped = watch_digest(read_watch(shipped_watch_folder()))
    texts = read_watch(shipped_watch_folder()).seed_texts
    assert watch_digest(replace(read_watch(copy), seed_texts=texts)) == shipped
    articles = copy / "articles.csv"
    articles.write_text(articles.read_text("utf-8").replace("rocket", "Rocket", 1), "utf-8")
    assert watch_digest(replace(read_watch(copy), seed_texts=texts)) != shipped


def test_a_missing_coverage_table_is_not_an_empty_one():
    """Nor are two texts that were joined at another place."""
    watch = read_watch(shipped_watch_folder())
    empty = replace(watch, coverage=watch.coverage.iloc[:0])
    assert len({watch_digest(one) for one in (watch, empty, replace(watch, coverage=None))}) == 3
    one, other = replace(watch, seed_texts={"a": "b\nc"}), replace(watch, seed_texts={"a\nb": "c"})
    assert watch_digest(one) != watch_digest(other)
