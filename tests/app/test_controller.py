from dataclasses import replace

import pytest

from app.controller import Controller
from app.grant import grant
from app.model.captions import Passage
from app.model.lag import Lag
from app.model.running_text import Line
from app.model.settings import CaptionSettings, TrackSettings, TracksSettings
from app.session import Settings
from engine.caption_tracks import Track, TrackChoice
from engine.errors import DeviceError
from engine.events import (
    ActivityChanged,
    AudioDropped,
    BundleChanged,
    BundleRefused,
    CaptionUpdated,
    DeviceBack,
    DeviceLost,
    DubPaced,
    EngineFailed,
    EngineReady,
    EngineStopped,
    LagMeasured,
    LevelMeasured,
    SourceUpdated,
    TracksSkipped,
    UtteranceEnded,
    WordSpoken,
)


class FakeSession:
    def __init__(self, settings):
        self.settings = settings
        self.has_dub = settings.dub
        self.calls, self.track_choices = [], []

    def start(self):
        self.calls.append("start")

    def stop(self):
        self.calls.append("stop")

    def set_pace(self, pace):
        self.calls.append(pace.latency_ms)

    def set_bundle(self, bundle):
        self.calls.append(f"bundle {bundle}")

    def set_dub(self, *, is_on):
        self.calls.append(f"dub {is_on}")

    def set_tracks(self, choice):
        self.track_choices.append(choice)

    def jump_to_live(self):
        self.calls.append("jump")

    def set_volume_percent(self, volume_percent):
        self.calls.append(f"volume {volume_percent}")


class FakeScreen:
    def __init__(self):
        self.captions = ([], [])
        self.states, self.statuses, self.lags, self.levels = [], [], [], []
        self.looks, self.wanted, self.languages, self.bundles = [], [], [], []
        self.choices, self.n_shown, self.n_set_up, self.n_replays = [], 0, 0, 0
        self.lines, self.n_jumps = {}, 0
        self.spoken = []
        self.is_left = False

    def show_tracks(self, tracks):
        self.tracks = tracks

    def show_track_looks(self, tracks, *, labels):
        self.track_looks = (list(tracks), labels)

    def show_choices(self, latency_ms, *, dub, volume_percent):
        self.choices.append((latency_ms, dub, volume_percent))

    def show_bundle(self, bundle):
        self.bundles.append(bundle)

    def put_line(self, number, line):
        self.lines[number] = line

    def jump_to_live(self):
        self.n_jumps += 1

    def show_windows(self):
        self.n_shown += 1

    def show_set_up(self):
        self.n_set_up += 1

    def show_spoken(self, *word):
        self.spoken.append(word)

    def show_replay(self):
        self.n_replays += 1

    def show_look(self, captions):
        self.looks.append(captions)

    def show_captions_wanted(self, *, is_wanted):
        self.wanted.append(is_wanted)

    def show_languages(self, source, translation):
        self.languages.append((source, translation))

    def show_captions(self, source, translation):
        self.captions = (list(source), list(translation))

    def show_state(self, state):
        self.states.append(state)

    def show_status(self, sentence, *, is_problem):
        self.statuses.append((sentence, is_problem))

    def show_level(self, rms_db, peak_db):
        self.levels.append(rms_db)

    def show_lag(self, lag):
        self.lags.append(lag)

    def leave(self):
        self.is_left = True


class Desk:
    """A controller with its sessions and its screen."""

    def __init__(self, **settings):
        self.sessions = []
        self.screen = FakeScreen()
        chosen = {"source": "system", "latency_ms": 320, "dub": False} | settings
        self.remembered, self.now_ms = {}, 0.0
        self.controller = Controller(
            self.open_session,
            self.screen,
            Settings(**chosen),
            self.remembered.__setitem__,
            lambda: self.now_ms,
        )

    def open_session(self, settings):
        self.sessions.append(FakeSession(settings))
        return self.sessions[-1]

    def tell(self, *events):
        for event in events:
            self.controller.on_event(event)

    def listen(self):
        self.controller.start()
        self.tell(EngineReady("fr", "en"))


@pytest.fixture
def desk():
    return Desk()


