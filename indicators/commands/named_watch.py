"""The watch that a command is about: a folder as it is, or a watch as the record holds or held it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.commands import inputs, record_inputs
from indicators.errors import RecordNotFound, UnknownShippedWatch

if TYPE_CHECKING:
    import argparse

    from indicators.watch import Watch


def named_watch(args: argparse.Namespace) -> tuple[Watch, str | None]:
    """Read what --watch names; with the head of the record that it came from, None for a folder.

    A folder's path and a shipped watch's name mean the folder, any other name a watch in the record. With
    --record-at the name is always a watch in the record. Raises what reading the two raises.
    """
    if args.record_at is None and not _is_recorded(args):
        return inputs.open_watch(args.watch, skip_rejected=args.skip_rejected), None
    from indicators.record import open_record, read_watch_of  # noqa: PLC0415 (see record_inputs)
    from indicators.record.past_heads import head_at  # noqa: PLC0415

    with open_record(record_inputs.record_named(args.record), read_only=True) as record:
        return read_watch_of(record, args.watch, args.record_at), head_at(record, args.record_at).hash


def _is_recorded(args: argparse.Namespace) -> bool:
    """Tell whether the name is that of no folder and no shipped watch, and of a watch in the record."""
    try:
        if inputs.folder_named(args.watch).exists() or set("/\\.") & set(args.watch):
            return False
    except UnknownShippedWatch:
        pass
    from indicators.record import open_record, watches  # noqa: PLC0415

    try:
        with open_record(record_inputs.record_named(args.record), read_only=True) as record:
            return args.watch in watches(record)
    except RecordNotFound:
        return False
