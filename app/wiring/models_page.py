"""Connects the page of models with what lists, fetches, installs, verifies and removes them."""

from collections.abc import Callable
from pathlib import Path
from typing import assert_never

from app.bundle_place import bundle_folder, download_folder
from app.model.model_row import Listing, ModelRow, Outcome, Plan, PlannedFile, Work
from app.model.wording import translate
from app.views.models_page import ModelsPage
from app.wiring import fetching
from app.wiring.model_work import Do, ModelWork
from engine.errors import BundleError
from engine.importing.refused import RefusedError
from engine.installing.bundle_check import check_bundle
from engine.installing.catalogue import Entry, RemoteFile
from engine.installing.download import Downloads
from engine.installing.shelf import is_name

CLOSE_S = 1.0  # a host that hangs holds nobody up for longer


class Models:
    """The page's part of a window; `refresh` is called on its timer."""

    def __init__(
        self,
        page: ModelsPage,
        list_changed: Callable[[tuple[ModelRow, ...]], object] = lambda rows: None,
    ) -> None:
        """Connect the page; `list_changed` is told of every model there is, as soon as known."""
        self._page = page
        self._list_changed = list_changed
        self._work = ModelWork()
        self._share: float | None = None
        page.opened.connect(self.look)
        page.file_chosen.connect(self._install_file)
        page.folder_chosen.connect(self._install_from)
        page.plan_wanted.connect(self._plan)
        page.download_wanted.connect(self._download)
        page.verify_wanted.connect(self._verify)
        page.remove_wanted.connect(self._remove)
        page.cancel_wanted.connect(self._cancel)

    @property
    def is_busy(self) -> bool:
        """Whether something goes on."""
        return self._work.is_busy

    def look(self) -> None:
        """List what there is."""
        self._work.begin(Work("list"), lambda work: None)

    def refresh(self) -> None:
        """Show what happened since this was last called; never waits."""
        for news in self._work.take_news():
            self._show(news)
        if self._work.share != self._share:
            self._share = self._work.share
            self._page.show_share(self._share)

    def close(self) -> None:
        """Break off what goes on, and wait for that a little."""
        self._work.cancel()
        self._work.join(CLOSE_S)

    def _show(self, news: Work | Plan | Listing | Outcome) -> None:
        match news:
            case Work():
                self._page.show_work(news)
            case Plan():
                self._page.show_plan(news)
            case Listing():
                self._page.show_models(news.rows)
                self._list_changed(news.rows)
                if news.problem is not None:
                    self._page.show_problem(news.problem)
            case Outcome():
                self._page.show_outcome(news)
            case _:
                assert_never(news)

    def _cancel(self) -> None:
        self._work.cancel()
        self._page.show_cancelling()

    def _install_file(self, path: str) -> None:
        """Install it under the name of the file, which a person can see, if that is a name."""
        stem = Path(path).stem
        is_free = is_name(stem) and stem not in fetching.names_of_ours()

        def do(work: ModelWork) -> str:
            installed = fetching.open_shelf().install(Path(path), stem if is_free else None)
            return installed.bundle.folder.name

        self._work.begin(Work("install", stem), do)

    def _install_from(self, name: str, folder: str) -> None:
        def do(work: ModelWork) -> None:
            entry = fetching.entry_called(name)
            model = fetching.free_name(entry, None)
            fetching.install(entry, model, fetching.find(entry, Path(folder)), work.tell_share)

        self._work.begin(Work("install", name), do)

    def _plan(self, row: ModelRow) -> None:
        def do(work: ModelWork) -> Plan:
            entry = fetching.entry_called(row.name)
            sizes = fetching.sizes(entry, _downloads(entry, work))
            files = [
                PlannedFile(file.host, file.name, sizes[part]) for part, file in entry.files.items()
            ]
            return Plan(row.name, tuple(files))

        self._work.begin(Work("size", row.name, row.hosts), do)

    def _download(self, plan: Plan) -> None:
        hosts = tuple(dict.fromkeys(file.host for file in plan.files))
        self._work.begin(Work("fetch", plan.model, hosts), _fetched(plan))

    def _verify(self, name: str) -> None:
        def do(work: ModelWork) -> None:
            folder = bundle_folder(name)
            try:
                fetching.open_shelf().signed_by(folder)
                check_bundle(folder)
            except RefusedError as refusal:
                raise BundleError(
                    translate(
                        "Models", "{name} cannot be trusted, it {refusal}: install it again."
                    ).format(name=name, refusal=refusal)
                ) from None

        self._work.begin(Work("verify", name), do)

    def _remove(self, name: str) -> None:
        def do(work: ModelWork) -> None:
            fetching.open_shelf().remove(name)

        self._work.begin(Work("remove", name), do)


def _downloads(entry: Entry, work: ModelWork) -> Downloads:
    return Downloads(download_folder() / entry.name, pause=work.pause)


def _fetched(plan: Plan) -> Do:
    """Return what fetches all files of a plan and makes a model of them."""

    def do(work: ModelWork) -> None:
        entry = fetching.entry_called(plan.model)
        name = fetching.free_name(entry, None)
        done = _SoFar(plan, work)
        fetching.fetch(entry, name, _downloads(entry, work), done.tell, work.tell_share)

    return do


class _SoFar:
    """Counts the bytes of all files of a plan together."""

    def __init__(self, plan: Plan, work: ModelWork) -> None:
        self._n_all_bytes = plan.n_bytes if plan.is_size_known else 0
        self._n_bytes: dict[RemoteFile, int] = {}
        self._work = work

    def tell(self, file: RemoteFile, n_bytes: int, n_total: int | None) -> None:
        self._n_bytes[file] = n_bytes
        n_fetched = sum(self._n_bytes.values())
        self._work.tell_share(n_fetched / self._n_all_bytes if self._n_all_bytes else None)
