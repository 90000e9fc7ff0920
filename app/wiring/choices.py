"""Connects what is chosen of the program and of the second screen with the settings."""

from collections.abc import Callable

from app.model.setting_kinds import Value
from app.model.settings import Settings
from app.model.settings_store import SettingsStore
from app.views.program_form import ProgramForm
from app.views.second_screen_form import SecondScreenForm
from app.wiring.page_switch import PageSwitch


class Choices:
    """Two forms' part of a window; `refresh` is called on its timer."""

    def __init__(
        self,
        program: ProgramForm,
        second_screen: SecondScreenForm,
        store: SettingsStore,
        page: PageSwitch,
        follow_window: Callable[[], None],
    ) -> None:
        """Connect the forms; `follow_window` lets the windows look as the settings say."""
        self._program = program
        self._second_screen = second_screen
        self._store = store
        self._page = page
        self._follow_window = follow_window
        self._shown: Settings | None = None
        self._shown_url: str | None = None
        program.changed.connect(self._change)
        second_screen.changed.connect(self._change)

    def refresh(self) -> None:
        """Show what is chosen by now, whoever chose it, and how the next viewer gets in."""
        settings = self._store.settings
        if settings is not self._shown:
            self._shown = settings
            self._program.show_window(settings.window)
            self._program.show_hotkeys(settings.hotkeys)
            self._second_screen.show_page(settings.page)
            self._shown_url = None
        url = self._page.url
        if url != self._shown_url:
            self._shown_url = url
            self._second_screen.show_invitation(url, self._page.code)

    def _change(self, key: str, value: Value) -> None:
        self._store.change(key, value)
        self._page.follow(self._store.settings.page)
        self._follow_window()
        self.refresh()