def test_a_session_goes_through_its_states(desk):
    desk.listen()
    desk.controller.stop()
    desk.tell(EngineStopped())
    assert desk.screen.states == ["starting", "listening", "stopping", "stopped"]
    assert desk.sessions[0].calls == ["volume 100", 320, "start", "stop"]


def test_languages_are_named_when_it_listens(desk):
    desk.listen()
    assert desk.screen.statuses[-1] == ("Listening, French → English", False)


def test_captions_of_both_sides_are_shown(desk):
    desk.listen()
    desk.tell(SourceUpdated(0, "bonjour", "à", 800), CaptionUpdated("en", 0, "Hello", "", 800))
    assert desk.screen.captions == ([Passage(0, "bonjour", "à")], [Passage(0, "Hello", "")])


def test_calm_captions_come_by_whole_phrases(desk):
    desk.listen()
    desk.controller.set_captions(CaptionSettings(calm=True))
    desk.tell(CaptionUpdated("en", 0, "It is late, so", "go", 800))
    assert desk.screen.captions == ([], [Passage(0, "It is late,", "")])
    desk.tell(UtteranceEnded(0, 0, 900))
    assert desk.screen.captions == ([], [Passage(0, "It is late, so", "", is_ended=True)])


def test_the_lock_is_one_of_the_captions_settings(desk):
    desk.controller.toggle_lock()
    desk.controller.toggle_lock()
    assert [look.locked for look in desk.screen.looks] == [False, True]


def test_captions_are_hidden_and_come_back(desk):
    desk.controller.toggle_captions()
    desk.controller.toggle_captions()
    assert desk.screen.wanted == [False, True]


def test_what_is_chosen_is_remembered(desk):
    desk.controller.choose_source("mic")
    desk.controller.set_latency_ms(640)
    desk.controller.set_dub(True)
    desk.controller.set_volume_percent(40)
    desk.controller.toggle_lock()
    assert desk.remembered == {
        "listening.source": "mic",
        "listening.latency_ms": 640,
        "dub.on": True,
        "dub.volume_percent": 40,
        "captions.locked": False,
    }


def test_an_edited_settings_file_is_followed(desk):
    desk.listen()
    look = CaptionSettings(calm=True)
    desk.controller.follow(Settings("system", 960, dub=False, volume_percent=70, captions=look))
    assert desk.sessions[0].calls[-2:] == [960, "volume 70"]
    assert desk.screen.looks == [look]
    assert desk.screen.choices == [(960, False, 70)]
    assert desk.controller.state == "listening"


@pytest.mark.parametrize(("wish", "volume_percent"), [("louder", 100), ("quieter", 85)])
def test_the_dub_is_made_louder_and_quieter_from_anywhere(wish, volume_percent):
    desk = Desk(volume_percent=95)
    grant(wish, desk.controller, desk.screen)
    assert desk.screen.choices == [(320, False, volume_percent)]


def test_all_that_is_said_becomes_lines_session_after_session(desk):
    desk.listen()
    desk.tell(SourceUpdated(0, "bonjour", "", 800), UtteranceEnded(0, 100, 900), EngineStopped())
    desk.listen()
    desk.tell(CaptionUpdated("en", 0, "And now", "", 65_000))
    assert desk.screen.lines == {0: Line(100, "bonjour", ""), 1: Line(65_000, "", "And now")}


def test_every_wish_is_granted(desk):
    desk.listen()
    for wish in ("show", "toggle-lock", "hide", "jump-to-live", "replay", "set-up", "toggle"):
        grant(wish, desk.controller, desk.screen)
    desk.tell(EngineStopped())
    grant("quit", desk.controller, desk.screen)
    assert (desk.screen.n_shown, desk.screen.n_set_up, desk.screen.wanted) == (1, 1, [False])
    assert desk.screen.n_replays == 1
    assert desk.screen.is_left


def test_one_wish_starts_and_stops(desk):
    desk.controller.toggle()
    desk.controller.toggle()
    assert desk.sessions[0].calls == ["volume 100", 320, "start", "stop"]


def test_the_languages_are_told_to_whoever_draws_the_letters(desk):
    desk.listen()
    assert desk.screen.languages == [("fr", "en")]


