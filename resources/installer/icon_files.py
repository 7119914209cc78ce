"""Draw the icon files from resources/icons/storemon.svg: PNG for Linux, .ico for Windows, .icns for macOS.

Also draws the picture on the last page of the setup program.

python -m resources.installer.icon_files FOLDER
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).parents[1] / "icons" / "storemon.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
SIDE_COLOUR = "#e0eff4"  # light, so that the icon stands out
ICO_SIZES = (16, 24, 32, 48, 64, 256)
# macOS identifies each size by four letters.
ICNS_KINDS = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def picture(renderer: QSvgRenderer, size: int) -> bytes:
    """Draw the icon as a square PNG of `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know the format as bytes only
    return bytes(content.data())


def side(renderer: QSvgRenderer) -> QImage:
    """Draw the picture at the left of the setup program's last page, in the size that NSIS requires."""
    image = QImage(164, 314, QImage.Format.Format_RGB32)
    image.fill(SIDE_COLOUR)
    painter = QPainter(image)
    renderer.render(painter, QRectF(42, 48, 80, 80))
    painter.end()
    return image


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """Combine PNGs, by their size, into a Windows icon."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    for size, png in pictures.items():
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    return head + b"".join(pictures.values())


def icns(pictures: Mapping[bytes, bytes]) -> bytes:
    """Combine PNGs, by macOS's four letters for their size, into a macOS icon."""
    body = b"".join(kind + struct.pack(">I", 8 + len(png)) + png for kind, png in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def main(folder: Path) -> None:
    """Write all of them into a folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    renderer = QSvgRenderer(str(SOURCE))
    drawn = {size: picture(renderer, size) for size in SIZES}
    folder.mkdir(parents=True, exist_ok=True)
    for size, png in drawn.items():
        (folder / f"storemon-{size}.png").write_bytes(png)
    if not side(renderer).save(str(folder / "side.bmp")):
        raise OSError("side.bmp could not be written")
    (folder / "storemon.ico").write_bytes(ico({size: drawn[size] for size in ICO_SIZES}))
    (folder / "storemon.icns").write_bytes(icns({kind: drawn[size] for kind, size in ICNS_KINDS.items()}))
    del application


if __name__ == "__main__":
    main(Path(sys.argv[1]))
