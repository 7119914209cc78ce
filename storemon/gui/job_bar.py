"""The slim bar at the bottom of the window: the running job, its progress, and a button to cancel it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from storemon.gui.widgets.format import percent
from storemon.override import override


class JobBar(QFrame):
    """Shows the job that reported last; hidden while nothing runs."""

    cancel = Signal(str)
    moved = Signal(float)
    """Progress of the shown job, 0 to 1; −1 once nothing runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jobBar")
        self._under: QWidget | None = None
        self._jobs: dict[str, tuple[float, str]] = {}
        self._shown = ""
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(240, 6)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._share = QLabel()
        self._share.setObjectName("muted")
        self._share.setMinimumWidth(44)
        self._button = QPushButton(self.tr("Cancel"))
        self._button.setObjectName("quiet")
        self._button.clicked.connect(self._cancel_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 6, 24, 6)
        layout.setSpacing(12)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._progress)
        layout.addWidget(self._share)
        layout.addWidget(self._button)
        self.hide()

    def lie_over(self, under: QWidget) -> None:
        """Cover the bottom of a sibling widget without moving its content."""
        self._under = under
        under.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the covered widget."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._place()
        return False

    def _place(self) -> None:
        if self._under is not None:
            room, height = self._under.geometry(), self.sizeHint().height()
            self.setGeometry(room.left(), room.bottom() + 1 - height, room.width(), height)

    def advance(self, key: str, fraction: float, text: str) -> None:
        """Show the progress of the job `key`."""
        self._jobs[key] = (fraction, text)
        self._show(key)

    def done(self, key: str) -> None:
        """Remove a job and show another one that is still running, if any."""
        self._jobs.pop(key, None)
        if self._jobs:
            self._show(next(iter(self._jobs)))
        else:
            self._shown = ""
            self.hide()
            self.moved.emit(-1.0)

    @property
    def busy(self) -> bool:
        """Whether a job is running."""
        return bool(self._jobs)

    def at_work(self) -> dict[str, str]:
        """Return what each running job is doing, by key."""
        return {key: text.split(" · ")[0] for key, (_, text) in self._jobs.items()}

    def _show(self, key: str) -> None:
        if key != self._shown:
            self._shown = key
            self._button.setEnabled(True)
            self._button.setText(self.tr("Cancel"))
        fraction, text = self._jobs[key]
        self._text.setText(text)
        self._progress.setValue(int(100 * fraction))
        self._share.setText(percent(int(100 * fraction), 100))
        if self.isHidden():
            self.ensurePolished()
            self._place()
            self.raise_()
            self.show()
        self.moved.emit(fraction)

    @Slot()
    def _cancel_clicked(self) -> None:
        self._button.setEnabled(False)
        self._button.setText(self.tr("Stopping…"))
        self.cancel.emit(self._shown)
