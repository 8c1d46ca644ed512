"""What stands around every page: navigation, header, evidence pane, and the address that drives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import ClientsideFunction, Input, Output, State, dcc, html

from dashboard import text
from dashboard.components.attributes import attributes
from dashboard.components.controls import as_of_field, set_field, watch_field, week_field
from dashboard.components.name_dialog import name_dialog, who_note
from dashboard.components.notice import damaged, empty, held_then, messages
from dashboard.ids import Field, Shell

if TYPE_CHECKING:
    from dash import Dash
    from dash.development.base_component import Component

    from dashboard.content import Content, Frame, Page


def shell_layout(content: Content) -> html.Div:
    """Draw the shell with the first page in it; what depends on the address is filled in by callbacks."""
    home = content.pages[0]
    return html.Div(
        [
            dcc.Location(id=Shell.ADDRESS, refresh=False),
            dcc.Store(id=Shell.VIEW),
            dcc.Store(id=Shell.PATH, data=home.path),
            dcc.Store(id=Shell.THEME),
            html.A(text.SKIP_TO_CONTENT, href=f"#{Shell.CONTENT}", className="skip"),
            _header(home),
            _navigation(content, home),
            html.Div(className="progress", **attributes(aria_hidden="true")),
            html.P(text.COMPUTING, className="computing", **attributes(aria_hidden="true")),
            html.Main(
                [
                    html.Div(id=Shell.MESSAGES),
                    html.Div(id=Shell.FAULTS),
                    html.P(text.UNREACHABLE, className="notice notice--fault unreachable", role="alert"),
                    html.Div(home.layout(), id=Shell.CONTENT, className="content", tabIndex="-1"),
                ],
                className="main",
            ),
            html.Div(id=Shell.PANE),
            html.P(id=Shell.STATUS, className="spoken", role="status"),
            name_dialog(Shell.NAME_DIALOG, Shell.NAME_TITLE, Shell.NAME_FIELD, Shell.NAME_FAULT),
        ],
        className="shell",
    )


def register_shell(app: Dash, content: Content) -> None:
    """Register what keeps the shell in step with the address."""
    join: Any = app.clientside_callback  # Dash leaves it untyped
    join(
        ClientsideFunction("posturewatch", "address"),
        Output(Shell.VIEW, "data"),
        Output(Shell.PATH, "data"),
        Output(Shell.FAULTS, "children"),
        Input(Shell.ADDRESS, "href"),
        State(Shell.VIEW, "data"),
        State(Shell.PATH, "data"),
    )
    join(ClientsideFunction("posturewatch", "theme"), Output(Shell.THEME, "data"), Input(Shell.THEME, "id"))
    join(
        ClientsideFunction("posturewatch", "title"),
        Input(Shell.PAGE_NAME, "children"),
        Input(Shell.CONTROLS, "children"),
    )

    @app.callback(
        Output(Shell.WATCH_TITLE, "children"),
        Output(Shell.CONTROLS, "children"),
        Output(Shell.SHARE, "data-address"),
        Output(Shell.COUNTS, "children"),
        Output(Shell.MESSAGES, "children"),
        Input(Shell.VIEW, "data"),
    )
    def show_frame(search: object) -> tuple[object, ...]:
        return frame_parts(content.frame(_query(search)))

    @app.callback(Output(Shell.PANE, "children"), Input(Shell.VIEW, "data"))
    def show_pane(search: object) -> Component | None:
        return content.pane(_query(search))

    @app.callback(
        Output(Shell.CONTENT, "children"),
        Output(Shell.PAGES, "children"),
        Output(Shell.PAGE_NAME, "children"),
        Input(Shell.PATH, "data"),
        prevent_initial_call=True,
    )
    def show_page(path: object) -> tuple[object, ...]:
        return page_parts(content, path)


def _query(search: object) -> str:
    """Return the query of the address; a browser can send anything in its place."""
    return search if isinstance(search, str) else ""


def frame_parts(frame: Frame) -> tuple[object, ...]:
    """Return the watch's title, the fields, the full address for sharing, the counts, and the messages."""
    fields = [
        week_field(frame.weeks, frame.view.week or "", frame.asked, Field.WEEK, (Field.BEFORE, Field.AFTER)),
        set_field(frame.weight_sets, frame.view.weights or "", Field.WEIGHTS, is_changed=frame.is_changed),
        as_of_field(frame.as_of, frame.as_of_shown, frame.first_day, frame.last_day, Field.AS_OF),
    ]
    counts = [html.Span(line) for line in frame.counts]
    now = frame.asked.but(record_at=None).address
    said = damaged(frame.damage), held_then(frame.held_then, now), messages(frame.messages)
    notices = [notice for notice in said if notice is not None]
    return _watch_name(frame), fields, frame.view.address, counts, notices


