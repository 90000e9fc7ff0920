"""The page in a real browser, served by the real server."""

import random
import re

import pytest
from PySide6.QtGui import QImage

from app.model.captions import Captions
from app.web.access import TokenAccess
from app.web.address import Address
from app.web.qr_code import to_rows
from app.wiring.serve import serving
from engine.events import (
    CaptionUpdated,
    EngineReady,
    EngineStopped,
    SourceUpdated,
    UtteranceEnded,
    WordSpoken,
)
from tests.app.web.browser import Browser, find_program
from tests.app.web.test_feed import random_session

pytestmark = pytest.mark.end_to_end

READY = EngineReady("fr", "en")
FRENCH, ENGLISH = "Bonjour à tous.", "Hello everyone."
SPEECH = (
    READY,
    SourceUpdated(0, FRENCH, "", 1),
    CaptionUpdated("en", 0, ENGLISH, "", 1),
    UtteranceEnded(0, 0, 1),
)
CONTRAST_JS = """import("./look.js").then(({ contrastOf }) => {
  const hex = (text) => "#" + text.match(/\\d+/g).slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, "0")).join("");
  const style = (selector) => getComputedStyle(document.querySelector(selector));
  const ground = hex(style("body").backgroundColor);
  return [".source", ".translation", ".partial", "#status", "#settings-button", "#live-button",
    "label", "select"].map((each) => [each, contrastOf(hex(style(each).color), ground)]);
})"""

# The page keeps its line to itself; this lets a test cut it.
KEEP_LINES_JS = """window.lines = [];
window.WebSocket = class extends WebSocket {
  constructor(...given) { super(...given); window.lines.push(this); }
};"""
# A page that waits a twentieth of a second where it would wait for long.
HASTE_JS = """const patient = window.setTimeout;
window.setTimeout = (act, waitMs) => patient(act, waitMs >= 8000 ? 50 : waitMs);"""
AT_END_JS = """(({ scrollTop, scrollHeight, clientHeight }) =>
  scrollHeight - scrollTop - clientHeight < 2)(document.querySelector("main"))"""


@pytest.fixture(scope="module")
def browser():
    program = find_program()
    if program is None:
        pytest.skip("no Chromium is installed")
    browser = Browser(program)
    yield browser
    browser.close()


@pytest.fixture
def open_page(browser):
    """Open pages of a server; none of them may have complained at its end."""
    pages = []

    def open_page(served, path="/", **size):
        pages.append(browser.open(f"http://127.0.0.1:{served.port}{path}", **size))
        return pages[-1]

    yield open_page
    for page in pages:
        complaints = page.complaints()
        page.close()
        assert [each for each in complaints if "WebSocket" not in each] == []


def text_of(page, side):
    return page.run(f"[...document.querySelectorAll('.{side}')].map((p) => p.firstChild.data)")


def test_captions_arrive(serve, open_page):
    served = serve()
    page = open_page(served)
    page.wait("document.querySelector('#status').textContent.includes('getting ready')")
    served.show(*SPEECH)
    page.wait(f"document.querySelector('.translation').firstChild.data === {ENGLISH!r}")
    assert text_of(page, "source") == [FRENCH]
    assert page.run("document.querySelector('#status').textContent") == "Listening"
    served.show(EngineStopped())
    page.wait("document.querySelector('#status').textContent.includes('stopped')")


MARKED_JS = "[...(CSS.highlights.get('dub') ?? [])].map((range) => range.toString()).join()"


def test_the_word_that_the_dub_says_is_underlined_and_no_text_changes(serve, open_page):
    served = serve()
    page = open_page(served)
    served.show(*SPEECH[:-1])
    page.wait("document.querySelector('.translation')?.textContent")
    served.show(WordSpoken(0, 0, 3))
    page.wait(f"{MARKED_JS} === 'Hello'")
    served.show(CaptionUpdated("en", 0, ENGLISH, "How", 2), WordSpoken(0, 16, 19))
    page.wait(f"{MARKED_JS} === 'How'")  # it may still change, and is said all the same
    html = page.run("document.querySelector('.translation').innerHTML")
    assert html == f'{ENGLISH}<span class="partial"> How</span>'
    served.show(WordSpoken(0, 0, 0))
    page.wait(f"{MARKED_JS} === ''")


