"""One sentence that says what Sotto does, shown whole however long it is."""

from PySide6.QtWidgets import QLabel

from app.views.announcer import announce
from app.views.worded import describe


class StatusText(QLabel):
    """A problem is told at once to who listens, anything else in its turn."""

    def __init__(self) -> None:
        super().__init__(wordWrap=True)
        self.setObjectName("status")

    def show_status(self, sentence: str, *, is_problem: bool) -> None:
        """Show a sentence."""
        if sentence != self.text():
            announce(self, sentence, is_urgent=is_problem)
        self.setText(sentence)
        self.setAccessibleDescription(sentence)
        self.setProperty("problem", is_problem)
        self.style().polish(self)

    def word(self) -> None:
        """Set every word in the language of the interface."""
        describe(self, self.tr("Status"), self.tr("What Sotto does"))
