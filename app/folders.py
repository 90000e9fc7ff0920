"""Where Sotto keeps what is a person's own: settings in one folder, all else in another.

`SOTTO_FOLDER`, if it is set, holds both: for a copy on a stick, and for tests.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_config_path, user_data_path

VARIABLE = "SOTTO_FOLDER"
NAME = "sotto"


def config_folder(variables: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the settings; it need not be there yet."""
    own = variables.get(VARIABLE)
    return Path(own) if own else user_config_path(NAME, appauthor=False)


def data_folder(variables: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of transcripts and whatever else is kept; it need not be there yet."""
    own = variables.get(VARIABLE)
    return Path(own) / "data" if own else user_data_path(NAME, appauthor=False)


def settings_path() -> Path:
    """Return the path of the settings."""
    return config_folder() / "settings.toml"


def second_screen_key_path() -> Path:
    """Return the path of the key that lets viewers of the second screen come back."""
    return data_folder() / "second-screen.key"


def volumes_path() -> Path:
    """Return the path of what other programs' volumes were before the dub lowered them."""
    return data_folder() / "volumes.json"


def transcripts_path() -> Path:
    """Return the path of the transcripts."""
    return data_folder() / "transcripts.db"


def places_path() -> Path:
    """Return the path of where the captions stand on each screen."""
    return data_folder() / "places.json"


def window_places_path() -> Path:
    """Return the path of where the windows stood when Sotto was left."""
    return data_folder() / "windows.json"