def test_who_does_not_hear_the_dub_need_not_see_what_it_says(serve, open_page):
    served = serve()
    page = open_page(served, "/?spoken=no")
    served.show(*SPEECH)
    page.wait("document.querySelector('.translation')?.textContent")
    served.show(WordSpoken(0, 0, 3))
    page.wait(f"{MARKED_JS} === 'Hello'")
    style = "getComputedStyle(document.querySelector('.translation'), '::highlight(dub)')"
    assert "underline" not in page.run(f"{style}.textDecoration")
    page.run("document.documentElement.dataset.spoken = 'yes'")
    assert "underline" in page.run(f"{style}.textDecoration")


def test_what_may_still_change_is_set_apart_and_then_goes(serve, open_page):
    served = serve()
    page = open_page(served)
    served.show(READY, SourceUpdated(0, "Bonjour", "à tout", 1))
    page.wait("document.querySelector('.partial')?.textContent === ' à tout'")
    served.show(SourceUpdated(0, FRENCH, "", 1), UtteranceEnded(0, 0, 1))
    page.wait(f"document.querySelector('.source').textContent === {FRENCH!r}")


def test_the_text_is_that_of_the_captions(serve, open_page):
    served, captions = serve(), Captions()
    page = open_page(served)
    for event in random_session(random.Random(5)):
        served.show(event)
        if not isinstance(event, EngineReady):
            captions.apply(event)
    served.show(UtteranceEnded(99, 0, 1))
    page.wait("document.querySelectorAll('.utterance').length && true")
    expected = [
        text.stable
        for each in captions.utterances
        for text in (each.source, *each.translations.values())
        if text.stable
    ]
    page.wait(f"document.querySelectorAll('.utterance p').length >= {len(expected)}")
    page.wait(f"document.querySelectorAll('.utterance').length === {len(captions.utterances) + 1}")
    shown = page.run("[...document.querySelectorAll('.utterance p')].map((p) => p.firstChild.data)")
    assert sorted(filter(None, shown)) == sorted(expected)


@pytest.mark.parametrize(
    ("language", "text", "direction"),
    [
        ("ar", "Sotto يترجم الآن", "rtl"),
        ("he", "שלום לכולם", "rtl"),
        ("zh", "欢迎来到翻译频道。", "ltr"),
        ("ja", "同時通訳です。", "ltr"),
    ],
)
def test_every_script_has_its_language_and_direction(serve, open_page, language, text, direction):
    served = serve()
    page = open_page(served)
    served.show(READY, CaptionUpdated(language, 0, text, "x", 1))
    page.wait("document.querySelector('.translation .partial')?.textContent")
    paragraph = "document.querySelector('.translation')"
    assert page.run(f"[{paragraph}.lang, {paragraph}.dir]") == [language, direction]
    assert page.run(f"getComputedStyle({paragraph}).direction") == direction
    joined = page.run(f"{paragraph}.textContent")
    assert joined == text + (" x" if direction == "rtl" else "x")


def test_a_settled_word_never_moves(serve, open_page):
    served = serve()
    page = open_page(served, width=500)
    said = ""
    served.show(READY)
    rectangle = """(() => { const range = document.createRange();
        range.setStart(document.querySelector('.translation').firstChild, 0);
        range.setEnd(document.querySelector('.translation').firstChild, 5);
        const { x, y } = range.getBoundingClientRect(); return [x, y]; })()"""
    places = []
    for word in ("First", " and", " many", " more", " words", " until", " the", " line", " breaks"):
        said += word
        served.show(CaptionUpdated("en", 0, said, "maybe this", 1))
        page.wait(f"document.querySelector('.translation')?.firstChild.data === {said!r}")
        places.append(page.run(rectangle))
    assert places == [places[0]] * len(places)


