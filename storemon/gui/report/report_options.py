"""The popover with the options of the next report."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QButtonGroup,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from storemon.core.vocabulary import DEFAULT_REACH, HOUR, SECOND, Method, ReportRequest
from storemon.gui.report.range_choice import RangeChoice
from storemon.gui.widgets.format import LOCALE
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.moment_edit import MomentEdit
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.report_preferences import MOST_REACH


class ReportOptions(QFrame):
    """What a report counts, and how; `generate` carries a `ReportRequest`."""

    generate = Signal(object)

    def __init__(self, icons: Icons, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self._preferences = preferences
        self.interpolated = QRadioButton(self.tr("Interpolated"))
        self.poll_count = QRadioButton(self.tr("Check count"))
        self.newest = QRadioButton(self.tr("Newest check"))
        self.chosen = QRadioButton(self.tr("A chosen time (UTC)"))
        self.time_choice = RangeChoice(icons)
        self.limited = QRadioButton(self.tr("Hours around a check"))
        self.unlimited = QRadioButton(self.tr("No limit"))
        self.time = MomentEdit(self.tr("As-of time, UTC"), seconds=True)
        self.reach = QDoubleSpinBox(minimum=0.0, maximum=MOST_REACH / HOUR, decimals=2, singleStep=0.5)
        self.reach.setLocale(LOCALE)
        self.reach.setFixedWidth(80)
        self.reach.setAccessibleName(self.tr("How long a check counts, in hours"))
        self.reach.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.reach.lineEdit().setTextMargins(8, 0, 8, 0)
        self.reach.setFixedHeight(32)
        self._groups = [QButtonGroup(self) for _ in range(3)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(6)
        self._block(layout, 0, self.tr("Method"), (self.interpolated, self.poll_count))
        layout.insertWidget(2, _hint(self.tr("Between two checks the nearest one counts.")))
        layout.addWidget(_hint(self.tr("Every check during open hours counts as one whole hour.")))
        layout.addSpacing(10)
        head = QLabel(self.tr("Counts"))
        head.setObjectName("strong")
        layout.addWidget(head)
        layout.addWidget(self.time_choice)
        layout.addSpacing(10)
        self._block(layout, 1, self.tr("As of"), (self.newest, self.chosen), self.time)
        layout.addWidget(self._later_hint())
        layout.addSpacing(10)
        self._block(layout, 2, self.tr("How long a check counts"), (self.limited, self.unlimited), self.reach)
        layout.addWidget(_hint(self.tr("Open time farther than this from any check counts as unknown.")))
        layout.addSpacing(12)
        self.button = QPushButton(self.tr("Generate report"))
        self.button.setObjectName("primary")
        self.button.clicked.connect(self._clicked)
        layout.addWidget(self.button)
        self.newest.setChecked(True)
        self._recall()
        self._show_clock()
        preferences.changed.connect(self._preference_changed)
        for radio in (self.interpolated, self.chosen, self.limited):
            radio.toggled.connect(self._enable)
        self.time_choice.changed.connect(self._fit)
        self._enable()

    def request(self) -> ReportRequest:
        """Return the request that the controls specify."""
        limited, interpolated = self.limited.isChecked(), self.interpolated.isChecked()
        as_of = None
        if self.chosen.isChecked():
            as_of = round(self.time.moment().replace(tzinfo=dt.UTC).timestamp()) * SECOND
        return ReportRequest(
            method=Method.INTERPOLATED if interpolated else Method.POLL_COUNT,
            reach=round(self.reach.value() * HOUR) if limited else None,
            as_of=as_of,
            range=self.time_choice.range(self._preferences.first_day) if interpolated else None,
        )

    def take(self) -> ReportRequest:
        """Return the request, and reset "no limit", which applies to one report only, to the preference."""
        request = self.request()
        if request.reach is None:
            self._recall_reach()
        return request

    def offer_time(self, newest_poll: int, day: dt.date, later: str = "") -> None:
        """Set the default as-of time to the newest poll that counts (µs UTC), and end the range on `day`.

        Neither changes if the user has chosen another.
        `later`: a note on polls that do not count unless a later time is chosen.
        """
        self.later.setText(later)
        self.later.setVisible(bool(later))
        self.time_choice.offer(day)
        if not self.chosen.isChecked():
            # Round up to a whole second, so that the newest poll is included in the report.
            second = -(-newest_poll // SECOND)
            self.time.set_moment(dt.datetime.fromtimestamp(second, dt.UTC))

    def open_below(self, anchor: QWidget) -> None:
        """Show the popover below a button, with their right edges aligned."""
        self._settle(anchor.mapToGlobal(QPoint(anchor.width(), anchor.height() + 4)))
        self.show()
        (self.interpolated if self.interpolated.isChecked() else self.poll_count).setFocus()

    def _later_hint(self) -> QLabel:
        self.later = _hint("")
        self.later.hide()
        return self.later

    def _settle(self, corner: QPoint) -> None:
        """Fit the size to the content, with the upper right corner at `corner`, but within the screen."""
        layout = self.layout()
        if layout is not None:
            # Without this, the layout keeps the popover at its previous size.
            layout.activate()
        # Not `adjustSize`: it limits to two thirds of the screen, which would clip on a small one.
        self.resize(self.sizeHint())
        room = self.screen().availableGeometry()
        left = min(corner.x() - self.width(), room.right() + 1 - self.width())
        top = min(corner.y(), room.bottom() + 1 - self.height())
        self.move(max(room.left(), left), max(room.top(), top))

    def _block(
        self,
        layout: QVBoxLayout,
        group: int,
        title: str,
        radios: tuple[QRadioButton, QRadioButton],
        field: QWidget | None = None,
    ) -> None:
        head = QLabel(title)
        head.setObjectName("strong")
        layout.addWidget(head)
        for radio in radios:
            self._groups[group].addButton(radio)
            belongs = radio in {self.chosen, self.limited} and field is not None
            if belongs and field is not None:
                row = QHBoxLayout()
                row.setSpacing(12)
                row.addWidget(radio, 1)
                row.addWidget(field)
                layout.addLayout(row)
            else:
                layout.addWidget(radio)

    def _recall(self) -> None:
        counted = self._preferences.method is Method.POLL_COUNT
        (self.poll_count if counted else self.interpolated).setChecked(True)
        self._recall_reach()

    def _recall_reach(self) -> None:
        reach = self._preferences.reach
        once = self.tr("No limit, for this report only")
        self.unlimited.setText(self.tr("No limit") if reach is None else once)
        (self.unlimited if reach is None else self.limited).setChecked(True)
        self.reach.setValue((DEFAULT_REACH if reach is None else reach) / HOUR)

    def _show_clock(self) -> None:
        self.time.follow_clock()
        self.time.setFixedWidth(self.time.needed_width())

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        if name in {"method", "reach"}:
            self._recall()
        elif name == "clock_choice":
            self._show_clock()

    @Slot()
    def _enable(self) -> None:
        counted = self.poll_count.isChecked()
        self.time.setEnabled(self.chosen.isChecked())
        for widget in (self.limited, self.unlimited, self.time_choice):
            widget.setEnabled(not counted)
        self.reach.setEnabled(not counted and self.limited.isChecked())

    @Slot()
    def _fit(self) -> None:
        if self.isVisible():
            self._settle(self.geometry().topRight() + QPoint(1, 0))

    @Slot()
    def _clicked(self) -> None:
        request = self.take()
        # Remember the last choice for the next report.
        self._preferences.method = request.method
        if request.reach is not None:
            # Do not remember "no limit": its figures look more certain than they are.
            self._preferences.reach = request.reach
        self.hide()
        self.generate.emit(request)


def _hint(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("hint")
    label.setWordWrap(True)
    return label
