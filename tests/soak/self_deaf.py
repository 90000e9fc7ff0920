"""Ten minutes of our own voice in the output that is heard: not a word of it may be recognised.

    python tests/soak/self_deaf.py [MINUTES] [guard] [pipewire]

speaks the French demo clip as if it were the dub, over and over, into the very output whose sound
is translated with the bundle that comes with Sotto, and counts the words. Then a program plays the
clip once, and those words must be recognised. Ends with 1 where either is not so. With `guard`, the
output is heard with all that sounds there, and nothing but the last resort mutes our own voice.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "end_to_end"), str(Path(__file__).parents[2])]

import numpy as np  # noqa: E402
from ducking_options import Options  # noqa: E402
from pipewire_server import PipeWireServer  # noqa: E402
from sound_server import SoundServer, wait_until  # noqa: E402

from app import assets  # noqa: E402
from app.wiring import load_translator  # noqa: E402
from app.wiring.live import open_devices  # noqa: E402
from engine import Engine, EngineConfig  # noqa: E402
from engine.audio.capture import Capture  # noqa: E402
from engine.audio.devices import (  # noqa: E402
    choose_source,
    list_sources,
    open_once,
    open_playback,
)
from engine.audio.dub import DubPlayer  # noqa: E402
from engine.audio.echo_guard import GuardedCapture  # noqa: E402
from engine.audio.file import read_audio_blocks  # noqa: E402
from engine.audio.own_voice import OwnVoice  # noqa: E402
from engine.events import LevelMeasured, SourceUpdated, UtteranceEnded  # noqa: E402

RATE_HZ = 16_000
PIECE_S = 1.0


class InTheSpeakers(Options):
    """A dub in the very output that is heard."""

    output = "speakers"
    original_percent = 100


class Words:
    """Counts what an engine recognises."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._texts: dict[int, str] = {}
        self.loudest_db = -100.0
        self.n_utterances = 0

    def read(self) -> int:
        """Return how many words were recognised so far."""
        while not self._engine.events.empty():
            match self._engine.events.get():
                case SourceUpdated(utterance, stable, partial):
                    self._texts[utterance] = f"{stable} {partial}"
                case LevelMeasured(peak_db=peak_db):
                    self.loudest_db = max(self.loudest_db, peak_db)
                case UtteranceEnded():
                    self.n_utterances += 1
                case _:
                    pass
        return sum(len(text.split()) for text in self._texts.values())


def open_programs() -> tuple[Capture, DubPlayer]:
    """Return what hears every program but us, as a session does, and what speaks there."""
    capture, player = open_devices(InTheSpeakers(), "system", has_dub=True)
    assert player is not None
    return capture, player


def open_guarded() -> tuple[Capture, DubPlayer]:
    """Return what hears all that sounds in the speakers, guarded, and what speaks there."""
    source, playback = choose_source(list_sources(), "system"), open_playback("speakers")
    player, voice = DubPlayer(playback), OwnVoice(playback.rate_hz)
    player.on_sound = voice.push
    return GuardedCapture(open_once(source), voice), player


def main() -> int:
    """Run it and return the exit code."""
    minutes = float(next(iter(sys.argv[1:]), 10.0))
    os.environ["SOTTO_FOLDER"] = tempfile.mkdtemp()
    server = PipeWireServer() if "pipewire" in sys.argv else SoundServer()
    os.environ.update(server.env)
    clip = np.concatenate(list(read_audio_blocks(assets.DEMO_CLIP, RATE_HZ)))
    try:
        server.start()
        capture, player = open_guarded() if "guard" in sys.argv else open_programs()
        config = EngineConfig("s2tt")
        engine = Engine(capture, lambda: load_translator(assets.BUNDLE, config))
        words = Words(engine)
        player.open(RATE_HZ)
        engine.start()
        end_s, place = time.monotonic() + minutes * 60, 0
        while time.monotonic() < end_s:
            n_samples = round(PIECE_S * RATE_HZ)
            player.write(np.take(clip, range(place, place + n_samples), mode="wrap"))
            place += n_samples
            words.read()
            time.sleep(PIECE_S)
        n_own = words.read()
        own_db = words.loudest_db
        player.close()
        server.play(assets.DEMO_CLIP).wait()
        wait_until(lambda: words.read() and words.n_utterances, 60.0)
        n_others = words.read() - n_own
        engine.stop()
        while engine._thread.is_alive():
            words.read()
            time.sleep(0.1)
    finally:
        server.close()
    sys.stdout.write(
        f"{minutes:.0f} minutes of our own voice: {n_own} words, loudest sample {own_db:.0f} dB; "
        f"the same clip played by a program: {n_others} words\n"
    )
    return 0 if n_own == 0 and n_others > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
