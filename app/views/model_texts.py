"""What is said of models, in the language of the windows; knows nothing of widgets."""

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import QObject

from app.model.model_row import ModelRow, Outcome, Plan, Work
from app.model.wording import decimals
from app.status_line import language_name


class ModelTexts(QObject):
    """Turns plain values into sentences."""

    def megabytes(self, n_bytes: int | None) -> str:
        """Return a size."""
        if n_bytes is None:
            return self.tr("size not known yet")
        n_megabytes = n_bytes / 1e6
        return self.tr("{} MB").format(decimals(n_megabytes, 1 if n_megabytes < 10 else 0))

    def pair(self, row: ModelRow) -> str:
        """Return its languages."""
        if not row.is_readable:
            return self.tr("Damaged")
        return f"{language_name(row.source_language)} → {language_name(row.target_language)}"

    def title(self, row: ModelRow) -> str:
        """Return the two lines of a list."""
        where = {
            "sotto": self.tr("comes with Sotto"),
            "installed": self.tr("installed"),
            "catalogue": self.tr("can be downloaded"),
        }[row.origin]
        parts = [where]
        if row.n_fetched_bytes:
            parts = [self.tr("a part is here")]
        if row.is_here:
            parts.append(self.megabytes(row.n_bytes))
        if row.origin == "installed":
            parts.append(self.signature(row))
        return f"{self.pair(row)}   {row.name}\n{', '.join(parts)}"

    def choices(self, rows: Sequence[ModelRow]) -> list[tuple[str, str]]:
        """Return name and title of each: its languages, and its name where others have the same."""
        pairs = [self.pair(row) for row in rows]
        return [
            (row.name, pair if pairs.count(pair) == 1 else f"{pair}, {row.name}")
            for row, pair in zip(rows, pairs, strict=True)
        ]

    def signature(self, row: ModelRow) -> str:
        """Return who vouches for it."""
        if row.is_changed:
            return self.tr("wrong signature")
        if row.signed_by is None:
            return self.tr("unsigned")
        return self.tr("signed by {}").format(row.signed_by)

    def details(self, row: ModelRow) -> str:
        """Return all there is to know of a model."""
        parts = [f"{row.name}: {self.pair(row)}", row.about, self._state(row)]
        parts.append(self.tr("Licence: {}").format(row.licence) if row.licence else "")
        if row.hears_whole:
            parts.append(self.tr("It hears whole recordings: sotto translate FILE --offline."))
        if row.measured:
            parts.append("\n".join([self.tr("Measured:"), *(f"– {line}" for line in row.measured)]))
        if row.hosts:
            parts.append(self.tr("Its files lie at: {}").format(", ".join(row.hosts)))
        return "\n\n".join(filter(None, parts))

    def _state(self, row: ModelRow) -> str:
        if row.origin == "sotto":
            return self.tr("Comes with Sotto, {}.").format(self.megabytes(row.n_bytes))
        if row.origin == "catalogue":
            return self._offer(row)
        size = self.megabytes(row.n_bytes)
        if row.is_changed:
            return self.tr("Installed, {}. It was changed after it was signed: remove it.").format(
                size
            )
        if row.signed_by is None:
            return self.tr(
                "Installed, {}. Unsigned: nobody whom Sotto knows vouches for it."
            ).format(size)
        return self.tr("Installed, {}, signed by {}.").format(size, row.signed_by)

    def _offer(self, row: ModelRow) -> str:
        if row.n_fetched_bytes:
            here = self.megabytes(row.n_fetched_bytes)
            return self.tr("{} of it are here: a download goes on from there.").format(here)
        if row.n_bytes is None:
            return self.tr(
                "Its authors do not publish its size: “Download…” asks the hosts, and you."
            )
        return self.tr("{} to download.").format(self.megabytes(row.n_bytes))

    def plan(self, plan: Plan) -> str:
        """Return what would be fetched, file by file."""
        lines = [self.tr("To be downloaded:")]
        lines += [
            f"– {self.megabytes(file.n_bytes)}: {file.name}, {file.host}" for file in plan.files
        ]
        lines.append(self.tr("In all: {}").format(self.total(plan)))
        return "\n".join(lines)

    def total(self, plan: Plan) -> str:
        """Return how much that is."""
        size = self.megabytes(plan.n_bytes)
        return size if plan.is_size_known else self.tr("{} and more").format(size)

    def network(self, hosts: tuple[str, ...]) -> str:
        """Return who is asked for something over the network."""
        return (
            self.tr("Network: {}").format(", ".join(hosts)) if hosts else self.tr("Network: none")
        )

    def work(self, work: Work) -> str:
        """Return what goes on."""
        match work.kind:
            case "list":
                return ""
            case "size":
                return self.tr("Asking how large {} is…").format(work.model)
            case "fetch":
                return self.tr("Downloading {}…").format(work.model)
            case "install":
                return self.tr("Checking and installing {}…").format(work.model)
            case "verify":
                return self.tr("Checking every byte of {}…").format(work.model)
            case "remove":
                return self.tr("Removing {}…").format(work.model)
            case _:
                assert_never(work.kind)

    def outcome(self, outcome: Outcome) -> str:
        """Return how it ended."""
        model = outcome.work.model
        if outcome.is_cancelled:
            return self.tr(
                "Cancelled. What was downloaded is kept, and the next download goes on from there."
            )
        if outcome.problem is not None:
            return outcome.problem
        match outcome.work.kind:
            case "list":
                return ""
            case "size":
                return self.tr("Nothing was downloaded yet.")
            case "fetch" | "install":
                return self.tr("{} is installed.").format(model)
            case "verify":
                return self.tr("{} is as it was made.").format(model)
            case "remove":
                return self.tr("{} is removed.").format(model)
            case _:
                assert_never(outcome.work.kind)
