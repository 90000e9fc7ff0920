"""Tells of a session that ended with its program, and opens it in the large window."""

from app.controller import Controller
from app.model.transcript import BrokenOff
from app.views.desktop import Desktop
from app.wiring.reading_back import ReadingBack


class Recovered:
    """The newest session that broke off, as long as nobody has opened it."""

    def __init__(self, desktop: Desktop, reading_back: ReadingBack, controller: Controller) -> None:
        self._desktop = desktop
        self._reading_back = reading_back
        self._controller = controller
        self._session: int | None = None
        desktop.control_bar.recovered_wanted.connect(self.open)

    def tell(self, broken_off: BrokenOff) -> None:
        """Say that it broke off; offer to open it if anything was said in it."""
        self._controller.tell(broken_off.sentence)
        if broken_off.n_lines:
            self._session = broken_off.session
            self._desktop.control_bar.show_recovered(is_there=True)

    def open(self) -> None:
        """Show what was kept of it, where it can also be exported."""
        session, self._session = self._session, None
        self._desktop.control_bar.show_recovered(is_there=False)
        if session is not None:
            self._desktop.show_main()
            self._reading_back.open(session)
