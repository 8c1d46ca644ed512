"""Many people save one set at once, through the page's own callbacks: nothing acknowledged is lost, nobody untold."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from indicators.record import verify, weight_set_history
from tests.dashboard.pages.weights.saved_app import saved_app

if TYPE_CHECKING:
    from pathlib import Path

    from tests.dashboard.pages.weights.saved_app import Answer, SavedApp

SAVED = re.compile(r"Saved by (.+): version (\d+) of Ours\.")
TOLD = re.compile(r"^(.+) saved first Version (\d+) of Ours, (.+?): “(.+?)”")


@dataclass
class Saver:
    """One person with a session of their own.

    acknowledged: version -> weight and the version seen; told: (who, version, when, why).
    """

    there: SavedApp
    number: int
    saves: int
    acknowledged: dict[int, tuple[float, int]] = field(default_factory=dict)
    told: list[tuple[str, int, str, str]] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Who this is."""
        return f"analyst {self.number}"

    def run(self, start: threading.Barrier) -> None:
        """Save so many times; after each refusal look at what was told and save over it."""
        person = self.there.person(self.name)
        start.wait()
        for save in range(self.saves):
            weight = self.number * 30 + save + 1.0
            search = f"?weights=attacks:{weight:g}&base=default"
            listed = {one.id: one.version for one in self.there.shelf(search).saved}
            asked = {"name": "Ours", "reason": f"save {save}"}
            answer = person.ask(search, listed, act="save", **asked)
            had = listed.get("ours", 0)
            while not self.is_done(answer, weight, had):
                had = self.told[-1][1]
                answer = person.ask(search, listed, act="over", set="ours", seen=had, **asked)

    def is_done(self, answer: Answer, weight: float, had: int) -> bool:
        """Note an acknowledgement with the version that the saver had seen, or who was told to have been first."""
        if saved := SAVED.fullmatch(answer.said):
            self.acknowledged[int(saved[2])] = weight, had
            return True
        told = TOLD.match(answer.said)
        if told is None:
            self.strange.append(answer.said)
            return True
        self.told.append((told[1], int(told[2]), told[3], told[4]))
        return False


def save_at_once(there: SavedApp, savers: int, saves: int) -> list[Saver]:
    """Let so many people save at once, each so many times."""
    start = threading.Barrier(savers)
    people = [Saver(there, number, saves) for number in range(savers)]
    threads = [threading.Thread(target=one.run, args=(start,)) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return people


@pytest.mark.parametrize(
    ("savers", "saves"), [pytest.param(5, 4, id="few"), pytest.param(16, 25, id="many", marks=pytest.mark.soak)]
)
def test_acknowledged_is_present_and_every_loser_is_told(tmp_path: Path, savers: int, saves: int) -> None:
    """Each acknowledgement is a version with its author and weight; each refusal names a version that stands.

    Who was told is who wrote it, with the reason and the minute; no version is there without an acknowledgement, and
    none was written by somebody who had not seen the one before it.
    """
    there = saved_app(tmp_path)
    people = save_at_once(there, savers, saves)
    versions = {one.version: one for one in weight_set_history(there.record, "ours")}
    assert [one.strange for one in people] == [[]] * savers
    acknowledged = {version: (one.name, weight) for one in people for version, (weight, _) in one.acknowledged.items()}
    assert all(had == version - 1 for one in people for version, (_, had) in one.acknowledged.items())
    assert sum(len(one.acknowledged) for one in people) == savers * saves
    assert acknowledged == {
        version: (each.author, each.set.weights["attacks"]) for version, each in versions.items()
    }  # fmt: skip
    told = [one for person in people for one in person.told]
    assert told, "nobody met anybody: the test proved nothing"
    for who, version, when, why in told:
        stands = versions[version]
        assert (who, why) == (stands.author, stands.reason)
        assert when.endswith(f"{stands.saved_at:%H:%M}")
    assert verify(there.record) == ()
