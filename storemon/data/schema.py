"""The tables. Times are µs UTC, times of day µs since local midnight; a store's id is text.

`VERSION` counts the changes of this layout, and each has its step in `storemon.data.sqlite.migrations`. A new
column comes last in its table, since a step can only append one.

`digest` is the checksum of the other columns of a row (`sqlite.sealed`). The two columns of `layout` never
change: older versions read them to see that they are too old.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
)

from storemon.data.server_text import NUMBER, TEXT

VERSION: Final = 9

metadata = MetaData()

layout = Table(
    "layout",
    metadata,
    Column("version", NUMBER, nullable=False),
    Column("digest", NUMBER),
)

# The number of rows in these tables, and the sum of their checksums, so that a missing row is noticed.
totals = Table(
    "totals",
    metadata,
    Column("name", TEXT, primary_key=True),
    Column("count", BigInteger, nullable=False),
    Column("digests", BigInteger, nullable=False),
)

# Files that were handed over together have the same `finished`, to the microsecond, which groups them.
# `content` is the sum of the checksums of the import's rows in the table of its kind, null for polls.
# `fingerprint`: a digest of the file's content and of how it was read. `same_as`: the import of the same
# content that holds the rows of this one. `folded`: when the import became too old to be undone.
imports = Table(
    "imports",
    metadata,
    Column("import_id", NUMBER, primary_key=True, autoincrement=False),
    Column("name", TEXT, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("header", TEXT, nullable=False, default=""),
    Column("finished", BigInteger, nullable=False),
    Column("imported", BigInteger, nullable=False),
    Column("known", BigInteger, nullable=False),
    Column("refused", BigInteger, nullable=False),
    Column("stores", BigInteger, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Column("undone", BigInteger),
    Column("content", NUMBER),
    Column("digest", NUMBER),
    Column("fingerprint", TEXT),
    Column("same_as", NUMBER),
    Column("folded", BigInteger),
)

# Only the first ones of each reason; `refused_counts` has the numbers of all.
refused_rows = Table(
    "refused_rows",
    metadata,
    Column("import_id", ForeignKey("imports.import_id", ondelete="CASCADE"), primary_key=True),
    Column("line", BigInteger, primary_key=True),
    Column("text", TEXT, nullable=False),
    Column("reason", TEXT, nullable=False),
    Column("digest", NUMBER),
    sqlite_with_rowid=False,
)

refused_counts = Table(
    "refused_counts",
    metadata,
    Column("import_id", ForeignKey("imports.import_id", ondelete="CASCADE"), primary_key=True),
    Column("reason", TEXT, primary_key=True),
    Column("rows", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

# `zone` is the zone in effect: that of the newest import naming the store. `hours_import`: the newest import
# whose hours are valid from the beginning, or else the oldest import; hours of imports before it are not in
# effect. `hours_digest` is the sum of the checksums of the hours in effect.
stores = Table(
    "stores",
    metadata,
    Column("store", NUMBER, primary_key=True, autoincrement=False),
    Column("store_id", TEXT, nullable=False, unique=True),
    Column("zone", TEXT),
    Column("hours_import", NUMBER),
    Column("hours_digest", NUMBER),
    Column("digest", NUMBER),
    # Room for the zones and hours that follow: a server then rewrites a row in place, without its indexes.
    postgresql_with={"fillfactor": "50"},
)

# The zones of each import are kept, so that undoing an import restores those of the one before.
zones = Table(
    "zones",
    metadata,
    Column("store", ForeignKey("stores.store"), primary_key=True),
    Column("import_id", ForeignKey("imports.import_id"), primary_key=True),
    Column("zone", TEXT, nullable=False),
    sqlite_with_rowid=False,
)

# By id, as a name does not create a store: it waits for one. Null if a file leaves it open.
names = Table(
    "names",
    metadata,
    Column("store_id", TEXT, primary_key=True),
    Column("import_id", ForeignKey("imports.import_id"), primary_key=True),
    Column("name", TEXT),
    Column("grouping", TEXT),
    sqlite_with_rowid=False,
)

# Entered in the window; no import changes these, and they remain when the store's own rows are removed.
own_labels = Table(
    "own_labels",
    metadata,
    Column("store_id", TEXT, primary_key=True),
    Column("name", TEXT),
    Column("sales_per_hour", Float),
    Column("digest", NUMBER),
)

# Notes from files about spans of time (µs UTC), for a store, for a group, or with neither for all stores. By
# id, as a note does not create a store. `number` is the row's position in its file.
notes = Table(
    "notes",
    metadata,
    Column("import_id", ForeignKey("imports.import_id"), primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("store_id", TEXT),
    Column("grouping", TEXT),
    Column("start", BigInteger, nullable=False),
    Column("end", BigInteger, nullable=False),
    Column("reason", TEXT, nullable=False),
    Column("note", TEXT, nullable=False),
    Column("excused", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

# Notes written in the window, by whom and when (µs UTC). A file's note that is edited there moves here.
own_notes = Table(
    "own_notes",
    metadata,
    Column("note_id", NUMBER, primary_key=True, autoincrement=False),
    Column("store_id", TEXT),
    Column("grouping", TEXT),
    Column("start", BigInteger, nullable=False),
    Column("end", BigInteger, nullable=False),
    Column("reason", TEXT, nullable=False),
    Column("note", TEXT, nullable=False),
    Column("excused", SmallInteger, nullable=False),
    Column("author", TEXT, nullable=False),
    Column("made", BigInteger, nullable=False),
    Column("digest", NUMBER),
)

# A store's rows are in effect unless a later import has rows valid from the same date or an earlier one.
# `valid_from`: days since 1970-01-01, 0 for the beginning.
hours = Table(
    "hours",
    metadata,
    Column("store", ForeignKey("stores.store"), primary_key=True),
    Column("import_id", ForeignKey("imports.import_id"), primary_key=True),
    Column("day", SmallInteger, CheckConstraint("day BETWEEN 0 AND 6"), primary_key=True),
    Column("start", BigInteger, primary_key=True),
    Column("end", BigInteger, primary_key=True),
    Column("valid_from", NUMBER, primary_key=True),
    sqlite_with_rowid=False,
)

# The closures and special hours of a store or group from one import, packed (`data.imports.dated_packing`).
# `store_id` is `*` for all stores, and empty if `grouping` names a group, which is empty otherwise. By id, as
# these rows do not create a store.
dated_hours = Table(
    "dated_hours",
    metadata,
    Column("store_id", TEXT, primary_key=True),
    Column("grouping", TEXT, primary_key=True),
    Column("import_id", ForeignKey("imports.import_id"), primary_key=True),
    Column("spans", LargeBinary, nullable=False),
    Column("names", TEXT, nullable=False),
    Column("digest", NUMBER),
    sqlite_with_rowid=False,
)

# The platforms that polls name. `core.platforms.listing` combines a platform's and a store's number in one.
platforms = Table(
    "platforms",
    metadata,
    Column("platform", NUMBER, primary_key=True, autoincrement=False),
    Column("name", TEXT, nullable=False, unique=True),
    Column("digest", NUMBER),
)

# The polls of a store on a platform in one week from one import, packed as in `data.polls.packed`. Import 0
# is the base: polls of imports that can no longer be undone. `store`: the key of a listing; without a
# platform, that of the store. There are no foreign keys: they would cost a lookup per row, and only the
# importer, which assigns the keys, writes here.
polls = Table(
    "polls",
    metadata,
    Column("store", NUMBER, primary_key=True, autoincrement=False),
    Column("span", NUMBER, primary_key=True, autoincrement=False),
    Column("import_id", NUMBER, primary_key=True, autoincrement=False),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("words", LargeBinary, nullable=False),
    Column("known", LargeBinary),
    Column("checksum", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

# The number of rows in `polls` per span, and the sum of their checksums: a reader of all rows can tell that
# none is missing.
poll_spans = Table(
    "poll_spans",
    metadata,
    Column("span", NUMBER, primary_key=True, autoincrement=False),
    Column("rows", BigInteger, nullable=False),
    Column("checksums", BigInteger, nullable=False),
)

# `dates`: the local dates of the requested range; `range_start` and `range_end` then cover them in all
# stores' zones. `kept`: when the user chose to keep it. `data_state`: `DataState.counting` of the data used.
reports = Table(
    "reports",
    metadata,
    Column("report_id", TEXT, primary_key=True),
    Column("status", TEXT, nullable=False),
    Column("method", TEXT, nullable=False),
    Column("reach", BigInteger),
    Column("as_of", BigInteger),
    Column("created", BigInteger, nullable=False),
    Column("finished", BigInteger),
    Column("reason", TEXT, nullable=False, default=""),
    Column("stores", BigInteger, nullable=False, default=0),
    Column("range_start", BigInteger),
    Column("range_end", BigInteger),
    Column("dates", TEXT),
    Column("digest", NUMBER),
    Column("kept", BigInteger),
    Column("data_state", TEXT),
    Index("reports_created", "created"),
)

# Separate from `reports`, so that listing reports never reads these bytes. `answers_digest` is the checksum
# of the answers' content, null if there are none.
report_tables = Table(
    "report_tables",
    metadata,
    Column("report_id", ForeignKey("reports.report_id", ondelete="CASCADE"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("answers_digest", NUMBER),
    Column("digest", NUMBER),
)

# Separate from the tables, which are exported without them.
report_answers = Table(
    "report_answers",
    metadata,
    Column("report_id", ForeignKey("reports.report_id", ondelete="CASCADE"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

tables_of_kinds: Final = {
    table.name: table
    for table in metadata.sorted_tables
    if "import_id" in table.primary_key and not {"store", "store_id"}.isdisjoint(table.c.keys())
}
"""The table of each kind of file, by the kind's name; its rows belong to a store and an import."""
