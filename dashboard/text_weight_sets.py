"""The words about named weight sets: the list, versions, saving, import and export."""

# Dashes, quotation marks and the minus sign are those of print: they are meant.

from __future__ import annotations

from typing import Final

LIST_COMMA: Final = ", "
LIST_AND: Final = "{first} and {last}"
NONE: Final = "–"

# --- The list ------------------------------------------------------------------------------------------

THESE: Final = "These weights"
TITLE_ALL: Final = "Every set calls {week} {level}"
TITLE_ALONE: Final = "{set} calls {week} {level}"
TITLE_LEAN: Final = "Only weights that lean on {indicator} call {week} {level}"
TITLE_ONLY: Final = ("Only {sets} calls {week} {level}", "Only {sets} call {week} {level}")
TITLE_BUT: Final = "All but {sets} call {week} {level}"
TITLE_COUNT: Final = "{count} of {all} sets call {week} {level}"
TITLE_NO_LEVEL: Final = "Under {set} there is no level in {week}"
NOTE_NONE: Final = "No saved sets yet. Saved sets appear here with author, reason and date."
NOTE_SAVED: Final = ("{count} saved set, by {author} on {day}.", "{count} saved sets, the last by {author} on {day}.")
NOTE_UNRECORDED: Final = "Sets are saved in a record, and this watch is shown from a folder."
NOTE_AGGREGATION: Final = " Every set is put together as these weights are; where that is refused there is no score."
CAPTION: Final = "Weight sets: what each makes of {week}"
HEAD_SET: Final = "Set"
HEAD_SHARES: Final = "Shares"
HEAD_LEVEL: Final = "Level held in {week}"
HEAD_DIFFER: Final = "Levels differ"
HEAD_WHO: Final = "By, and why"
HEAD_BESIDE: Final = "Beside these"
DIFFER: Final = "{count} of {all}"
SHARE: Final = "{indicator} {percent} %"
NO_WEIGHT: Final = "nothing weighs anything"
NOT_SAVED: Final = "Not saved"
BUILT_IN: Final = "Built in"
IN_FORCE: Final = "in force"
SEPARATOR: Final = " · "
VERSIONS: Final = ("{count} version", "{count} versions")
VERSIONS_OF: Final = "Versions of {title}"
COMPARE: Final = "Compare"
COMPARE_LABEL: Final = "Put {title} beside the weights in view"
LOWEST_SHARE_SHOWN: Final = 0.005

# --- Versions ------------------------------------------------------------------------------------------

HISTORY_TITLE: Final = ("{title} has one version", "{title} has {count} versions, the last by {author}")
HISTORY_GONE: Final = "{title} is deleted; its versions stay"
HISTORY_NONE: Final = "There is no saved set “{id}”"
HISTORY_NONE_NOTE: Final = "The address asks for its versions. Choose a set from the list above."
HISTORY_NOTE: Final = "Newest first. Nothing is ever lost: an old version is restored as a new one."
HISTORY_CAPTION: Final = "Versions of {title}"
HISTORY_HEADS: Final = ("Version", "When (UTC)", "Who and why", "Weights", "{week}", "Level held", "What to do")
HISTORY_CLOSE: Final = "Close"
DELETED: Final = "deleted"
SHOW: Final = "Show"
SHOW_LABEL: Final = "Show version {version}"
COMPARE_VERSION_LABEL: Final = "Put version {version} beside the weights in view"
RESTORE: Final = "Restore"
RESTORE_LABEL: Final = "Restore version {version}"
DELETE: Final = "Delete this set"
WHY: Final = "Reason to restore or delete, required"
OLDER: Final = "And {count} earlier: posturewatch weights history {id}"
GONE_FOLD: Final = ("{count} deleted set", "{count} deleted sets")
GONE_LINE: Final = "deleted by {author}, {when}: {reason}"

# --- Side by side --------------------------------------------------------------------------------------

BESIDE_TITLE_SAME: Final = "{first} and {second} hold the same level in every week"
BESIDE_TITLE: Final = (
    "{first} and {second} hold another level in {count} week: {weeks}",
    "{first} and {second} hold another level in {count} weeks: {weeks}",
)
BESIDE_MORE: Final = "{count} more"
BESIDE_REFUSED: Final = "These weights cannot be put beside another set"
BESIDE_WEIGHTS: Final = "Weights, and their shares"
BESIDE_WEEKS: Final = "Scores and levels"
BESIDE_INDICATOR: Final = "Indicator"
BESIDE_WEEK: Final = "Week"
BESIDE_DIFFERS: Final = "Differs"
BESIDE_OTHER: Final = "other level"
SHARE_OF: Final = "{weight} ({percent} %)"
READING: Final = "{score} {level}"
YOURS: Final = "Yours"
THEIRS: Final = "Theirs"

