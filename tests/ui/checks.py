"""What every widget of the program must be able to say of itself."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget


def unnamed(widget: QWidget) -> list[str]:
    """The widgets in here that take the keyboard but have no name for a screen reader."""
    found = []
    for one in [widget, *widget.findChildren(QWidget)]:
        if one.focusPolicy() == Qt.FocusPolicy.NoFocus or not one.isVisibleTo(widget):
            continue
        if (
            isinstance(one, (QScrollArea, QSplitter))
            or one.focusProxy()
            or one.objectName().startswith("qt_")
        ):
            continue
        spoken = QAccessible.queryAccessibleInterface(one)
        if spoken and not spoken.text(QAccessible.Text.Name):
            found.append(f"{type(one).__name__} {one.objectName()}".strip())
    return found


def assert_named(widget: QWidget) -> None:
    """Everything in here that takes the keyboard has a name."""
    nameless = unnamed(widget)
    assert not nameless, nameless


def tab_stops(widget: QWidget, most: int = 100) -> list[QWidget]:
    """What Tab reaches, in order."""
    first = widget if widget.focusPolicy() & Qt.FocusPolicy.TabFocus else widget.nextInFocusChain()
    stops, one = [], first
    for _n in range(2000):
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisibleTo(widget) and one.isEnabled():
            stops.append(one)
        one = one.nextInFocusChain()
        if one is first or len(stops) == most:
            break
    return stops
