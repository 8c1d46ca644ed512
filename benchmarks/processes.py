"""One measurement, one process: what a command took, its threads and its peak of memory included."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Taken:
    """What one process took: the numbers that it printed, and its peak of memory in megabytes."""

    numbers: dict[str, float]
    peak_mb: float


def measure(module: str, *arguments: str) -> Taken:
    """Run a module that prints its numbers as JSON, in a Python of its own. Raises RuntimeError when it fails."""
    child = subprocess.Popen([sys.executable, "-m", module, *arguments], stdout=subprocess.PIPE)
    said = child.stdout.read() if child.stdout else b""
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        message = f"{module} {' '.join(arguments)}: ended with {child.returncode}. Run it by itself to see why."
        raise RuntimeError(message)
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Taken(json.loads(said), kilobytes / 1000)


def middle(taken: Sequence[Taken], number: str) -> float:
    """Give the median of one number over several runs."""
    return median(one.numbers[number] for one in taken)


def middle_peak(taken: Sequence[Taken]) -> float:
    """Give the median peak of memory, in megabytes."""
    return median(one.peak_mb for one in taken)
