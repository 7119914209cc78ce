"""The tables. Times are µs UTC, times of day µs since local midnight; a store's id is text.

`VERSION` counts the changes of this layout, and each has its step in `storemon.data.sqlite.migrations`. A new
column comes last in its table: that is where a step can put it.

`digest` is the checksum of the other columns of a row (`sqlite.sealed`). `layout` keeps its two columns
whatever comes: older versions read them to see that they are too old.
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

# How many rows these tables have, and the sum of their checksums: a row that is gone leaves no other trace.
totals = Table(
    "totals",
    metadata,
    Column("name", TEXT, primary_key=True),
    Column("count", BigInteger, nullable=False),
    Column("digests", BigInteger, nullable=False),
)

# Files that were handed over together have one `finished`, to the microsecond: that groups them. `content`
# is the sum of the checksums of the rows that an import has in `hours`, `zones`, `names` or `notes`.
# `fingerprint` stands for the file's content and how it was read. `same_as`: the import of the same content
# that holds the rows of this one. `folded`: when its rows went into the base, since which it cannot be
# undone.
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

# The first of each reason alone; `refused_counts` has how many there were.
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

# `zone` says what counts now: the word of the newest import that names the store. `hours_import`: the newest
# one whose hours count from the beginning, or else the oldest; none before it counts. `hours_digest` is the
# sum of the checksums of the rows of hours that count.
stores = Table(
    "stores",
    metadata,
    Column("store", NUMBER, primary_key=True, autoincrement=False),
    Column("store_id", TEXT, nullable=False, unique=True),
    Column("zone", TEXT),
    Column("hours_import", NUMBER),
    Column("hours_digest", NUMBER),
    Column("digest", NUMBER),
)

# Each import's words are kept, so that undoing it brings back those of the one before.
zones = Table(
    "zones",
    metadata,
    Column("store", ForeignKey("stores.store"), primary_key=True),
    Column("import_id", ForeignKey("imports.import_id"), primary_key=True),
    Column("zone", TEXT, nullable=False),
    sqlite_with_rowid=False,
)

# By id, as a name alone makes no store: it waits for one. Null where a file says nothing of that.
names = Table(
    "names",
    metadata,
    Column("store_id", TEXT, primary_key=True),
    Column("import_id", ForeignKey("imports.import_id"), primary_key=True),
    Column("name", TEXT),
    Column("grouping", TEXT),
    sqlite_with_rowid=False,
)

# What was given in the window; no import changes it, and it outlives the store's own rows.
own_labels = Table(
    "own_labels",
    metadata,
    Column("store_id", TEXT, primary_key=True),
    Column("name", TEXT),
    Column("sales_per_hour", Float),
    Column("digest", NUMBER),
)

# What files say of spans of time (µs UTC): of a store, of a group, or with neither of all stores. By id, as a
# note makes no store. `number` is the row's place in its file.
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

# What was written in the window, by whom and when (µs UTC). A note of a file that is changed there becomes
# one of these.
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

# Of a store, rows count unless a later import has rows that are valid from the same date or an earlier one.
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
# `store_id` is `*` for all stores and empty where `grouping` names a group, which is empty otherwise. By id,
# as these rows alone make no store.
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

# The platforms that polls name. `listing` of `core.platforms` makes one number of a platform's and a store's.
platforms = Table(
    "platforms",
    metadata,
    Column("platform", NUMBER, primary_key=True, autoincrement=False),
    Column("name", TEXT, nullable=False, unique=True),
    Column("digest", NUMBER),
)

# The polls of a store on a platform in one week from one import, packed as in `data.polls.packed`. Import 0
# is the base: what came from imports that can no longer be undone. `store`: the key of a listing, which
# without a platform is that of the store. No foreign keys: they would cost a look-up for each of many rows,
# and only the importer, which hands out the keys, writes here.
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

# How many rows of `polls` each span has, and the sum of their checksums: by these, who reads them all knows
# that none is missing.
poll_spans = Table(
    "poll_spans",
    metadata,
    Column("span", NUMBER, primary_key=True, autoincrement=False),
    Column("rows", BigInteger, nullable=False),
    Column("checksums", BigInteger, nullable=False),
)

# `dates`: the local dates that a range was asked for by; `range_start` and `range_end` then take in those of
# all stores. `kept`: when a person chose to keep it. `data_state`: stands for the imports that it counts.
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

# Apart from `reports`, so that listing reports never reads the tables' bytes. `answers_digest` is that of
# the answers' content, null where there are none.
report_tables = Table(
    "report_tables",
    metadata,
    Column("report_id", ForeignKey("reports.report_id", ondelete="CASCADE"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("answers_digest", NUMBER),
    Column("digest", NUMBER),
)

# Apart from the tables, which are exported without them.
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
"""By the name of the kind of file, the table with its rows: each is of a store and an import."""