def test_a_new_session_begins_with_an_empty_screen(desk):
    desk.listen()
    desk.tell(SourceUpdated(0, "bonjour", "", 800), EngineStopped())
    desk.controller.start()
    assert desk.screen.captions == ([], [])


def test_level_and_lag_are_passed_on(desk):
    desk.listen()
    desk.tell(LevelMeasured(-20.0, -9.0), LagMeasured(700))
    assert (desk.screen.levels, desk.screen.lags) == ([-20.0], [None, Lag(700, 700)])


def test_what_is_played_once_is_dubbed_and_not_remembered(desk):
    desk.controller.play_once("demo")
    assert desk.sessions[0].settings.source == "demo"
    assert desk.sessions[0].settings.dub
    assert (desk.remembered, desk.controller.settings.source) == ({}, "system")


def test_a_session_that_begins_takes_the_place_of_what_is_played_once(desk):
    desk.controller.play_once("demo")
    desk.controller.start()
    desk.tell(EngineStopped())
    assert [session.settings.source for session in desk.sessions] == ["demo", "system"]


def test_another_source_may_be_chosen_while_something_is_played_once(desk):
    desk.controller.play_once("demo")
    desk.controller.choose_source("mic")
    assert (desk.controller.state, desk.controller.settings.source) == ("starting", "mic")


def test_a_session_is_not_begun_twice(desk):
    desk.listen()
    desk.controller.start()
    desk.controller.play_once("demo")
    assert len(desk.sessions) == 1
    assert "stop" not in desk.sessions[0].calls


def test_the_latency_acts_while_it_runs(desk):
    desk.listen()
    desk.controller.set_latency_ms(1280)
    assert desk.sessions[0].calls[-1] == 1280


def test_the_latency_chosen_before_is_the_session_s(desk):
    desk.controller.set_latency_ms(640)
    desk.controller.start()
    assert desk.sessions[0].settings.latency_ms == 640


def test_the_calmer_the_slider_the_fewer_are_the_changes_of_the_captions(desk):
    desk.controller.set_latency_ms(2560)
    desk.listen()
    desk.now_ms = 10_000.0
    shown = []
    for i, words in enumerate(("It", "It is", "It is late")):
        desk.now_ms = 10_000.0 + 300 * i
        desk.tell(CaptionUpdated("en", 0, words, "", 800))
        shown.append([passage.stable for passage in desk.screen.captions[1]])
    desk.now_ms = 10_800.0
    desk.controller.refresh()
    assert shown == [["It"], ["It"], ["It"]]
    assert desk.screen.captions[1] == [Passage(0, "It is late", "")]


def test_another_source_restarts_a_running_session_only(desk):
    desk.controller.choose_source("mic")
    assert desk.sessions == []
    desk.listen()
    desk.controller.choose_source("headset")
    desk.tell(EngineStopped())
    assert [session.settings.source for session in desk.sessions] == ["mic", "headset"]
    assert desk.controller.state == "starting"


def test_the_same_source_again_changes_nothing(desk):
    desk.listen()
    desk.controller.choose_source("system")
    assert desk.controller.state == "listening"


def test_the_dub_is_silenced_without_a_restart():
    desk = Desk(dub=True)
    desk.listen()
    desk.controller.set_dub(False)
    desk.controller.set_dub(True)
    assert desk.sessions[0].calls[-2:] == ["dub False", "dub True"]


def test_a_dub_wanted_later_restarts_with_a_voice(desk):
    desk.listen()
    desk.controller.set_dub(True)
    desk.tell(EngineStopped())
    assert [session.settings.dub for session in desk.sessions] == [False, True]


def test_the_volume_acts_while_it_runs_and_is_kept():
    desk = Desk(dub=True)
    desk.listen()
    desk.controller.set_volume_percent(40)
    desk.controller.stop()
    desk.tell(EngineStopped())
    desk.controller.start()
    assert desk.sessions[0].calls[-2] == "volume 40"
    assert desk.sessions[1].calls[0] == "volume 40"


def test_what_hinders_a_start_is_said(desk):
    def refuse(settings):
        raise DeviceError("There is no sound server: start one.")

    controller = Controller(refuse, desk.screen, desk.controller.settings)
    controller.start()
    assert controller.state == "stopped"
    assert desk.screen.statuses == [("There is no sound server: start one.", True)]