def test_the_look_changes_and_is_remembered(serve, open_page):
    served = serve()
    served.show(*SPEECH)
    page = open_page(served)
    page.wait("document.querySelector('.translation')")
    page.click("#settings-button")
    page.click("input[value=translation]")
    choose = "(() => {{ const e = document.querySelector('[name={}]'); e.value = {!r};"
    choose += "e.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()"
    page.run(choose.format("size", "60"))
    page.run(choose.format("theme", "yellow"))
    seen = """(() => { const style = (each) => getComputedStyle(document.querySelector(each));
        return [style('.source').display, style('.translation').fontSize,
                style('.translation').color, style('body').backgroundColor]; })()"""
    expected = ["none", "60px", "rgb(255, 233, 74)", "rgb(0, 0, 0)"]
    assert page.run(seen) == expected
    page.reload()
    page.wait("document.querySelector('.translation')")
    assert page.run(seen) == expected


def test_own_colours_say_their_contrast(serve, open_page):
    page = open_page(serve(), "/?colour=777777&background=000000")
    page.click("#settings-button")
    shown = page.run("document.querySelector('#contrast').textContent")
    assert shown == "Contrast 4.7 : 1, hard to read for some: 7 : 1 is enough"


@pytest.mark.parametrize(
    ("language", "settings", "status"),
    [
        ("fr", "Réglages", "À l’écoute"),
        ("de-AT", "Einstellungen", "Hört zu"),
        ("es", "Ajustes", "Escuchando"),
        ("zh-CN", "设置", "正在聆听"),
        ("pl", "Settings", "Listening"),
    ],
)
def test_the_page_speaks_the_language_of_its_reader(serve, open_page, language, settings, status):
    served = serve()
    page = open_page(served, f"/?language={language}")
    served.show(READY)
    page.wait(f"document.querySelector('#status').textContent === {status!r}")
    assert page.run("document.querySelector('#settings-button').textContent") == settings
    empty = "[...document.querySelectorAll('[data-word], [data-label]')].filter((each) =>"
    empty += " !(each.textContent || each.getAttribute('aria-label')))"
    assert page.run(f"{empty}.length") == 0
    assert page.run("document.documentElement.lang") in (language[:2], "en")


@pytest.mark.parametrize("theme", ["dark", "light", "yellow", "paper"])
def test_every_preset_is_easy_to_read(serve, open_page, theme):
    served = serve()
    served.show(READY, SourceUpdated(0, "un", "de", 1), CaptionUpdated("en", 0, "One", "t", 1))
    page = open_page(served, f"/?theme={theme}")
    page.wait("document.querySelectorAll('.partial').length === 2")
    contrasts = dict(page.run(CONTRAST_JS))
    assert len(contrasts) == 8
    assert min(contrasts.values()) >= 7, contrasts


def test_in_obs_there_is_the_text_alone_on_nothing(serve, open_page, tmp_path):
    served = serve()
    page = open_page(served, "/?obs&size=48&show=translation", width=800, height=200)
    for number in range(4):
        served.show(READY, *SPEECH[1:3], UtteranceEnded(0, 0, number))
    page.wait("document.querySelectorAll('.utterance').length === 2")
    picture = QImage.fromData(page.picture(transparent=True))
    alphas = {
        (x, y): picture.pixelColor(x, y).alpha() for x in range(0, 800, 2) for y in range(0, 200, 2)
    }
    assert all(alphas[x, 0] == 0 for x in range(0, 800, 2))
    assert any(alpha == 255 for (_, y), alpha in alphas.items() if y > 100)
    assert page.run("getComputedStyle(document.querySelector('header')).display") == "none"


def test_in_obs_old_captions_leave_the_picture_and_only_new_ones_come(serve, open_page):
    served = serve()
    page = open_page(served, "/?obs", first=HASTE_JS)
    served.show(*SPEECH)
    visible = "[...document.querySelectorAll('.utterance')].filter((each) => !each.hidden)"
    page.wait(f"document.querySelector('.utterance') && {visible}.length === 0")
    served.show(CaptionUpdated("en", 1, "New.", "", 1))
    page.wait("document.querySelectorAll('.utterance').length === 2")
    shown = page.run(f"{visible}.map((each) => each.textContent)")
    assert shown in ([], ["New."])  # a slow machine may have cleared it again


