"""The settings of a watch built in memory: a small theatre with two sides of its own."""

from __future__ import annotations

from typing import Any

from indicators.watch import WatchSettings

RELEVANCE = {
    "site_km": 1.0,
    "near_km": 25.0,
    "site": 1.0,
    "near": 0.8,
    "admin1": 0.6,
    "country": 0.4,
    "neighbour": 0.2,
    "elsewhere": 0.0,
}


def watch_settings(first_week: str, last_week: str | None, **changes: Any) -> WatchSettings:
    """Make settings as a watch.toml would give them; `changes` replace whole keys."""
    content: dict[str, Any] = {
        "id": "test-watch",
        "title": "A watch of the tests",
        "timezone": "Asia/Baghdad",
        "first_week": first_week,
        "country": "Iraq",
        "neighbours": ["Syria", "Kuwait"],
        "weights": "default",
        "sides": {"protected": ["coalition"], "host": ["iraqi_forces"]},
        "relevance": RELEVANCE,
        **changes,
    }
    if last_week is not None:
        content["last_week"] = last_week
    return WatchSettings.model_validate(content)