def test_a_failure_stays_to_be_read_after_the_end(desk):
    desk.listen()
    desk.tell(EngineFailed("bundle", "The bundle is damaged: fetch it again."), EngineStopped())
    assert desk.screen.statuses[-1] == ("The bundle is damaged: fetch it again.", True)
    assert desk.screen.states[-1] == "stopped"


def test_the_first_problem_is_the_one_that_is_shown(desk):
    desk.listen()
    desk.tell(DeviceLost("capture", "Headset"), EngineFailed("device", "Something else."))
    assert "Headset can no longer be heard" in desk.screen.statuses[-1][0]


def test_lost_sound_is_told(desk):
    desk.listen()
    desk.tell(AudioDropped(1600))
    assert desk.screen.statuses[-1][0].startswith("Some sound was lost")


def test_a_loss_is_told_until_its_utterance_ends(desk):
    desk.listen()
    desk.tell(AudioDropped(1600), UtteranceEnded(0, 0, 100))
    assert desk.screen.statuses[-1] == ("Listening, French → English", False)


def test_a_device_that_is_back_is_told_and_is_no_problem_any_more(desk):
    desk.listen()
    desk.tell(DeviceLost("capture", "Headset"), DeviceBack("capture", "Headset", 1000, 3500))
    assert desk.screen.statuses[-1] == ("Headset is heard again: 2.5 s are missing.", False)
    desk.tell(UtteranceEnded(0, 0, 4000))
    assert desk.screen.statuses[-1] == ("Listening, French → English", False)


def test_what_there_is_to_hear_instead_of_words_stands_after_them_until_somebody_speaks(desk):
    desk.listen()
    desk.tell(SourceUpdated(0, "bonjour", "", 800), UtteranceEnded(0, 0, 900))
    desk.tell(ActivityChanged("music", 5000))
    source, translation = desk.screen.captions
    assert [passage.stable for passage in source] == ["bonjour", "[music]"]
    assert list(translation) == []
    desk.tell(ActivityChanged("speech", 9000))
    assert [passage.stable for passage in desk.screen.captions[0]] == ["bonjour"]


def test_a_dub_that_hurries_is_told_and_one_that_does_not_is_not(desk):
    desk.listen()
    desk.tell(DubPaced(1200, 1.1, is_hurried=False))
    assert "behind" not in desk.screen.statuses[-1][0]
    desk.tell(DubPaced(3400, 1.4, is_hurried=True))
    assert "3.4 s behind, at 1.40 times" in desk.screen.statuses[-1][0]


def test_a_jump_to_live_reaches_the_session_if_there_is_one(desk):
    desk.controller.jump_to_live()
    desk.listen()
    desk.controller.jump_to_live()
    assert desk.sessions[0].calls[-1] == "jump"


def test_a_problem_is_not_hidden_by_a_loss(desk):
    desk.listen()
    desk.tell(DeviceLost("playback", "Headphones"), AudioDropped(1600), UtteranceEnded(0, 0, 100))
    assert "Headphones is gone" in desk.screen.statuses[-1][0]


def test_closing_waits_for_the_session_to_end(desk):
    desk.listen()
    desk.controller.close()
    assert not desk.screen.is_left
    desk.tell(EngineStopped())
    assert desk.screen.is_left


def test_closing_without_a_session_leaves_at_once(desk):
    desk.controller.close()
    assert desk.screen.is_left


def test_closing_wins_over_a_restart(desk):
    desk.listen()
    desk.controller.choose_source("mic")
    desk.controller.close()
    desk.tell(EngineStopped())
    assert desk.screen.is_left
    assert len(desk.sessions) == 1


def test_a_session_that_becomes_ready_while_it_stops_does_not_listen(desk):
    desk.controller.start()
    desk.controller.stop()
    desk.tell(EngineReady("fr", "en"))
    assert desk.screen.states[-1] == "stopping"


