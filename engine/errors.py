"""The engine's exceptions: one tree, a stable code each, one sentence that names the way out."""

from typing import ClassVar


class EngineError(Exception):
    """Anything the engine reports; `code` never changes, the message is one sentence."""

    code: ClassVar[str] = "engine"


class AudioFileError(EngineError):
    """A file is missing, is not audio, or holds too little of it."""

    code = "audio-file"


class TextFileError(EngineError):
    """A text to speak is missing, or is not text."""

    code = "text-file"


class BundleError(EngineError):
    """A bundle is missing, damaged, or made for another version."""

    code = "bundle"


class CheckpointError(EngineError):
    """A checkpoint of another project is unsafe, damaged, or of a layout we cannot run."""

    code = "checkpoint"


class DownloadError(EngineError):
    """Something could not be fetched: no such host, a break, other bytes than promised."""

    code = "download"


class DeviceError(EngineError):
    """A sound server or device is missing or was lost."""

    code = "device"


class DeviceRefusedError(DeviceError):
    """The system does not let us use a sound device."""

    code = "device-refused"


class OutputError(EngineError):
    """A file could not be written: a full disk, no such folder, a format nobody knows."""

    code = "output"


class ConfigError(EngineError):
    """A setting has a value that makes no sense; the message lists the valid ones."""

    code = "config"


class EvaluationError(EngineError):
    """Nothing can be measured: a manifest that is no table, or a library that is missing."""

    code = "evaluation"
