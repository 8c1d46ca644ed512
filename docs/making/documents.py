"""What --json prints, shortened: real output of the shipped watch, one entry of each list and table."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from docs.making.example import run_in
from docs.making.markdown import fenced

_COMMANDS = {"score": "posturewatch score --json", "compare": "posturewatch compare 2020-W10 2020-W11 --json"}
_TABLES = {"weights", "indicators"}
_DECIMALS = 4


def document_of(command: str) -> str:
    """Run a command on the shipped watch and show the shape of its document."""
    with tempfile.TemporaryDirectory() as folder:
        document = json.loads(run_in(Path(folder), _COMMANDS[command]))
    return fenced(json.dumps(shortened(document), indent=1, ensure_ascii=False), "json")


def shortened(document: Any, name: str = "") -> Any:
    """Keep the first entry of lists and of tables by indicator, and four decimals."""
    if isinstance(document, dict):
        kept = list(document.items())[: 1 if name in _TABLES else None]
        return {key: shortened(value, key) for key, value in kept}
    if isinstance(document, list):
        return [shortened(value) for value in (document if name == "bounds" else document[:1])]
    return round(document, _DECIMALS) if isinstance(document, float) else document