def test_the_word_that_the_dub_says_is_marked_where_that_is_wanted(desk):
    desk.listen()
    desk.tell(WordSpoken(0, 4, 7))
    unmarked = replace(desk.controller.settings.captions, mark_spoken=False)
    desk.controller.set_captions(unmarked)
    desk.tell(WordSpoken(0, 8, 12))
    assert desk.screen.spoken == [(0, 4, 7), (0, 8, 8)]


def test_another_model_is_taken_up_while_it_listens(desk):
    desk.listen()
    desk.controller.choose_bundle("es-en")
    assert desk.sessions[0].calls[-1] == "bundle es-en"
    assert desk.remembered["listening.bundle"] == "es-en"
    assert desk.screen.bundles == ["es-en"]
    desk.tell(UtteranceEnded(0, 0, 1), BundleChanged("es", "en", 4000))
    assert desk.screen.languages[-1] == ("es", "en")
    assert desk.screen.statuses[-1] == ("Listening, Spanish → English", False)
    assert len(desk.sessions) == 1


def test_a_model_is_chosen_before_a_session(desk):
    desk.controller.choose_bundle("es-en")
    desk.controller.start()
    assert desk.sessions[0].settings.bundle == "es-en"


def test_a_model_that_cannot_take_over_is_not_chosen_any_more():
    desk = Desk(bundle="fr-en")
    desk.listen()
    desk.controller.choose_bundle("odd")
    desk.tell(BundleRefused("bundle", "odd is damaged."))
    assert desk.screen.statuses[-1] == ("odd is damaged.", True)
    assert desk.remembered["listening.bundle"] == "fr-en"
    assert desk.screen.bundles == ["odd", "fr-en"]
    assert desk.controller.state == "listening"


def test_choosing_the_same_model_changes_nothing():
    desk = Desk(bundle="fr-en")
    desk.listen()
    desk.controller.choose_bundle("fr-en")
    assert desk.sessions[0].calls[-1] == "start"


TRACKS = TracksSettings(
    confidence_percent=60,
    first=TrackSettings("de"),
    second=TrackSettings("es", offset_words=3),
    third=TrackSettings("de"),
)


def test_each_track_has_its_own_delay_from_the_one_slider(desk):
    desk.controller.set_tracks(TRACKS)
    desk.listen()
    desk.controller.set_latency_ms(1280)
    assert desk.sessions[0].track_choices == [
        TrackChoice((Track("de", 1), Track("es", 4)), 0.6),
        TrackChoice((Track("de", 4), Track("es", 7)), 0.6),
    ]


def test_tracks_are_shown_as_soon_as_they_are_chosen(desk):
    desk.listen()
    desk.tell(
        SourceUpdated(0, "bonjour", "", 100),
        CaptionUpdated("de", 0, "Guten", "", 100),
        CaptionUpdated("en", 0, "Hello", "", 100),
    )
    assert desk.screen.tracks == {}
    desk.controller.follow(replace(desk.controller.settings, tracks=TRACKS))
    assert desk.screen.track_looks == ([TRACKS.first, TRACKS.second], True)
    assert [each.stable for each in desk.screen.tracks["de"]] == ["Guten"]
    assert [each.stable for each in desk.screen.captions[1]] == ["Hello"]
    assert desk.screen.lines[0].tracks == (("de", "Guten"),)
    assert desk.sessions[0].track_choices[-1].languages == ("de", "es")


def test_a_lag_of_a_track_is_not_that_of_the_captions(desk):
    desk.listen()
    desk.tell(LagMeasured(9000, "de"))
    assert desk.screen.lags == [None]


def test_words_that_tracks_lost_are_told(desk):
    desk.listen()
    desk.tell(TracksSkipped(12))
    assert "12 words are missing from the caption tracks" in desk.screen.statuses[-1][0]


def test_what_is_told_beside_a_session_is_not_hidden_by_the_next_thing_told(desk):
    for sentence in ("It broke off.", "A key is taken.", "A key is taken."):
        desk.controller.tell(sentence)
    assert desk.screen.statuses[-1] == ("It broke off. A key is taken.", False)
    desk.controller.tell("Something else.")
    assert desk.screen.statuses[-1] == ("A key is taken. Something else.", False)
    desk.controller.start()
    desk.controller.tell("Anew.")
    assert desk.screen.statuses[-1] == ("Anew.", False)
