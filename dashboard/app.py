"""The app: shell, pages, gate and delivery put together in the order that each needs."""

from __future__ import annotations

import logging
import secrets
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import orjson
import plotly
from dash import Dash, html, set_props
from dash.fingerprint import build_fingerprint

from dashboard import text
from dashboard.components.notice import fault
from dashboard.counters import count_requests
from dashboard.delivery import deliver, warm
from dashboard.gate import guard
from dashboard.health import answer_health
from dashboard.ids import Shell
from dashboard.shell import register_shell, shell_layout
from dashboard.sign_in import answer_who, who
from indicators.errors import PosturewatchError

if TYPE_CHECKING:
    from dashboard.content import Content
    from dashboard.settings import Settings

log = logging.getLogger(__name__)

# Scripts in this folder of the assets are for <head>, before the first paint; Dash would put them last.
_FIRST: Final = "first"

_INDEX: Final = """<!DOCTYPE html>
<html lang="en">
  <head>
    {{%metas%}}
    <meta name="color-scheme" content="light dark">
    <title>{{%title%}}</title>
    <script src="{theme_script}"></script>
    <script defer src="{charts}"></script>
    <link rel="preload" href="{font}" as="font" type="font/woff2" crossorigin>
    {{%favicon%}}
    {{%css%}}
  </head>
  <body>
    <noscript>{no_script}</noscript>
    {{%app_entry%}}
    <footer>
      {{%config%}}
      {{%scripts%}}
      {{%renderer%}}
    </footer>
  </body>
</html>
"""


# What stands until the page is drawn: the shell's own lines, so that nothing jumps when it comes.
_ENTRY: Final = f"""
    <div id="react-entry-point">
      <div class="shell">
        <div class="header"></div>
        <div class="navigation"><p class="navigation__brand">{text.PRODUCT}</p></div>
        <div class="main"><p class="loading">{text.LOADING}</p></div>
      </div>
    </div>
"""


class _App(Dash):
    """Dash, with our own words where it would write its own."""

    def interpolate_index(self, *_: Any, **parts: Any) -> str:
        """Fill the page's template; Dash gives every part by name."""
        own = {"app_entry": _ENTRY, "metas": f"{parts['metas']}\n    {_who_asks()}"}
        return str(super().interpolate_index(**{**parts, **own}))  # type: ignore[no-untyped-call]


def create_app(settings: Settings, content: Content) -> Dash:
    """Make the app, ready to serve: every callback registered, guarded, and warm.

    The order is part of the contract: hashes for the content security policy and the forms of callbacks are
    taken when all callbacks are there.
    """
    app = _App(
        "dashboard",
        assets_path_ignore=[_FIRST],
        title=text.PRODUCT,
        update_title="",
        use_pages=False,
        enable_mcp=False,
        websocket_callbacks=False,
        compress=False,
        # Every id is checked where it is a mistake to be found, in debug; readers are spared a second layout.
        suppress_callback_exceptions=not settings.debug,
        on_error=show_fault,
        add_log_handler=False,
    )
    app.index_string = _INDEX.format(
        theme_script=app.get_asset_url(f"{_FIRST}/theme.js"),
        charts=_charts_script(),
        font=app.get_asset_url("fonts/inter-latin.woff2"),
        no_script=text.NO_SCRIPT,
    )
    app.server.secret_key = settings.key()
    layout: Any = shell_layout(content)
    every_page: Any = html.Div([layout, *(page.layout() for page in content.pages[1:])])
    app.layout, app.validation_layout = layout, every_page
    register_shell(app, content)
    for page in content.pages:
        page.register(app)
    if settings.debug:
        app.enable_dev_tools(debug=True, dev_tools_hot_reload=False)
    # Counted before anything else is asked, and after everything has answered.
    count_requests(app.server)
    answer_health(app.server, content.readiness)
    answer_who(app.server, settings)
    deliver(app.server)
    guard(app, settings)
    warm(app, next(iter(settings.trusted_hosts), "localhost"))
    return app


def _who_asks() -> str:
    """Tell the page whose name is in the session, so that it need not ask; nothing on the server believes it."""
    # The template's own places have a percent sign: no name may be taken for one.
    told = escape(orjson.dumps(who()).decode()).replace("%", "&#37;")
    return f'<meta name="posturewatch-who" content="{told}">'


def _charts_script() -> str:
    """Return the address of Plotly's script, with its version.

    Dash asks for it when the first chart comes, which is after the first answer; asked for at once, it is
    loaded and read while that answer is worked out. Dash finds it there and does not ask again.
    """
    file = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    named = build_fingerprint(f"package_data/{file.name}", plotly.__version__, int(file.stat().st_mtime))  # type: ignore[no-untyped-call]
    return f"/_dash-component-suites/plotly/{named}"


def show_fault(error: Exception) -> None:
    """Say on the page that a part could not be made, and write why to the log; nothing is drawn in its place.

    What we refuse ourselves is said as it is; anything else gets a number that leads to the log.
    """
    if isinstance(error, PosturewatchError):
        sentence = str(error)
        log.warning("part refused: %s", sentence)
    else:
        number = secrets.token_hex(3)
        sentence = text.FAULT.format(number=number)
        log.error("fault %s", number, exc_info=error)
    set_props(Shell.FAULTS, {"children": fault(sentence)})
