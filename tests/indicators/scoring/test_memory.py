"""What a week remembers: half-lives, an empty start, and the weeks in which memory still fills."""

from __future__ import annotations

import numpy as np
import pytest

from indicators.scoring.memory import remember, warming_up_weeks


def test_a_week_keeps_what_the_half_life_says():
    """With h = 1 half of last week stays: 4, then 1 + 2, then 0 + 1.5."""
    assert remember(np.array([4.0, 1.0, 0.0]), 1).tolist() == [4.0, 3.0, 1.5]


def test_memory_of_two_weeks_halves_in_two_weeks():
    """With h = 2 a lone 8 is 4 after two weeks and 2 after four."""
    memory = remember(np.array([8.0, 0, 0, 0, 0]), 2)
    assert memory[[0, 2, 4]].tolist() == pytest.approx([8.0, 4.0, 2.0])


def test_no_half_life_is_no_memory():
    """With h = 0 every week stands alone, and no division by zero is seen."""
    assert remember(np.array([3.0, 0.0, 5.0]), 0).tolist() == [3.0, 0.0, 5.0]


def test_memory_is_the_weighted_sum_of_all_earlier_weeks():
    """m_t is the sum of x_k 2^(-(t - k) / h), here written out for h = 3."""
    raw = np.array([1.0, 5.0, 0.0, 2.5, 7.0])
    expected = [sum(raw[k] * 2 ** (-(t - k) / 3) for k in range(t + 1)) for t in range(len(raw))]
    assert remember(raw, 3).tolist() == pytest.approx(expected, abs=1e-12)


def test_no_weeks_have_no_memory():
    """A watch that has not begun has an empty series."""
    assert remember(np.array([]), 1).tolist() == []


@pytest.mark.parametrize(("half_life", "weeks"), [(0, 0), (0.5, 1), (1, 2), (1.25, 3), (2, 4)])
def test_memory_warms_up_for_two_half_lives(half_life, weeks):
    """The first ceil(2h) weeks are flagged."""
    assert warming_up_weeks(half_life) == weeks
