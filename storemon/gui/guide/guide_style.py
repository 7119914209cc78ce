"""Styles a document read from Markdown like the rest of the window."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from storemon.gui.guide.guide_pages import anchor_of
from storemon.gui.widgets.theme import BODY, SMALL, Tokens

_HEADINGS: Final = {1: (24, 0, 12), 2: (15, 24, 6), 3: (BODY, 16, 4)}
"""Size, and space above and below, in device-independent pixels, by level."""

_LINE: Final = 145.0
_PARAGRAPH: Final = 10


def style(document: QTextDocument, tokens: Tokens) -> None:
    """Set the sizes, spacing and colors of all blocks and tables; headings become anchors."""
    document.setIndentWidth(20)
    # Laid out once at the end, and not after each change.
    edit = QTextCursor(document)
    edit.beginEditBlock()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _style_table(frame, tokens)
    block = document.begin()
    while block.isValid():
        _style_block(block, tokens)
        block = block.next()
    edit.endEditBlock()


def _style_block(block: QTextBlock, tokens: Tokens) -> None:
    level = block.blockFormat().headingLevel()
    cursor = QTextCursor(block)
    in_table = cursor.currentTable() is not None
    cursor.mergeBlockFormat(_spaces(block, level, tokens, in_table=in_table))
    for fragment in _fragments(block):
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_letters(fragment.charFormat(), level, tokens, in_table=in_table))
    if level:
        name = QTextCharFormat()
        name.setAnchor(True)
        name.setAnchorNames([anchor_of(block.text())])
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(name)


def _spaces(block: QTextBlock, level: int, tokens: Tokens, *, in_table: bool) -> QTextBlockFormat:
    spaces = QTextBlockFormat()
    spaces.setTopMargin(0)
    if level:
        _, above, below = _HEADINGS[level]
        spaces.setTopMargin(above if block.position() else 0)
        spaces.setBottomMargin(below)
    elif _is_code(block):
        spaces.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        spaces.setBackground(QColor(tokens.open_band))
        spaces.setBottomMargin(0 if _is_code(block.next()) else _PARAGRAPH + 4)
    elif in_table:
        spaces.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        spaces.setBottomMargin(0)
    else:
        spaces.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if any(fragment.charFormat().isImageFormat() for fragment in _fragments(block)):
            spaces.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        more = block.textList() is not None and block.next().textList() is not None
        spaces.setBottomMargin(2 if more else _PARAGRAPH)
    return spaces


def _letters(old: QTextCharFormat, level: int, tokens: Tokens, *, in_table: bool) -> QTextCharFormat:
    if old.isImageFormat():
        return old
    letters = QTextCharFormat(old)
    letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
    size = _HEADINGS[level][0] if level else SMALL if in_table else BODY
    letters.setProperty(QTextFormat.Property.FontPixelSize, size)
    if level or old.fontWeight() > QFont.Weight.Medium:
        letters.setFontWeight(QFont.Weight.DemiBold)
    if old.isAnchor():
        letters.setForeground(QColor(tokens.accent))
        letters.setFontUnderline(False)
    elif old.fontFixedPitch():
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        letters.setFontFamilies([fixed])
        letters.setProperty(QTextFormat.Property.FontPixelSize, SMALL)
        letters.setForeground(QColor(tokens.text))
        letters.setBackground(QColor(tokens.open_band))
    else:
        letters.setForeground(QColor(tokens.text))
    return letters


def _style_table(table: QTextTable, tokens: Tokens) -> None:
    look = table.format()
    look.setBorder(1)
    look.setBorderCollapse(True)
    look.setBorderBrush(QBrush(QColor(tokens.border)))
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setCellPadding(7)
    look.setCellSpacing(0)
    look.setTopMargin(4)
    look.setBottomMargin(16)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(look)
    for column in range(table.columns()):
        head = table.cellAt(0, column)
        cell = head.format()
        cell.setBackground(QColor(tokens.sunken))
        head.setFormat(cell)


def _is_code(block: QTextBlock) -> bool:
    return block.isValid() and block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    # Collect first: changing a format while iterating would also iterate over the change.
    found = []
    walk = block.begin()
    while not walk.atEnd():
        found.append(walk.fragment())
        walk += 1
    return found
