"""posturewatch serve: read a watch and show it in the browser."""

from __future__ import annotations

import atexit
import os
import sys
import tempfile
from typing import TYPE_CHECKING, Final

from indicators.commands import inputs, record_inputs
from indicators.commands.progress import progress

if TYPE_CHECKING:
    import argparse

# What the counters' library reads when it is first imported, which is why it stands here as a word.
_SHARED_COUNTS: Final = "PROMETHEUS_MULTIPROC_DIR"


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "serve",
        help="show a watch in the browser",
        description="Load a watch into the record and serve its dashboard from there. "
        "Only this machine can reach it unless --host says "
        "otherwise; then POSTUREWATCH_SECRET_KEY and POSTUREWATCH_TRUSTED_HOSTS must be set. Stop it with Ctrl+C.",
        epilog=inputs.spell(["serve", "--watch data/iraq-2020", "--port 8050"]),
        formatter_class=inputs.EXAMPLE_FORMAT,
    )
    inputs.add_watch_option(parser)
    parser.add_argument(
        "--definitions", metavar="DIR", help="a folder of indicator definitions instead of the shipped ones"
    )
    parser.add_argument(
        "--skip-rejected", action="store_true", help="show the accepted rows of a watch that has faulty ones"
    )
    record_inputs.add_record_at_option(parser)
    record_inputs.add_author_option(parser)
    parser.add_argument("--host", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, help="port to listen on, 0 for any free one (default: 8050)")
    parser.add_argument(
        "--debug", action="store_true", default=None, help="show errors in the browser; on loopback only"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Take the address, read the watch, make the app, say where it is, serve until stopped."""
    _count_together()
    # Imported here so that the other commands start without waiting for Dash.
    from dashboard.app import create_app  # noqa: PLC0415
    from dashboard.filling import fill, work_out_first  # noqa: PLC0415
    from dashboard.imports.desk import ImportDesk  # noqa: PLC0415
    from dashboard.logs import write_log  # noqa: PLC0415
    from dashboard.recorded import watch_to_serve  # noqa: PLC0415
    from dashboard.server import address_of, listen  # noqa: PLC0415
    from dashboard.server import run as run_server  # noqa: PLC0415
    from dashboard.settings import read_settings  # noqa: PLC0415
    from dashboard.shelf import Shelf  # noqa: PLC0415

    settings = read_settings(
        host=args.host, port=args.port, definitions=args.definitions, debug=args.debug, database_url=args.record
    )
    write_log()
    taken = listen(settings.host, settings.port)
    address = address_of(taken)
    with progress("Reading the watch"):
        recorded = watch_to_serve(
            settings.record,
            args.watch,
            record_inputs.author_named(args.author),
            record_at=args.record_at,
            skip_rejected=args.skip_rejected,
        )
        catalogue = inputs.open_catalogue(str(settings.definitions) if settings.definitions else None)
    shelf = Shelf(settings.record, recorded, catalogue, args.record_at)
    app = create_app(settings, fill(shelf, ImportDesk(settings.record, settings.home)))
    run_server(
        app.server,
        taken,
        ready=lambda: _say(recorded.watch.settings.title, address),
        begun=lambda: work_out_first(shelf),
    )
    return 0


def _count_together() -> None:
    """Give the workers a folder in which they count together; it goes when we do."""
    if _SHARED_COUNTS not in os.environ:
        folder = tempfile.TemporaryDirectory(prefix="posturewatch-counts-")
        atexit.register(folder.cleanup)
        os.environ[_SHARED_COUNTS] = folder.name


def _say(title: str, address: str) -> None:
    sys.stdout.write(f"{title}: {address} (stop with Ctrl+C)\n")
    sys.stdout.flush()
