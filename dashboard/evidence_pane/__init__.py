"""The evidence pane: from a number to its incidents, to their reports, to the articles.

One file for each of the three; `open_pane` chooses by what the address asks for.
"""

from dashboard.evidence_pane.opening import open_pane

__all__ = ["open_pane"]
