"""Where a folder is chosen: buttons, a place to drop it, and what stands there while it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from dashboard import text_data as words
from dashboard.components.attributes import attributes
from dashboard.components.section import folds, how_to_read, section
from dashboard.ids import Data
from dashboard.imports.limits import LARGEST_UPLOAD, megabytes
from dashboard.imports.names import FILES
from dashboard.imports.routes import IMPORTS

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries.loaded import LoadedQueries


def import_section(loaded: LoadedQueries) -> Component:
    """Build the place; where nothing can be loaded, say why."""
    if not loaded.is_recorded or loaded.is_read_only:
        note = words.READ_ONLY_NOTE if loaded.is_recorded else words.NO_RECORD_NOTE
        return section(words.READ_ONLY_TITLE, note=note, name=Data.IMPORT)
    return section(
        words.IMPORT_TITLE,
        drop_place(),
        folds(how_to_read(*words.HOW_TO_IMPORT)),
        note=words.IMPORT_NOTE,
        name=Data.IMPORT,
    )


def drop_place() -> Component:
    """Draw the place to drop a folder; `assets/import.js` sends what is chosen, with these words and limits."""
    said = attributes(
        data_to=IMPORTS,
        data_largest=str(LARGEST_UPLOAD),
        data_files=" ".join(FILES),
        data_sending=words.SENDING,
        data_reading=words.READING,
        data_cancelled=words.CANCELLED,
        data_cut_off=words.CUT_OFF,
        data_too_large=words.TOO_LARGE_HERE,
        data_none=words.NONE_HERE,
    )
    buttons = [
        html.Button(words.CHOOSE_FOLDER, id=Data.FOLDER, className="button button--main", type="button"),
        html.Button(words.CHOOSE_FILES, id=Data.FILES, className="button", type="button"),
        # Pressed by the script when something was chosen: whoever has no name yet is asked for it then.
        html.Button(words.SEND, id=Data.SEND, className="import__send", type="button", hidden=True,
                    **attributes(data_writes="")),
    ]  # fmt: skip
    progress = html.Div(
        [
            html.Progress(id=Data.SENT, className="import__sent", max="100", value="0",
                          **attributes(aria_label=words.SENDING.format(percent=""))),
            html.Button(words.CANCEL, id=Data.CANCEL, className="button", type="button"),
        ],
        className="import__progress",
        hidden=True,
    )  # fmt: skip
    return html.Div(
        [
            html.P([html.Span(words.DROP_HERE, className="import__words"), *buttons], className="import__choose"),
            html.P(words.DROP_NOTE.format(most=megabytes(LARGEST_UPLOAD)), className="import__note"),
            progress,
            html.P(id=Data.SAID, className="import__said", role="status"),
        ],
        className="import",
        **said,
    )
