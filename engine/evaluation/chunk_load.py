"""Measures how busy a translator keeps this machine, chunk by chunk."""

import time
from collections.abc import Callable

from engine.events import Pcm
from engine.translation import Translator


def measure_load(
    translator: Translator,
    pcm: Pcm,
    latency_ms: int,
    process_s: Callable[[], float] = time.process_time,
) -> float:
    """Return the processor time that a second of sound takes, in seconds.

    Args:
        translator: Is reset, before and after.
        pcm: Speech (n_samples,) at its rate; the first chunk warms up and is not counted.
        latency_ms: How much of it is given at once.
        process_s: Tells the processor time used so far.
    """
    translator.reset()
    translator.set_latency_ms(latency_ms)
    n_chunk_samples = translator.input_rate_hz * latency_ms // 1000
    translator.push(pcm[:n_chunk_samples])
    began_s = process_s()
    for start in range(n_chunk_samples, len(pcm), n_chunk_samples):
        translator.push(pcm[start : start + n_chunk_samples])
    load_s = process_s() - began_s
    translator.reset()
    return load_s * translator.input_rate_hz / (len(pcm) - n_chunk_samples)