def test_a_line_that_died_without_a_word_is_opened_anew(serve, open_page):
    page = open_page(serve(), first=KEEP_LINES_JS + HASTE_JS)
    page.wait("lines.length >= 3")


def test_a_page_finds_its_way_back_to_a_server_that_was_started_again(serve, open_page):
    first = serve()
    first.show(*SPEECH)
    page = open_page(first)
    page.wait("document.querySelector('.translation')")
    first.server.stop()
    page.wait("document.documentElement.dataset.link === 'lost'")
    assert "No connection" in page.run("document.querySelector('#status').textContent")
    second = serve(port=first.port)
    second.show(READY, CaptionUpdated("en", 0, "We are back.", "", 1))
    page.wait("document.querySelectorAll('.translation').length === 2")
    assert text_of(page, "translation") == [ENGLISH, "We are back."]


def test_a_page_that_lost_its_line_gets_what_it_missed(serve, open_page):
    served = serve()
    served.show(READY, CaptionUpdated("en", 0, "One", "", 1))
    page = open_page(served, first=KEEP_LINES_JS)
    page.wait("document.querySelector('.translation')?.firstChild.data === 'One'")
    page.run("lines.at(-1).close()")
    served.show(
        CaptionUpdated("en", 0, "One two", "", 1), CaptionUpdated("en", 0, "One two 3", "", 1)
    )
    page.wait("document.querySelector('.translation').firstChild.data === 'One two 3'")
    assert page.run("lines.length") == 2


def test_a_wrong_token_is_refused_in_words(serve, open_page):
    served = serve(TokenAccess(bytes(32)))
    served.show(*SPEECH)
    page = open_page(served, "/#token=wrong")
    page.wait("document.documentElement.dataset.link === 'refused'")
    assert page.run("document.querySelector('#status').textContent") == "Not let in"
    assert "scan the newest one" in page.run("document.querySelector('main').textContent")
    assert text_of(page, "translation") == []


def test_a_token_leaves_the_address_and_lets_the_page_come_back(serve, open_page):
    access = TokenAccess(bytes(32))
    served = serve(access)
    served.show(*SPEECH)
    page = open_page(served, f"/?size=40#token={access.token}")
    page.wait("document.querySelector('.translation')")
    assert page.run("location.hash + location.search") == "?size=40"
    served.server.stop()
    again = serve(TokenAccess(bytes(32)), port=served.port)
    again.show(*SPEECH)
    page.wait("document.querySelectorAll('.translation').length === 2")
    page.reload()
    page.wait("document.querySelectorAll('.translation').length === 1")


def test_a_page_on_this_computer_shows_the_code_for_the_next_viewer(open_page):
    with serving(Address("0.0.0.0", 0)) as screen:
        token = re.search(r"#token=(\S+)", screen.take_notices()[0])[1]
        page = open_page(screen, f"/#token={token}")
        page.wait("!document.querySelector('#code-button').hidden")
        page.click("#code-button")
        url = page.run("document.querySelector('#code-address').textContent")
        assert url == re.search(r"http\S+", screen.take_notices()[0])[0]
        n_dark = page.run(
            "document.querySelector('#code path').getAttribute('d').split('M').length - 1"
        )
        assert n_dark == "".join(to_rows(url)).count("1")
        side = page.run("document.querySelector('#code svg').getBoundingClientRect().width")
        assert side >= 300


def test_a_page_that_everyone_here_may_open_needs_no_code(serve, open_page):
    page = open_page(serve())
    page.wait("document.documentElement.dataset.link === 'open'")
    assert page.run("document.querySelector('#code-button').hidden")


