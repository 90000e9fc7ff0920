"""The window of models: those that are here, those that could be, and what is done with them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from app.model.model_row import ModelRow, Outcome, Plan, Work
from app.views.model_list import ModelList
from app.views.model_texts import ModelTexts
from app.views.worded import WordedWidget, describe

FULL_PERMILLE = 1000  # of the progress bar


class ModelsPage(WordedWidget):
    """A list, what there is to know of the model that is chosen in it, and buttons.

    Signals:
        opened: It is to be seen from now on.
        use_wanted: The name of the model to translate with.
        plan_wanted: A `ModelRow`: its hosts may be asked how large its files are.
        download_wanted: A `Plan`, which was shown and agreed to.
        file_chosen: The path of a `.sotto` file to install.
        folder_chosen: The name of a model, and a folder that has its files.
        verify_wanted: The name of the model to check.
        remove_wanted: The name of the model to remove; that was asked twice.
        cancel_wanted: What goes on shall end.
    """

    opened = Signal()
    use_wanted = Signal(str)
    plan_wanted = Signal(object)
    download_wanted = Signal(object)
    file_chosen = Signal(str)
    folder_chosen = Signal(str, str)
    verify_wanted = Signal(str)
    remove_wanted = Signal(str)
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._texts = ModelTexts()
        self._list = ModelList(self._title)
        self._in_use = ""
        self._plan: Plan | None = None
        self._hosts: tuple[str, ...] = ()  # that are asked for something now
        self._is_busy = self._is_asked = False
        self._build()
        self._lay_out()
        self._connect()
        self.word()
        self.resize(880, 540)

    @property
    def chosen(self) -> ModelRow | None:
        """The model that is chosen in the list."""
        return self._list.row(self.models.currentIndex())

    def show_models(self, rows: Sequence[ModelRow]) -> None:
        """Show every model there is; the one that was chosen stays chosen."""
        name, plan = self.chosen.name if self.chosen else self._in_use, self._plan
        self._list.show(rows)
        self.models.setCurrentIndex(self._list.place_of(name))
        row = self.chosen
        self._plan = plan if plan and row and row.name == plan.model and not row.is_here else None
        self._show_details()

    def show_in_use(self, name: str) -> None:
        """Tell which model translates."""
        self._in_use = name
        self.models.viewport().update()
        self._enable()

    def show_work(self, work: Work) -> None:
        """Tell what goes on, and who is asked over the network for it."""
        self._is_busy = work.kind != "list"
        self._show_network(work.hosts)
        self._say(self._texts.work(work), is_problem=False)
        self.progress.setRange(0, 0)  # it moves, and promises nothing
        self._enable()

    def show_share(self, share: float | None) -> None:
        """Tell how much of it is done."""
        self.progress.setRange(0, 0 if share is None else FULL_PERMILLE)
        self.progress.setValue(round((share or 0) * FULL_PERMILLE))

    def show_cancelling(self) -> None:
        """Tell that it ends as soon as it can."""
        self._say(self.tr("Cancelling…"), is_problem=False)
        self.cancel.setEnabled(False)

    def show_plan(self, plan: Plan) -> None:
        """Show what would be fetched, and ask."""
        self._plan = plan
        self.models.setCurrentIndex(self._list.place_of(plan.model))
        self._show_details()

    def show_problem(self, sentence: str) -> None:
        """Tell what is wrong."""
        self._say(sentence, is_problem=True)

    def show_outcome(self, outcome: Outcome) -> None:
        """Tell how it ended; the network is left alone from now on."""
        self._is_busy = False
        self._show_network(())
        if outcome.work.kind in ("fetch", "install") and outcome.problem is None:
            self.models.setCurrentIndex(self._list.place_of(outcome.work.model))
        if outcome.work.kind != "list" or outcome.problem is not None:
            self._say(self._texts.outcome(outcome), is_problem=outcome.problem is not None)
        self._enable()

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.setWindowTitle(self.tr("Sotto – models"))
        self.setAccessibleName(self.tr("Models"))
        self.network.setText(self._texts.network(self._hosts))
        describe(self.network, self.tr("Network"), self.tr("Who is asked for something now"))
        describe(self.models, self.tr("Models"), self.tr("Models that are here or could be"))
        describe(self.details, self.tr("About the model"), "")
        describe(self.progress, self.tr("Progress"), "")
        describe(self.status, self.tr("Status"), "")
        self._word_buttons()
        self._show_details()
        self.models.viewport().update()

    def _word_buttons(self) -> None:
        self.use.setText(self.tr("&Use"))
        describe(self.use, self.tr("Use"), self.tr("Translate with this model from now on"))
        describe(self.download, self.tr("Download"), self.tr("Fetch it from its authors"))
        self.folder.setText(self.tr("From a &folder…"))
        tip = self.tr("Take the same files from a folder: no network is needed")
        describe(self.folder, self.tr("From a folder"), tip)
        self.verify.setText(self.tr("&Verify"))
        describe(self.verify, self.tr("Verify"), self.tr("Check every byte, as when installed"))
        describe(self.remove, self.tr("Remove"), self.tr("Delete it from this computer"))
        self.install.setText(self.tr("&Install a file…"))
        tip = self.tr("A model in one file, with a name that ends in .sotto")
        describe(self.install, self.tr("Install a file"), tip)
        self.cancel.setText(self.tr("&Cancel"))
        describe(self.cancel, self.tr("Cancel"), self.tr("What was fetched is kept"))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that it is to be seen."""
        super().showEvent(event)
        if not event.spontaneous():
            self.models.setFocus()
            self.opened.emit()

    def _title(self, row: ModelRow) -> str:
        mark = "● " if row.name == self._in_use and row.is_here else ""
        return mark + self._texts.title(row)

    def _build(self) -> None:
        self.network = QLabel()
        self.network.setObjectName("figure")
        self.models = QListView()
        self.models.setModel(self._list)
        self.models.setWordWrap(True)
        self.models.setSpacing(3)
        self.models.setFixedWidth(340)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.use = QPushButton()
        self.use.setObjectName("start")
        self.download = QPushButton()
        self.folder = QPushButton()
        self.verify = QPushButton()
        self.remove = QPushButton()
        self.install = QPushButton()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.cancel = QPushButton()
        self.status = QLabel(wordWrap=True)
        self.status.setObjectName("status")

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.network, 1)
        above.addWidget(self.install)
        buttons = QHBoxLayout()
        for button in (self.use, self.download, self.folder, self.verify, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.details, 1)
        right.addLayout(buttons)
        middle = QHBoxLayout()
        middle.addWidget(self.models)
        middle.addLayout(right, 1)
        below = QHBoxLayout()
        below.addWidget(self.progress, 1)
        below.addWidget(self.cancel)
        rows = QVBoxLayout(self)
        rows.addLayout(above)
        rows.addLayout(middle, 1)
        rows.addLayout(below)
        rows.addWidget(self.status)

    def _connect(self) -> None:
        self.models.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self.use.clicked.connect(lambda: self._emit(self.use_wanted))
        self.verify.clicked.connect(lambda: self._emit(self.verify_wanted))
        self.remove.clicked.connect(self._remove)
        self.download.clicked.connect(self._download)
        self.folder.clicked.connect(self._choose_folder)
        self.install.clicked.connect(self._choose_file)
        self.cancel.clicked.connect(self.cancel_wanted)
        QShortcut(QKeySequence("Esc"), self, self.close)

    def _emit(self, wanted: SignalInstance) -> None:
        if self.chosen is not None:
            wanted.emit(self.chosen.name)

    def _remove(self) -> None:
        if self._is_asked:
            self._emit(self.remove_wanted)
        self._is_asked = not self._is_asked
        self._enable()

    def _download(self) -> None:
        if self._plan is not None:
            self.download_wanted.emit(self._plan)
        elif self.chosen is not None:
            self.plan_wanted.emit(self.chosen)

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Install a file"), "", self.tr("Models (*.sotto)")
        )
        if path:
            self.file_chosen.emit(path)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Where the files lie"))
        if folder and self.chosen is not None:
            self.folder_chosen.emit(self.chosen.name, folder)

    def _show_chosen(self) -> None:
        """Show another model, of which nothing was asked yet."""
        if self._plan is not None and (self.chosen is None or self.chosen.name != self._plan.model):
            self._plan = None
        self._is_asked = False
        self._show_details()

    def _show_details(self) -> None:
        text = self._texts.details(self.chosen) if self.chosen else ""
        if self._plan is not None:
            text += "\n\n" + self._texts.plan(self._plan)
        self.details.setPlainText(text)
        if self._plan is not None:
            self.details.verticalScrollBar().setValue(self.details.verticalScrollBar().maximum())
        self._enable()

    def _enable(self) -> None:
        row, is_free = self.chosen, not self._is_busy
        is_here, is_offered = bool(row and row.is_here), bool(row and not row.is_here)
        for button in (self.use, self.verify, self.remove):
            button.setVisible(is_here)
        for button in (self.download, self.folder):
            button.setVisible(is_offered)
            button.setEnabled(is_free)
        is_used = row is not None and row.name == self._in_use
        self.use.setEnabled(bool(row and row.can_listen) and not is_used)
        self.verify.setEnabled(is_free)
        self.remove.setEnabled(is_free and bool(row and row.origin == "installed") and not is_used)
        self.remove.setText(self.tr("Really &remove?") if self._is_asked else self.tr("&Remove"))
        self.download.setText(
            self.tr("&Download {}").format(self._texts.total(self._plan))
            if self._plan
            else self.tr("&Download…")
        )
        self.install.setEnabled(is_free)
        for widget in (self.progress, self.cancel):
            widget.setVisible(self._is_busy)
        self.cancel.setEnabled(self._is_busy)

    def _show_network(self, hosts: tuple[str, ...]) -> None:
        self._hosts = hosts
        self.network.setText(self._texts.network(hosts))

    def _say(self, sentence: str, *, is_problem: bool) -> None:
        self.status.setText(sentence)
        self.status.setAccessibleDescription(sentence)
        self.status.setProperty("problem", is_problem)
        self.status.style().polish(self.status)
