"""The same speech in other forms, in files and from outputs; for test_formats.py and the soak."""

import threading

import numpy as np
import soundfile
import soxr

from app import assets
from engine.audio.devices import list_sources, open_once
from engine.audio.file import read_audio_blocks
from engine.audio.resample import HearingResampler
from engine.bundle import open_bundle
from engine.config import EngineConfig
from engine.evaluation.quality import spoken_words
from engine.events import SourceUpdated
from engine.runtime.translator import StreamingTranslator

HEARD_HZ = 16_000
# What each channel holds of the speech; in films, it is in the middle of six.
CHANNELS = {
    "mono": (1.0,),
    "stereo": (1.0, 1.0),
    "5.1, in the middle": (0.0, 0.0, 1.0, 0.0, 0.0, 0.0),
    "5.1, everywhere": (1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
}
BLOCK_SAMPLES = 1_600
SURROUND = "channel_map=front-left,front-right,front-center,lfe,rear-left,rear-right"


class Recogniser:
    """What the bundle that comes with Sotto recognises."""

    def __init__(self):
        self._translator = StreamingTranslator(open_bundle(assets.BUNDLE), EngineConfig("asr"))

    def words_of(self, speech):
        """Return the words of speech (n_samples,) at `HEARD_HZ`."""
        translator, texts = self._translator, {}
        blocks = [speech[i : i + BLOCK_SAMPLES] for i in range(0, len(speech), BLOCK_SAMPLES)]
        said = [*(each for block in blocks for each in translator.push(block))]
        for each in [*said, *translator.finish()]:
            if isinstance(each, SourceUpdated):
                texts[each.utterance] = f"{each.stable} {each.partial}"
        return spoken_words(" ".join(texts.values()))


def read_speech(path):
    return np.concatenate(list(read_audio_blocks(path, HEARD_HZ)))


def write_as(speech, path, rate_hz, gains, samples):
    """Write speech (n_samples,) at `HEARD_HZ` in another form, and return where."""
    resampled = soxr.resample(speech, HEARD_HZ, rate_hz, quality="VHQ")
    frames = np.clip(resampled, -1, 1)[:, None] * np.array(gains)
    # WAVEX says which channel is which; else PulseAudio takes six for something else.
    soundfile.write(path, frames, rate_hz, samples, format="WAVEX" if len(gains) > 2 else "WAV")
    return path


class Hearing:
    """Hears an output to the end of a file that is played into it."""

    def __init__(self, server, output):
        source = next(each for each in list_sources() if each.monitor_of == output)
        self._server, self._output = server, output
        self._capture, self._blocks, self._begun = open_once(source), [], threading.Event()
        self._resampler = HearingResampler(self._capture.rate_hz, HEARD_HZ)

    def start(self, path):
        self._capture.start(self._receive, print)
        assert self._begun.wait(10.0), self._output
        self._player = self._server.play(path, self._output)

    def finish(self):
        """Wait for the player, and return what was heard (n_samples,) at `HEARD_HZ`."""
        self._player.wait()
        heard = len(self._blocks)
        while len(self._blocks) < heard + 20:  # 20 ms each: what is still under way
            self._begun.clear()
            assert self._begun.wait(10.0), self._output
        self._capture.stop()
        heard = [self._resampler.push(block) for block in self._blocks]
        return np.concatenate([*heard, self._resampler.finish()])

    def _receive(self, pcm):
        self._blocks.append(pcm)
        self._begun.set()


def hear_through(server, forms):
    """Return what is heard (n_samples,) of files that are played into outputs of these forms.

    A form is a file, a sample format, a rate in Hz and a number of channels.
    """
    hearings = []
    for _, samples, rate_hz, n_channels in forms:
        name = f"output_{len(hearings)}"
        form = f"format={samples} rate={rate_hz} channels={n_channels}"
        server.add_output(name, f"{form} {SURROUND}" if n_channels == 6 else form)
        hearings.append(Hearing(server, name))
    for hearing, (path, *_) in zip(hearings, forms, strict=True):
        hearing.start(path)
    return [hearing.finish() for hearing in hearings]


def aligned(heard, speech):
    """Return of what was heard (n_samples,) the part that is `speech`, from its first sample on.

    The words depend on where chunks begin; that is nothing a format does.
    """
    n_fft = 1 << (len(heard) + len(speech)).bit_length()
    alike = np.fft.irfft(np.fft.rfft(heard, n_fft) * np.conj(np.fft.rfft(speech, n_fft)), n_fft)
    start = int(np.argmax(alike[: len(heard)]))
    part = heard[start : start + len(speech)]
    return np.pad(part, (0, len(speech) - len(part)))
