"""The record: the database of everything that must not be lost.

open_record -> Record          a SQLite file, or PostgreSQL by its URL
Record.load_folder, .dry_run   a watch folder, in one transaction, all or nothing
Record.save, .remove, .history one object, over the version that the saver saw
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

__all__ = [
    "EVERY_WATCH", "DryRun", "Finding", "Head", "Kind", "LoadResult", "Outcome", "PlannedRow", "Record", "Revision",
    "backup", "open_record", "read_watch_of", "restore", "verify", "watches",
]  # fmt: skip
