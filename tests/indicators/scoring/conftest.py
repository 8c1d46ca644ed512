"""What the tests of the method share: the worked example scored once, and a short way to score a case."""

from __future__ import annotations

import pytest

from indicators.scoring import Scores, WeeklyMatrix, compose, score_incidents
from tests.watches.worked_example import WEIGHTS, worked_catalogue, worked_watch


@pytest.fixture(scope="session")
def worked_matrix() -> WeeklyMatrix:
    """Score the worked example before any weights."""
    return score_incidents(worked_watch(), worked_catalogue())


@pytest.fixture(scope="session")
def worked_scores(worked_matrix) -> Scores:
    """Score the worked example under its weights 4, 2, 1, 1."""
    return compose(worked_matrix, WEIGHTS)


ROUNDS = [0, *(pytest.param(number, marks=pytest.mark.soak) for number in range(1, 60))]


@pytest.fixture(params=ROUNDS, scope="module")
def drawn_anew(request) -> int:
    """Repeat each property of a module with fresh draws in a soak run; the default run draws once."""
    return request.param
