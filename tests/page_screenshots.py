"""Takes the pictures of the second screen in docs/screenshots: `python -m tests.page_screenshots`.

Every state is the real page in a real Chromium, served by the real server and told plain events.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtGui import QColor, QImage, QPainter, QRadialGradient

from app import assets
from app.web.access import Access, OpenAccess, TokenAccess
from app.web.address import LOOPBACK, Address, listen
from app.web.feed import Message
from app.web.page_files import PageFiles
from app.web.qr_code import to_rows
from app.web.server import CaptionServer
from engine.events import CaptionUpdated, EngineReady, EngineStopped, SourceUpdated, UtteranceEnded
from tests.app.web.browser import Browser, Page, find_program
from tests.screenshots import FOLDER, N_COLOURS

WIDE, PHONE, FILM = (1000, 600), (390, 780), (1280, 360)
SESSIONS = (
    ("ar", "zh", (("مرحبا بكم في قناة Sotto للترجمة.", "欢迎来到 Sotto 翻译频道。"),)),
    ("ja", "he", (("同時通訳についてお話しします。", "היום נדבר על תרגום סימולטני."),)),
    (
        "fr",
        "en",
        (
            ("Bonjour à tous et bienvenue.", "Hello everyone and welcome."),
            (
                "Nous allons parler de la traduction simultanée, un métier très ancien.",
                "We are going to talk about simultaneous interpreting, a very old profession.",
            ),
        ),
    ),
)

TRACKS = (
    (
        "Bonjour à tous et bienvenue.",
        "Hello everyone and welcome.",
        "Guten Tag allerseits und willkommen.",
        "Buenos días a todos y bienvenidos.",
    ),
    (
        "Nous allons parler de la mer.",
        "We are going to talk about the sea.",
        "Wir werden über das Meer sprechen.",
        "Vamos a hablar del mar.",
    ),
)
INVITED = "http://192.168.1.5:8765/#token=as-hard-to-guess-a-key"
INVITATION = {"kind": "invitation", "url": INVITED, "rows": to_rows(INVITED)}


@contextmanager
def served(
    access: Access, invite: Callable[[], Message] | None = None
) -> Iterator[tuple[CaptionServer, str]]:
    """Serve the page on a free port; yield the server and the page's address."""
    listener = listen(Address(LOOPBACK, 0))
    server = CaptionServer(listener, access, PageFiles(assets.PAGE), invite=invite)
    server.start()
    try:
        yield server, f"http://{LOOPBACK}:{listener.getsockname()[1]}/"
    finally:
        server.stop()


def speak(server: CaptionServer) -> None:
    """Say something in several scripts, the last of it not yet settled."""
    for source_language, track, utterances in SESSIONS:
        server.show(EngineReady(source_language, track))
        for number, (source, translation) in enumerate(utterances):
            server.show(SourceUpdated(number, source, "", 1))
            server.show(CaptionUpdated(track, number, translation, "", 1))
            server.show(UtteranceEnded(number, 0, 1))
        server.show(EngineStopped())
    server.show(EngineReady("fr", "en"))
    server.show(SourceUpdated(0, "On dit souvent que", "traduire c’est", 1))
    server.show(CaptionUpdated("en", 0, "It is often said that", "to translate", 1))


def speak_in_tracks(server: CaptionServer) -> None:
    """Say something on three caption tracks beside the captions."""
    server.show(EngineReady("fr", "en"))
    for number, texts in enumerate(TRACKS):
        for track, text in zip(("fr", "en", "de", "es"), texts, strict=True):
            update = (number, text, "", 1)
            is_source = track == "fr"
            server.show(SourceUpdated(*update) if is_source else CaptionUpdated(track, *update))
        server.show(UtteranceEnded(number, 0, 1))


def open_settings(page: Page) -> None:
    """Show the settings."""
    page.click("#settings-button")


def nothing(page: Page) -> None:
    """Leave the page as it comes."""


# name -> what follows the address, the size, and what is done there
STATES: dict[str, tuple[str, tuple[int, int], Callable[[Page], None]]] = {
    "page": ("", WIDE, nothing),
    "page-settings": ("?theme=own&colour=ffe94a&background=10243a", WIDE, open_settings),
    "page-light": ("?theme=light&show=translation&size=40", WIDE, nothing),
    "page-phone": ("", PHONE, nothing),
    "page-phone-settings": ("?theme=paper", PHONE, open_settings),
    "page-obs": ("?obs&size=40", FILM, nothing),
    "page-obs-box": ("?obs&box&show=translation&size=40", FILM, nothing),
}


def main() -> int:
    """Take all pictures."""
    browser = Browser(find_program())
    try:
        with served(OpenAccess()) as (server, url):
            speak(server)
            for name, (query, (width, height), act) in STATES.items():
                page = browser.open(url + query, width, height)
                page.wait("document.querySelector('.utterance:last-child .partial')?.textContent")
                act(page)
                is_film = "?obs" in query
                keep(name, page.picture(transparent=is_film), is_film=is_film)
            page = browser.open(url, *PHONE)
            page.wait("document.querySelector('.translation')")
        keep("page-lost", shot(page, "lost"), is_film=False)
        take_tracks(browser)
        with served(TokenAccess(bytes(32))) as (_, url):
            keep("page-refused", shot(browser.open(url, *PHONE), "refused"), is_film=False)
        with served(access := TokenAccess(bytes(32)), lambda: INVITATION) as (server, url):
            speak(server)
            page = browser.open(f"{url}#token={access.token}", *WIDE)
            page.wait("!document.querySelector('#code-button').hidden")
            page.click("#code-button")
            keep("page-code", page.picture(), is_film=False)
    finally:
        browser.close()
    return 0


def take_tracks(browser: Browser) -> None:
    """Take the pictures in which there are several translations to choose from."""
    with served(OpenAccess()) as (server, url):
        speak_in_tracks(server)
        for name, query, size, act in (
            ("page-tracks", "?track=all", WIDE, open_settings),
            ("page-phone-track", "?track=de&size=24", PHONE, open_settings),
        ):
            page = browser.open(url + query, *size)
            page.wait("document.querySelectorAll('.utterance:last-child p').length === 4")
            act(page)
            keep(name, page.picture(), is_film=False)


def shot(page: Page, link: str) -> bytes:
    """Return a picture of the page when its line is in that state."""
    page.wait(f"document.documentElement.dataset.link === {link!r}")
    return page.picture()


def keep(name: str, png: bytes, *, is_film: bool) -> None:
    """Write a small picture, over something bright if it is to lie over a film."""
    picture = QImage.fromData(png)
    if is_film:
        film = QImage(picture.size(), QImage.Format.Format_RGB32)
        sky = QRadialGradient(640, 280, 800)
        for at, colour in ((0.0, "#ffffff"), (0.35, "#cfe4f5"), (0.7, "#5f8db3"), (1.0, "#27425c")):
            sky.setColorAt(at, QColor(colour))
        painter = QPainter(film)
        painter.fillRect(film.rect(), sky)
        painter.drawImage(0, 0, picture)
        painter.end()
        picture = film
    path = FOLDER / f"{name}.png"
    picture.save(str(path))
    shrink = ["-dither", "None", "-colors", str(N_COLOURS), "-strip"]
    subprocess.run(["mogrify", *shrink, str(path)], check=True)


if __name__ == "__main__":
    sys.exit(main())
