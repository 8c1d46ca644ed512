"""posturewatch compare: what changed between two weeks, adding up exactly."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from indicators.commands import inputs
from indicators.commands.progress import progress
from indicators.comparison import MixedMatrices, compare_weeks
from indicators.scoring import compose
from indicators.verdict import comparison_text, verdict_sentence

if TYPE_CHECKING:
    import argparse
