"""The record: the database of everything that must not be lost.

open_record -> Record          a SQLite file, or PostgreSQL by its URL
Record.load_folder, .dry_run   a watch folder, in one transaction, all or nothing
Record.save, .remove, .history one object, over the version that the saver saw
saved_weight_sets, weight_set_history, saved_weight_set, catalogue_with     weight sets as they were saved
save_weight_set, delete_weight_set, restore_weight_set                      each a new version
read_watch_of, watches         a watch as the record held it at a moment, as if read from its folder
verify                         every byte of every stored row is what was written
backup, restore                a proven copy, while others write
Record.head                    the end of the ledger: print it, and hold a later record against it
"""

from indicators.record.backups import backup, restore
from indicators.record.head_file import Head
from indicators.record.loading import DryRun, LoadResult
from indicators.record.opening import open_record
from indicators.record.plan import Outcome, PlannedRow
from indicators.record.rebuilding import read_watch_of, watches
from indicators.record.record import Record
from indicators.record.revisions import Revision
from indicators.record.tables import EVERY_WATCH, Kind
from indicators.record.verifying import Finding, verify
from indicators.record.weight_set_saving import delete_weight_set, restore_weight_set, save_weight_set
from indicators.record.weight_sets import (
    SavedWeightSet,
    catalogue_with,
    saved_weight_set,
    saved_weight_sets,
    weight_set_history,
)

__all__ = [
    "EVERY_WATCH", "DryRun", "Finding", "Head", "Kind", "LoadResult", "Outcome", "PlannedRow", "Record", "Revision",
    "SavedWeightSet", "backup", "catalogue_with", "delete_weight_set", "open_record", "read_watch_of", "restore",
    "restore_weight_set", "save_weight_set", "saved_weight_set", "saved_weight_sets", "verify", "watches",
    "weight_set_history",
]  # fmt: skip
