"""METHOD section 2: which articles have one source, read from the names that their publishers are written with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.oracle.rows import Row

TAKEN_OVER = {"based", "release", "releases", "repost", "reposted", "wire", "via"}
LEFT_OUT = {"news", "agency", "press", "tv", "channel", "network", "media"}
REMARK = 5


def sources_of(articles: list[Row]) -> dict[str, str]:
    """Name the source of each article: the group it is given, else the one its publisher names, else itself."""
    read = {a["article_id"]: behind(a["publisher"]) for a in articles if not a["source_group"] and a["publisher"]}
    names = sorted(set(read.values()))
    full = {article: fullest(name, names) for article, name in read.items()}
    return {a["article_id"]: a["source_group"] or full.get(a["article_id"]) or a["article_id"] for a in articles}


def behind(publisher: str) -> str:
    """Return whom a publisher reposts, where the end of its name says so in brackets."""
    text = publisher.strip()
    if not text.endswith(")") or "(" not in text:
        return text
    outlet, _, inside = text[:-1].rpartition("(")
    words = inside.split()
    if ";" in inside or len(words) >= REMARK or (words and words[0].lower() == "via"):
        return outlet.strip()
    name: list[str] = []
    for word in inside.replace("-based", " based").split():
        if word.lower() in TAKEN_OVER:
            break
        name.append(word)
    return " ".join(name) or outlet.strip()


def fullest(name: str, names: list[str]) -> str:
    """Return the longest form of a name, unless it could be short for two."""
    longer = [other for other in names if is_short_for(name, other)]
    if len({letters(other) for other in longer}) == 1:
        return longer[0]
    return next(other for other in names if letters(other) == letters(name))


def letters(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters, without the article before it."""
    words = re.findall(r"[\w&']+", name.casefold())
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def is_short_for(name: str, other: str) -> bool:
    """Tell whether a name is the initials of another, or the other without words that any agency has."""
    short, long = letters(name), letters(other)
    if len(short) >= len(long):
        return False
    if len(short) == 1 and name == name.upper() and len(name) == len(long) and short[0] == "".join(w[0] for w in long):
        return True
    return long[: len(short)] == short and all(word in LEFT_OUT for word in long[len(short) :])
