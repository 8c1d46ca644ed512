"""A case for the scorers: a watch, its definitions, the date it is seen from and the weights it is given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from indicators.catalogue import Catalogue
    from indicators.watch import Watch


@dataclass(frozen=True)
class Case:
    """What score_incidents and compose are called with."""

    watch: Watch
    catalogue: Catalogue
    as_of: date | None
    weights: dict[str, float]
    today: date | None = None

    def with_reports(self, reports: pd.DataFrame) -> Case:
        """Return the same case on other reports."""
        return replace(self, watch=replace(self.watch, reports=reports.reset_index(drop=True)))

    def with_coverage(self, coverage: pd.DataFrame | None) -> Case:
        """Return the same case with another record of the weeks searched."""
        return replace(self, watch=replace(self.watch, coverage=coverage))

    def with_catalogue(self, catalogue: Catalogue) -> Case:
        """Return the same case under other definitions."""
        return replace(self, catalogue=catalogue)