def test_the_keyboard_reaches_everything(serve, open_page):
    page = open_page(serve(), "/?theme=own")
    assert [page.tab() for _ in range(2)] == ["", "settings-button"]
    page.press("Enter", "\r", windowsVirtualKeyCode=13)
    reached = [page.tab() for _ in range(8)]
    names = ("show", "size", "theme", "colour", "background", "partial", "spoken", "captions")
    assert reached == list(names)
    page.run("document.querySelector('[name=size]').focus()")
    page.press("ArrowRight", windowsVirtualKeyCode=39)
    assert page.run("document.querySelector('#size-shown').textContent") == "30 px"
    page.press("Escape", windowsVirtualKeyCode=27)
    assert page.run("[document.activeElement.id, document.querySelector('form').hidden]") == [
        "settings-button",
        True,
    ]


def test_every_control_has_a_name_and_phrases_are_read_out_whole(serve, open_page):
    served = serve()
    page = open_page(served, "/?theme=own")
    served.show(*SPEECH[:3])
    page.wait("document.querySelector('.translation')")
    assert page.run("document.querySelector('#spoken').textContent") == ""
    served.show(SPEECH[3])
    page.wait("document.querySelector('#spoken').textContent")
    assert page.run(
        "[...document.querySelectorAll('#spoken p')].map((p) => [p.lang, p.textContent])"
    ) == [
        ["fr", FRENCH],
        ["en", ENGLISH],
    ]
    page.click("#settings-button")
    nodes = page.call("Accessibility.getFullAXTree")["nodes"]
    roles = {
        "button",
        "radio",
        "slider",
        "combobox",
        "checkbox",
        "ColorWell",
        "log",
        "main",
        "form",
    }
    named = [
        (n["role"]["value"], n["name"]["value"]) for n in nodes if not n["ignored"] and "name" in n
    ]
    controls = [(role, name) for role, name in named if role in roles]
    assert {role for role, _ in controls} == roles, controls
    assert all(name for _, name in controls), controls


def test_whoever_reads_back_is_left_there_until_it_jumps_to_live(serve, open_page):
    served = serve()
    page = open_page(served)
    served.show(READY)
    for number in range(40):
        served.show(
            CaptionUpdated("en", number, "Words. " * 20, "", 1), UtteranceEnded(number, 0, 1)
        )
    page.wait(f"document.querySelectorAll('.utterance').length === 40 && {AT_END_JS}")
    # The page knows where it is from the next picture on; nobody scrolls back sooner.
    page.run("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))")
    page.run("document.querySelector('main').scrollTo({ top: 0, behavior: 'instant' })")
    page.wait("!document.querySelector('#live-button').hidden")
    served.show(CaptionUpdated("en", 40, "New.", "", 1))
    page.wait("document.querySelectorAll('.utterance').length === 41")
    # Chromium may still do the last pixel of a smooth way that was broken off.
    assert page.run("document.querySelector('main').scrollTop") < 2
    page.click("#live-button")
    page.wait(f"{AT_END_JS} && document.querySelector('#live-button').hidden")


def test_nothing_moves_for_whoever_wants_it_still(serve, open_page):
    page = open_page(serve())
    behaviour = "getComputedStyle(document.querySelector('main')).scrollBehavior"
    assert page.run(behaviour) == "smooth"
    reduced = {"name": "prefers-reduced-motion", "value": "reduce"}
    page.call("Emulation.setEmulatedMedia", features=[reduced])
    assert page.run(behaviour) == "auto"


def test_the_page_keeps_no_more_than_it_needs(serve, open_page):
    served = serve()
    page = open_page(served)
    served.show(READY)
    for number in range(450):
        served.show(CaptionUpdated("en", number, str(number), "", 1), UtteranceEnded(number, 0, 1))
    page.wait("document.querySelector('.utterance:last-child')?.textContent === '449'")
    assert page.run("document.querySelectorAll('.utterance').length") == 400


def test_a_script_from_outside_does_not_run(serve, browser):
    page = browser.open(f"http://127.0.0.1:{serve().port}/")
    page.run(
        "(() => { const s = document.createElement('script'); s.textContent = 'window.bad = 1';"
        "document.body.append(s); })()"
    )
    assert page.run("window.bad ?? 'good'") == "good"
    assert any("Content Security Policy" in each for each in page.complaints())
    page.close()


