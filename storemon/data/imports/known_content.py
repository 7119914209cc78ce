"""Recognize files whose content was imported before by a digest, without parsing rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, exists, or_, select

from storemon import __version__
from storemon.core.choices import Choices
from storemon.core.file_spec import Match
from storemon.core.import_records import ImportRecord
from storemon.core.input_file import InputFile
from storemon.core.progress import Progress
from storemon.core.vocabulary import FileKind
from storemon.data.files.block import Block
from storemon.data.files.prefetch import prefetch
from storemon.data.imports.csv_source import CsvSource
from storemon.data.imports.kinds import kind_of
from storemon.data.imports.label_folding import key_of_store
from storemon.data.queries import one_import
from storemon.data.schema import imports, tables_of_kinds
from storemon.message import Template

_LOOKING: Final = Template("{name} · checking whether it was imported before")


class ContentDigest:
    """A digest of a file's rows and of everything that affects how they are read, block by block.

    Another version of the program may read the same rows differently, so the digest includes the version.
    """

    def __init__(self, source: CsvSource, match: Match, choices: Choices) -> None:
        answers = sorted((topic.value, word, value) for (topic, word), value in choices.answers.items())
        how = (__version__, match.kind.value, sorted(match.positions.items()), match.has_header, answers)
        self._hash = hashlib.sha256(repr((how, source.header.line)).encode("utf-8", "surrogatepass"))
        self._beginning = ""

    @property
    def beginning(self) -> str:
        """The digest of the first block, which differs between most files."""
        return self._beginning or self._hash.hexdigest()

    def text(self) -> str:
        """Return the digest of all blocks so far."""
        return f"{self.beginning}:{self._hash.hexdigest()}"

    def of(self, blocks: Iterator[Block]) -> Iterator[Block]:
        """Yield the blocks, adding each to the digest."""
        for block in blocks:
            self.take(block)
            yield block

    def take(self, block: Block) -> None:
        """Add one block."""
        self._hash.update(block.data)
        self._beginning = self._beginning or self._hash.hexdigest()


def same_content(
    connection: Connection, input_file: InputFile, match: Match | None, choices: Choices, progress: Progress
) -> ImportRecord | None:
    """Return the import that holds the rows of exactly this content, or None if the file must be read.

    For hours, zones and names, the newest import of each store applies, so content only counts as known if no
    later import overrules any of it. Raises what reading the file does, and what `progress` raises.
    """
    with CsvSource(input_file, match) as source:
        found = source.recognized()
        known = _known(connection, found.kind)
        if not known:
            return None
        digest = ContentDigest(source, found, choices)
        beginnings = {text.partition(":")[0] for text in known}
        for block in prefetch(source.blocks()):
            digest.take(block)
            progress(0.9 * block.fraction, _LOOKING(name=input_file.name))
            if digest.beginning not in beginnings:
                return None
        holder = known.get(digest.text())
        source.check_unchanged()
    if holder is None or (kind_of(found.kind).spec.replaces and _overruled(connection, found.kind, holder)):
        return None
    return one_import(connection, holder)


def _known(connection: Connection, kind: FileKind) -> dict[str, int]:
    """Return the imports that hold the content of those in effect, by fingerprint."""
    rows = connection.execute(
        select(imports.c.fingerprint, imports.c.same_as, imports.c.import_id).where(
            imports.c.kind == kind.value, imports.c.fingerprint.is_not(None), imports.c.undone.is_(None)
        )
    )
    return {fingerprint: same_as or import_id for fingerprint, same_as, import_id in rows}


def _overruled(connection: Connection, kind: FileKind, holder: int) -> bool:
    """Return whether a later import names a store of this one, so that its content is no longer in effect.

    A later file may leave a name open, so for names, any later import counts as overruling. For imports that
    can no longer be undone, the overruled rows were removed, so they count as overruled too.
    """
    same = or_(imports.c.import_id == holder, imports.c.same_as == holder)
    merged = select(imports.c.import_id).where(same, imports.c.folded.is_not(None)).limit(1)
    if connection.execute(merged).first() is not None:
        return True
    if kind is FileKind.NAMES:
        later_one = select(imports.c.import_id, imports.c.same_as).where(
            imports.c.kind == kind.value, imports.c.undone.is_(None), imports.c.import_id > holder
        )
        return any((same_as or number) != holder for number, same_as in connection.execute(later_one))
    table = tables_of_kinds[kind]
    key = key_of_store(table)
    later = table.alias()
    newer = (later.c[key] == table.c[key], later.c.import_id > table.c.import_id)
    found = select(table.c.import_id).where(table.c.import_id == holder, exists().where(*newer)).limit(1)
    return connection.execute(found).first() is not None