# --- The form ------------------------------------------------------------------------------------------

FORM_TITLE: Final = "Save these weights"
FORM_NOTE: Final = "Every version is kept. If a colleague saves first, you see both and lose nothing."
FORM_STANDS: Final = "In force: version {version} of {title}, saved by {author} on {when}: “{reason}”"
FORM_UNRECORDED: Final = (
    "Sets are saved in a record, and this watch is shown from a folder without one. The link and the file hold the "
    "weights all the same."
)
FORM_DAMAGED: Final = "The record does not verify, so nothing is saved until a proven copy is in its place."
FORM_THEN: Final = "An earlier moment of the record is shown. Sets are saved from what it holds now."
NAME: Final = "Name"
REASON: Final = "Reason, required"
REASON_HINT: Final = "Why should these indicators count this much?"
SAVE: Final = "Save set"
COPY: Final = "Copy link"
COPIED: Final = "The link is copied."
IMPORT: Final = "Import TOML"
EXPORT: Final = "Export TOML"

# --- What was done, and what was refused ---------------------------------------------------------------

SAVED: Final = "Saved by {author}: version {version} of {title}."
STANDS: Final = "These weights stand already as version {version} of {title}, saved by {author}. Nothing was written."
RESTORED: Final = "Version {old} of {title} is restored as version {version}."
DELETED_NOW: Final = "{title} is deleted. Its versions stay; restore one to bring it back."
REFUSED: Final = "Nothing was saved"
FIRST: Final = "{author} saved first"
FIRST_WHO: Final = "Version {version} of {title}, {when}: “{reason}”"
FIRST_GONE: Final = "{author} deleted the set first"
FIRST_YOURS: Final = "Your name and reason stand as you typed them. Look at the difference, then choose."
FIRST_SEEN: Final = "You had version {seen} before you."
FIRST_SEEN_NONE: Final = "You had no set of this name before you."
SAVE_OVER: Final = "Save over theirs"
TAKE_THEIRS: Final = "Take theirs"
SAVE_ANEW: Final = "Save all the same"
CHANGED_MEANWHILE: Final = "The list is drawn anew. Look at it, then do it again."
NO_NAME: Final = "found no name"
NAMELESS: Final = "found no letter and no digit in “{name}”"
NAME_UNFIT: Final = "found a name of more than {most} characters, or with some that cannot be seen"
GIVE_A_NAME: Final = "Give the set a name of one line, such as Lean on attacks"
NO_REASON: Final = "found no reason"
GIVE_A_REASON: Final = "Say why, for everyone who comes after"
LONG_REASON: Final = "found a reason of {found} characters. Expected at most {most}"
SHORTEN: Final = "Shorten it"
NOT_ASKED: Final = "the request does not say what is to be done"
LOOK_AGAIN: Final = "Reload the page and do it again"
WEIGHTS_UNCLEAR: Final = "the address does not hold these weights: {reason}"
MEND_ADDRESS: Final = "Set the weights again, then save"

# --- Import and export ---------------------------------------------------------------------------------

ABOUT_WEIGHTS: Final = "Address, weights"
CHANGED_TITLE: Final = "{title}, changed"
CHANGED_ID: Final = "{id}_changed"
NAMELESS_FILE: Final = "the file"
IMPORT_NO_FILE: Final = "Found no text of a file. Choose a weight set’s TOML file."
IMPORT_TOO_LARGE: Final = "{file}: found more than {most} kB. Expected one weight set. Choose another file."
IMPORT_NOT_TEXT: Final = "{file}: found bytes that are not UTF-8. Save the file as UTF-8, then choose it again."
IMPORT_UNREAD: Final = "{file} cannot be read here. Choose it again."
IMPORT_FAULTS: Final = ("{file} is not taken: one fault", "{file} is not taken: {count} faults")
IMPORTED: Final = "{title} of {file} is shown. Nothing is saved until you save it."
WEIGHT_RANGE: Final = "0 to {most}"
ONLY_PROPORTIONS: Final = "Only proportions count: divide all weights by the same number"
