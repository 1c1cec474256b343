"""The heads of the table: each phase in the colour that it has on the map, its name on as many lines as it needs."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from app.widgets import style
from app.widgets.matrix.lines import lines
from app.widgets.matrix.table import CHANNELS

_LINE, _AROUND, _SIDE = 20, 10, 16


class Heads(QHeaderView):
    """The horizontal header of a MatrixTable."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        """As high as the longest name needs."""
        most = max((len(self._words(section)) for section in range(self.count())), default=1)
        return QSize(super().sizeHint().width(), max(style.target(40), most * _LINE + 2 * _AROUND))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One head."""
        theme = style.look()
        phase = section > CHANNELS
        painter.save()
        painter.fillRect(rect, QColor(theme.phase_color(section - 1) if phase else theme.surface))
        painter.setPen(QColor(theme.border))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(theme.phase_ink if phase else theme.ink))
        painter.setFont(style.font(style.BASE, semibold=True))
        said = self._words(section)
        top = rect.center().y() - len(said) * _LINE // 2
        for place, line in enumerate(said):
            box = QRect(rect.left() + _SIDE, top + place * _LINE, rect.width() - 2 * _SIDE, _LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, line)
        painter.restore()

    def _words(self, section: int) -> tuple[str, ...]:
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        return lines(name, self.sectionSize(section) - 2 * _SIDE, style.BASE, semibold=True)