def _watch_name(frame: Frame) -> Component | str:
    """Name the watch; where the record holds several, let another be chosen."""
    if len(frame.watches) <= 1:
        return frame.watch_title
    return watch_field(frame.watches, frame.watch_id, frame.watch_title, Field.WATCH)


def page_parts(content: Content, path: object) -> tuple[object, ...]:
    """Return the page of a path, the navigation that marks it, and its name; an unknown path is said so."""
    page = next((page for page in content.pages if page.path == path), None)
    if page is None:
        return empty(text.NO_PAGE_TITLE, text.NO_PAGE), _page_links(content, None), text.NO_PAGE_TITLE
    return page.layout(), _page_links(content, page), page.name


def _header(home: Page) -> html.Header:
    return html.Header(
        [
            html.P(home.name, id=Shell.PAGE_NAME, className="header__page"),
            html.P(id=Shell.WATCH_TITLE, className="header__watch"),
            # Before what it opens, so that Tab goes on into it.
            html.Button(
                [
                    html.Span(text.MENU, className="menu__open"),
                    html.Span(text.CLOSE_MENU, className="menu__close"),
                ],
                id=Shell.MENU,
                className="header__menu",
                **attributes(aria_expanded="false", aria_controls=Shell.NAVIGATION),
            ),
            html.Div(
                id=Shell.CONTROLS,
                className="header__fields",
                role="group",
                **attributes(aria_label=text.HEADER),
            ),
            html.Div(
                [
                    who_note(Shell.WHO),
                    html.Button(
                        [
                            html.Span(text.SHARE, className="share__ask"),
                            html.Span(text.SHARED, className="share__done"),
                        ],
                        id=Shell.SHARE,
                        className="button share",
                        title=text.SHARE_HINT,
                        **attributes(data_said=text.ADDRESS_COPIED),
                    ),
                    html.Button(
                        [
                            html.Span(text.TO_DARK, className="to-dark", title=text.TO_DARK_HINT),
                            html.Span(text.TO_LIGHT, className="to-light", title=text.TO_LIGHT_HINT),
                        ],
                        id=Shell.SWITCH,
                        className="button switch",
                    ),
                ],
                className="header__buttons",
            ),
        ],
        className="header",
    )


def _navigation(content: Content, page: Page) -> html.Nav:
    return html.Nav(
        html.Div(
            [
                html.P(text.PRODUCT, className="navigation__brand"),
                html.Ul(_page_links(content, page), id=Shell.PAGES, className="navigation__pages"),
                html.P(id=Shell.COUNTS, className="navigation__counts"),
            ],
            className="navigation__inner",
        ),
        id=Shell.NAVIGATION,
        className="navigation",
        **attributes(aria_label=text.NAVIGATION),
    )


def _page_links(content: Content, current: Page | None) -> list[Component]:
    """List the pages; a link keeps the view, without the evidence pane."""
    return [
        html.Li(
            html.A(
                page.name,
                href=page.path,
                className="navigation__page",
                **attributes(data_page_link="", aria_current="page" if page is current else None),
            )
        )
        for page in content.pages
    ]
