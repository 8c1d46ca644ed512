"""One measurement, one process: run a module that prints its numbers, and read them."""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Numbers = dict[str, float]
"""What one run printed: a number by name."""


def measure(module: str, *arguments: str) -> Numbers:
    """Run a module in a Python of its own. Raises RuntimeError when it fails."""
    ended = subprocess.run([sys.executable, "-m", module, *arguments], stdout=subprocess.PIPE, check=False)
    if ended.returncode:
        message = f"{module} {' '.join(arguments)}: ended with {ended.returncode}. Run it by itself to see why."
        raise RuntimeError(message)
    numbers: Numbers = json.loads(ended.stdout)
    return numbers


def middle(runs: Sequence[Numbers], name: str) -> float:
    """Give the median of one number over several runs."""
    return median(run[name] for run in runs)
