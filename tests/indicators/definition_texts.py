"""A definition and a weight set as an analyst would write them, and how to change a line of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.definition import Definition
from indicators.definition_file import read_model
from indicators.errors import DefinitionsRejected

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import BaseModel

    from indicators.errors import DefinitionFault

FIRE = """\
id = "cross_border_fire"
title = "Cross-border fire"
short = "Border fire"
hue = 1
question = "How much fire crosses the border?"
axis = "threat"
sign = 1
kind = "flow"
timing = "coincident"
lag_weeks = 0
rationale = "It is aimed at the mission."
diagnosticity = "Little else explains it."
source = "A test."
version = 1

[match]
kind = ["shelling"]

[match_any]
target_side = ["@protected"]
at_protected_site = ["yes"]

[exclude]
actor_side = ["@protected", "@host"]

[[severity]]
value = 1
reason = "Nobody hurt."

[[severity]]
value = 2
reason = "Someone hurt."
any = [{ field = "wounded", at_least = 1 }, { field = "subtype", is = ["airburst"] }]

[[severity]]
value = 4
reason = "Someone killed in an aimed attack."
all = [{ field = "killed", at_least = 1 }, { field = "subtype", is = ["aimed"] }]

[phase]
field = "direction"
shares = { warned = 0.25, fired = 0.75 }

[memory]
half_life_weeks = 1

[scale]
method = "saturating"
anchor = 4
reason = "One death is half way."

[native]
family = "fire"
family_title = "Fire"
drawing = "stages"
field = "direction"
parts = { warned = "announced", fired = "fired" }
"""

EVEN = """\
id = "even"
title = "Even"
reason = "A test."
author = "posturewatch"
date = 2020-04-26

[weights]
cross_border_fire = 2
"""


def changed(text: str, *changes: tuple[str, str]) -> str:
    """Replace the first occurrence of each old text, which must be there."""
    for old, new in changes:
        assert old in text, f"{old!r} is not in the text to be changed"
        text = text.replace(old, new, 1)
    return text


def faults_of(
    folder: Path, text: str, model: type[BaseModel] = Definition, name: str = "cross_border_fire.toml"
) -> tuple[DefinitionFault, ...]:
    """Write a file, read it, and give what is wrong with it; nothing when it loads."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    try:
        read_model(path, model)
    except DefinitionsRejected as rejected:
        return rejected.faults
    return ()


def definition_of(folder: Path, text: str = FIRE, name: str = "cross_border_fire.toml") -> Definition:
    """Write a file and read it as a definition."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_model(path, Definition)
