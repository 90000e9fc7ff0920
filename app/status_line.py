"""Which of several sentences a person reads: a problem, before a notice, then the state."""

from typing import assert_never

from app.model.engine_words import in_own_words
from app.model.wording import translate
from app.screen import Screen, State

N_TOLD = 2  # so many sentences that came beside a session are shown together


class StatusLine:
    """One sentence at a time, but for what is told beside a session: that must not be missed.

    Attributes:
        has_problem: One is shown, and still to be read when the session is over.
    """

    def __init__(self, screen: Screen) -> None:
        self._source = self._translation = ""  # the languages, by their codes
        self.has_problem = False
        self._screen = screen
        self._has_notice = False  # it is shown in place of the state
        self._told: tuple[str, ...] = ()  # as long as nothing else is shown

    def name_languages(self, source: str, translation: str) -> None:
        """Take two languages' codes for what is said while all is well."""
        self._source, self._translation = source, translation

    @property
    def listening(self) -> str:
        """What is said while all is well."""
        return translate("Status", "Listening, {source} → {translation}").format(
            source=language_name(self._source), translation=language_name(self._translation)
        )

    def show(self, state: State) -> None:
        """Say whether a session runs, unless there is a problem."""
        match state:
            case "stopped":
                self.show_state(translate("Status", "Ready"))
            case "starting":
                self.show_state(translate("Status", "Loading the model…"))
            case "listening":
                self.show_state(self.listening)
            case "stopping":
                self.show_state(translate("Status", "Finishing what was heard…"))
            case _:
                assert_never(state)

    def begin(self) -> None:
        """Let the next sentence take the place of a problem, which is over."""
        self.has_problem = False

    def show_state(self, sentence: str) -> None:
        """Say what goes on, unless there is a problem."""
        if not self.has_problem:
            self._told = ()
            self._screen.show_status(sentence, is_problem=False)

    def show_notice(self, sentence: str) -> None:
        """Say what happened, until `forget_notice`, unless there is a problem."""
        if not self.has_problem:
            self._has_notice, self._told = True, ()
            self._screen.show_status(in_own_words(sentence), is_problem=False)

    def tell(self, sentence: str) -> None:
        """Say something beside a session, after what was told a moment ago."""
        if not self.has_problem and sentence not in self._told:
            self._has_notice, self._told = True, (*self._told, sentence)[-N_TOLD:]
            told = " ".join(map(in_own_words, self._told))
            self._screen.show_status(told, is_problem=False)

    def forget_notice(self, *, is_listening: bool) -> None:
        """Say again that it listens: a loss was told for as long as its utterance lasted."""
        if self._has_notice and is_listening:
            self.show_state(self.listening)
        self._has_notice = False

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong."""
        self.has_problem = True
        self._screen.show_status(in_own_words(sentence), is_problem=True)


def language_name(code: str) -> str:
    """Return a language's name, or its code where we have none."""
    names = {
        "ar": translate("Languages", "Arabic"),
        "de": translate("Languages", "German"),
        "en": translate("Languages", "English"),
        "es": translate("Languages", "Spanish"),
        "fr": translate("Languages", "French"),
        "it": translate("Languages", "Italian"),
        "ja": translate("Languages", "Japanese"),
        "pt": translate("Languages", "Portuguese"),
        "ru": translate("Languages", "Russian"),
        "zh": translate("Languages", "Chinese"),
    }
    return names.get(code, code)
