"""Labels that do not overlap: how wide a text is, where it breaks, and where it may stand.

The server draws before any browser has measured a letter, so widths are estimated from Inter's own advance
widths. They serve to keep labels apart; a few pixels of error are covered by the gaps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Advance widths of Inter Regular in thousandths of the size (digits are tabular).
_ADVANCE = {
    **dict.fromkeys("0123456789", 630),
    **dict.fromkeys("ijl", 242),
    **dict.fromkeys("ft", 350),
    **dict.fromkeys("r", 376),
    **dict.fromkeys("abcdeghknopqsuvxyz", 585),
    **dict.fromkeys("mw", 850),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", 680),
    **dict.fromkeys("MW", 950),
    **dict.fromkeys(" .,:;'|·I()", 290),
    **dict.fromkeys("-\N{EN DASH}/", 480),
}
_OTHER = 660
_BOLD = 1.03


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """Estimate the width of one line of text in pixels, set in Inter at `size` pixels.

    >>> round(text_width("W12 42.1", 10))
    47
    """
    thousandths = sum(_ADVANCE.get(letter, _OTHER) for letter in words)
    return thousandths * size / 1000 * (_BOLD if bold else 1)


def capitalised(words: str) -> str:
    """Begin with a capital, as a label does; the rest stays as it is written.

    >>> capitalised("not named"), capitalised("C-RAM")
    ('Not named', 'C-RAM')
    """
    return words[:1].upper() + words[1:]


def wrap(words: str, width: float, size: float) -> list[str]:
    """Break a text into lines no wider than `width` pixels, at spaces only.

    A single word that is wider stands alone on its line, unbroken. An empty text has no lines.
    """
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move positions as little as possible (least squares) until neighbours are `gap` apart.

    wanted: positions in ascending order, pixels. Returns as many positions in the same order, inside
    [low, high]; when they cannot all fit, they are spread evenly from `low` on and leave at `high`.
    Method: neighbours that would overlap are pooled and placed around their mean (pool adjacent violators).
    An empty list gives an empty list.
    """
    pools: list[tuple[float, int]] = []
    for index, position in enumerate(wanted):
        mean, count = position - index * gap, 1
        while pools and pools[-1][0] > mean:
            earlier_mean, earlier_count = pools.pop()
            mean = (mean * count + earlier_mean * earlier_count) / (count + earlier_count)
            count += earlier_count
        pools.append((mean, count))
    highest = max(low, high - (len(wanted) - 1) * gap)
    offsets = [min(max(mean, low), highest) for mean, count in pools for _ in range(count)]
    return [offset + index * gap for index, offset in enumerate(offsets)]


@dataclass(frozen=True)
class Scale:
    """A vertical scale: `low` to `high` in data units over `height` pixels."""

    low: float
    high: float
    height: float

    def pixels(self, amount: float) -> float:
        """Return how many pixels high an amount is."""
        return amount * self.height / (self.high - self.low)

    def points(self, pixels: float) -> float:
        """Return the amount that is so many pixels high."""
        return pixels * (self.high - self.low) / self.height

    def down(self, value: float) -> float:
        """Return where a value lies, in pixels from the top."""
        return self.pixels(self.high - value)

    def value(self, down: float) -> float:
        """Return the value that lies so many pixels from the top."""
        return self.high - self.points(down)
