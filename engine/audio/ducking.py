"""Lowers what other programs play while the dub speaks, and leaves everything as it was.

Knows no sound server: it asks for volumes and sets them through a `Volumes`. Before a volume is
touched, what it was is written down; after a crash the next start puts it back. A volume that
somebody else moves meanwhile is theirs: it is left alone until the dub speaks again, and is then
what it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from engine.audio.volume_notes import VolumeNote, VolumeNotes

# What a server makes of a volume may differ by its rounding.
ROUNDING = 0.004


@dataclass(frozen=True, slots=True)
class Stream:
    """What a program plays: its server's number, the program, and its volume, of which 1 is full.

    The volume is the server's: its cube is the amplitude.
    """

    index: int
    key: str
    volume: float


class Volumes(Protocol):
    """The volumes of the programs that are heard; not our own."""

    def list(self) -> Sequence[Stream]:
        """Return what plays; raise `DeviceError` when the server is gone."""

    def set(self, index: int, volume: float) -> None:
        """Make a stream as loud as this; one that is gone is no error."""


@dataclass(slots=True)
class _Ducked:
    original: float
    last: float  # what we made of it
    is_left_alone: bool = False


class Ducking:
    """The streams that are lowered at the moment."""

    def __init__(self, volumes: Volumes, notes: VolumeNotes, floor_db: float) -> None:
        """Keep the parts, and remember what an earlier run left lowered.

        Args:
            volumes: Of the programs that are heard.
            notes: Where originals are written down.
            floor_db: The least gain that `apply` will be given.
        """
        self._volumes = volumes
        self._notes = notes
        self._lowest_share = to_volume(floor_db)
        self._ducked: dict[int, _Ducked] = {}
        self._noted = {note.index: note for note in notes.read()}

    @property
    def is_even(self) -> bool:
        """Whether every stream is lowered alike: nobody has moved one meanwhile."""
        return not any(each.is_left_alone for each in self._ducked.values())

    def reach(self, floor_db: float) -> None:
        """Write down that streams may be made as quiet as this, where that is quieter than before.

        Raises `OSError`; nothing may be made so quiet then.
        """
        lowest_share = to_volume(floor_db)
        if lowest_share >= self._lowest_share:
            return
        self._lowest_share = lowest_share
        for index, ducked in self._ducked.items():
            lowest = ducked.original * lowest_share
            self._noted[index] = replace(self._noted[index], lowest=lowest)
        self._notes.write(list(self._noted.values()))

    def apply(self, gain_db: float) -> None:
        """Make every stream as much quieter as this; 0 puts all back. Raises `DeviceError`."""
        streams = self._volumes.list()
        self._note_new(streams)
        for stream in streams:
            self._lower(stream, gain_db)
        if gain_db == 0.0:
            self._settle({stream.index for stream in streams})

    def restore(self) -> None:
        """Put back what an earlier run left lowered, where it still is. Raises `DeviceError`."""
        for stream in self._volumes.list():
            if (note := self._left_behind(stream)) is not None:
                self._volumes.set(stream.index, note.volume)
                del self._noted[note.index]
        self._notes.write(list(self._noted.values()))

    def _note_new(self, streams: Sequence[Stream]) -> None:
        """Write down what is about to be touched for the first time."""
        new = [stream for stream in streams if stream.index not in self._ducked]
        for stream in new:
            left_behind = self._left_behind(stream)
            original = left_behind.volume if left_behind else stream.volume
            if left_behind:
                del self._noted[left_behind.index]
            self._ducked[stream.index] = _Ducked(original, stream.volume)
            lowest = original * self._lowest_share
            self._noted[stream.index] = VolumeNote(stream.key, stream.index, original, lowest)
        if new:
            self._notes.write(list(self._noted.values()))

    def _left_behind(self, stream: Stream) -> VolumeNote | None:
        """Return the note of a run that ended before it could put this stream's volume back.

        A program whose stream ended while it was lowered may begin the next one as low.
        """
        for note in self._noted.values():
            is_lowered = note.lowest - ROUNDING <= stream.volume < note.volume - ROUNDING
            if note.key == stream.key and note.index not in self._ducked and is_lowered:
                return note
        return None

    def _lower(self, stream: Stream, gain_db: float) -> None:
        ducked = self._ducked[stream.index]
        if ducked.is_left_alone:
            return
        if abs(stream.volume - ducked.last) > ROUNDING:
            ducked.is_left_alone = True
            return
        wanted = ducked.original * to_volume(gain_db)
        if abs(wanted - ducked.last) > ROUNDING / 4 or gain_db == 0.0:
            self._volumes.set(stream.index, wanted)
            ducked.last = wanted

    def _settle(self, there: set[int]) -> None:
        """Forget what is as it was; a stream that ended while it was lowered stays noted."""
        for index in list(self._ducked):
            if index in there or self._ducked[index].is_left_alone:
                self._noted.pop(index, None)
        self._ducked = {}
        self._notes.write(list(self._noted.values()))


def to_volume(gain_db: float) -> float:
    """Return a gain as a factor of the server's volume, whose cube is the amplitude."""
    return float(10.0 ** (gain_db / 60.0))
