"""Event text made safe for a figure.

Plotly reads a small HTML in every label: a summary holding a tag would become a link or change its size. All
text that a person or an article wrote passes through `plain` before it enters a figure.
"""

from __future__ import annotations


def plain(words: str) -> str:
    """Return the words with `&`, `<` and `>` escaped and line breaks made spaces.

    >>> plain("<b>Taji</b> & Besmaya")
    '&lt;b&gt;Taji&lt;/b&gt; &amp; Besmaya'
    """
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return " ".join(escaped.split())
