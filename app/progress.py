"""How far a long piece of work has come, in the terminal; nothing where there is none."""

from typing import TextIO

WIDTH_COLUMNS = 40


class Progress:
    """One line that is written over and over."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_shown = stream.isatty()

    def show(self, share: float) -> None:
        """Show that `share` of the work is done, from 0 to 1, which ends the line."""
        if not self._is_shown:
            return
        n_full = round(share * WIDTH_COLUMNS)
        bar = "#" * n_full + "." * (WIDTH_COLUMNS - n_full)
        self._stream.write(f"\r[{bar}] {round(100 * share):3d} %{chr(10) if share >= 1 else ''}")
        self._stream.flush()

    def finish(self) -> None:
        """End the line where the work broke off."""
        if self._is_shown:
            self._stream.write("\n")
