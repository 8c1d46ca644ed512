"""posturewatch weights save, restore, delete: each a new version in the record, over the one that was seen."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from indicators.catalogue import read_weight_set
from indicators.commands import inputs, record_inputs
from indicators.commands.progress import progress
from indicators.errors import RecordChanged
from indicators.weight_sets_told import set_document

if TYPE_CHECKING:
    import argparse

    from indicators.record import Head, SavedWeightSet


def add(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the three."""
    why = ['--reason "as agreed on Monday"']
    save = _action(actions, "save", "save the weight set of a TOML file", ["save", "mine.toml", *why])
    save.add_argument("file", metavar="FILE", help="the set's TOML file; its id names the set")
    _add_over(save, "needed once a set of this id is there")
    inputs.add_definitions_option(save)
    save.set_defaults(run=run_save)
    restore = _action(actions, "restore", "save an old version of a set as its newest", ["restore", "mine", "1", *why])
    restore.add_argument("set", metavar="ID", help="the id of a saved set")
    restore.add_argument("version", metavar="VERSION", type=int, help="the version to bring back; see history")
    _add_over(restore, "default: the newest")
    inputs.add_definitions_option(restore)
    restore.set_defaults(run=run_restore)
    delete = _action(actions, "delete", "delete a saved set; its versions stay", ["delete", "mine", *why])
    delete.add_argument("set", metavar="ID", help="the id of a saved set")
    _add_over(delete, "default: the newest")
    delete.set_defaults(run=run_delete)


def _action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], name: str, does: str, example: list[str]
) -> argparse.ArgumentParser:
    parser = actions.add_parser(
        name,
        help=does,
        description=f"{does[:1].upper()}{does[1:]}. A version that somebody saved meanwhile is never written over: "
        "the second is told who and when.",
        epilog=inputs.spell(["weights", *example]),
        formatter_class=inputs.EXAMPLE_FORMAT,
    )
    record_inputs.add_record_option(parser)
    record_inputs.add_author_option(parser)
    parser.add_argument("--reason", required=True, help="why, for everyone who comes after")
    parser.add_argument("--json", action="store_true", help="for machines")
    return parser


def _add_over(parser: argparse.ArgumentParser, note: str) -> None:
    parser.add_argument("--over", metavar="VERSION", type=int, help=f"the version that you have seen; {note}")


def run_save(args: argparse.Namespace) -> int:
    """Save the file's set and say which version it is."""
    from indicators.record import open_record, save_weight_set  # noqa: PLC0415 (see record_inputs)

    catalogue = inputs.open_catalogue(args.definitions)
    weight_set = read_weight_set(args.file, catalogue)
    with progress("Saving"), open_record(record_inputs.record_named(args.record)) as record:
        before = record.head
        try:
            saved = save_weight_set(record, weight_set, **_signature(args), seen_version=args.over, catalogue=catalogue)
        except RecordChanged as changed:
            raise _with_way_out(changed, args.file) from None
        return _say(args, saved, before, record.head, "saved")


def run_restore(args: argparse.Namespace) -> int:
    """Bring an old version back and say which one it is now."""
    from indicators.record import open_record, restore_weight_set  # noqa: PLC0415 (see record_inputs)

    catalogue = inputs.open_catalogue(args.definitions)
    with progress("Saving"), open_record(record_inputs.record_named(args.record)) as record:
        before = record.head
        saved = restore_weight_set(
            record, args.set, args.version, **_signature(args), seen_version=args.over, catalogue=catalogue
        )
        return _say(args, saved, before, record.head, f"version {args.version} restored")


def run_delete(args: argparse.Namespace) -> int:
    """Delete a set and say how to bring it back."""
    from indicators.record import delete_weight_set, open_record  # noqa: PLC0415 (see record_inputs)

    with progress("Saving"), open_record(record_inputs.record_named(args.record)) as record:
        before = record.head
        saved = delete_weight_set(record, args.set, **_signature(args), seen_version=args.over)
        return _say(args, saved, before, record.head, "deleted; its versions stay, and restore brings one back")


def _signature(args: argparse.Namespace) -> dict[str, str]:
    return {"author": record_inputs.author_named(args.author), "reason": args.reason}


def _with_way_out(changed: RecordChanged, file: str) -> RecordChanged:
    theirs: SavedWeightSet = changed.theirs
    see = "" if theirs.deleted else f"See both with: posturewatch weights compare {theirs.id} {file}. "
    return RecordChanged(
        changed.found,
        theirs=theirs,
        yours=changed.yours,
        advice=f"{see}To save over theirs, add --over {theirs.version}",
        file=changed.file,
    )


def _say(args: argparse.Namespace, saved: SavedWeightSet, before: Head, head: Head, done: str) -> int:
    if args.json:
        sys.stdout.write(json.dumps(set_document(saved.signed, saved), indent=1, allow_nan=False) + "\n")
        return 0
    said = done if head != before else "stands already, nothing is written"
    sys.stdout.write(f"{saved.id}: {said}; version {saved.version}, entry {head.seq}, head {head.hash}\n")
    return 0