def test_what_is_said_is_text_and_never_markup(serve, open_page):
    served = serve()
    page = open_page(served)
    text = "<img src=x onerror=bad()> & <b>bold</b>"
    served.show(READY, CaptionUpdated("en", 0, text, "<i>", 1))
    page.wait("document.querySelector('.translation')")
    assert page.run("document.querySelector('.translation').firstChild.data") == text
    assert page.run("document.querySelectorAll('main img, main b, main i').length") == 0


TRACKS = (
    READY,
    SourceUpdated(0, FRENCH, "", 1),
    CaptionUpdated("de", 0, "Guten Tag.", "", 1),
    CaptionUpdated("en", 0, ENGLISH, "", 1),
    CaptionUpdated("es", 0, "Buenos días.", "", 1),
    UtteranceEnded(0, 0, 1),
)
SHOWN_JS = """[...document.querySelectorAll('.utterance p')]
  .filter((p) => getComputedStyle(p).display !== 'none').map((p) => p.firstChild.data)"""
CHOOSE_JS = """(() => {{ const e = document.querySelector('[name=track]'); e.value = {!r};
  e.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()"""
THREE_JS = "document.querySelectorAll('.translation').length === 3"


def test_a_viewer_chooses_the_language_and_it_is_remembered(serve, open_page):
    served = serve()
    page = open_page(served)
    served.show(*TRACKS)
    page.wait(THREE_JS)
    assert page.run(SHOWN_JS) == [FRENCH, ENGLISH]
    options = "[...document.querySelector('[name=track]').options].map((each) => each.text)"
    assert page.run(options) == ["English", "German", "Spanish", "All languages"]
    page.click("#settings-button")
    page.run(CHOOSE_JS.format("es"))
    assert page.run(SHOWN_JS) == [FRENCH, "Buenos días."]
    page.reload()
    page.wait(THREE_JS)
    assert page.run(SHOWN_JS) == [FRENCH, "Buenos días."]
    page.run(CHOOSE_JS.format("all"))
    assert page.run(SHOWN_JS) == [FRENCH, ENGLISH, "Guten Tag.", "Buenos días."]


def test_each_viewer_gets_its_own_language_as_far_as_there_is_one(serve, open_page):
    served = serve()
    pages = {
        language: open_page(served, f"/?language={language}&{more}")
        for language, more in (("de-AT", ""), ("pl", ""), ("fr", "track=es&show=translation"))
    }
    served.show(*TRACKS)
    for page in pages.values():
        page.wait(THREE_JS)
    assert {language: page.run(SHOWN_JS) for language, page in pages.items()} == {
        "de-AT": [FRENCH, "Guten Tag."],
        "pl": [FRENCH, ENGLISH],
        "fr": ["Buenos días."],
    }


def test_only_the_language_that_is_shown_is_read_out(serve, open_page):
    served = serve()
    page = open_page(served, "/?language=de")
    served.show(*TRACKS[:-1])
    page.wait(THREE_JS)
    served.show(TRACKS[-1])
    page.wait("document.querySelector('#spoken').textContent")
    spoken = "[...document.querySelectorAll('#spoken p')].map((p) => p.textContent)"
    assert page.run(spoken) == [FRENCH, "Guten Tag."]


def test_another_session_with_other_languages_keeps_what_was_shown(serve, open_page):
    served = serve()
    page = open_page(served)
    served.show(*TRACKS, EngineStopped(), EngineReady("ja", "he"))
    served.show(CaptionUpdated("he", 0, "שלום", "", 1))
    page.wait("document.querySelectorAll('.translation').length === 4")
    assert page.run(SHOWN_JS) == [FRENCH, ENGLISH, "שלום"]
    assert page.run("document.querySelector('[name=track]').closest('label').hidden")


def test_a_track_alone_is_shown(serve, open_page):
    served = serve()
    page = open_page(served)
    served.show(READY, CaptionUpdated("de", 0, "Guten Tag.", "", 1))
    page.wait("document.querySelectorAll('.translation').length === 1")
    assert page.run(SHOWN_JS) == ["Guten Tag."]
