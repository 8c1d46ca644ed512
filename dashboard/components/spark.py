"""A small series in a table's row, as a picture; its numbers are in the row and in the chart above."""

from __future__ import annotations

from dash import html


def spark(address: str, alternative: str) -> html.Img:
    """Show the picture of figures.spark; alternative: what a screen reader says instead."""
    return html.Img(src=address, alt=alternative, className="spark")
