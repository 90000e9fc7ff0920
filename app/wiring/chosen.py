"""What a window begins with: what the command line says, else what was chosen last."""

from app import assets, cli
from app.bundle_place import bundle_name
from app.model.settings_store import SettingsStore
from app.session import Settings


def choose(options: cli.WindowOptions, store: SettingsStore) -> Settings:
    """Return what the command line says, and where it says nothing, what was chosen last."""
    settings = store.settings
    listening, dub = settings.listening, settings.dub
    return Settings(
        options.source or listening.source,
        options.latency_ms or listening.latency_ms,
        dub.on if options.dub is None else options.dub,
        dub.volume_percent,
        settings.captions,
        bundle_name(options.bundle) if options.bundle else listening.bundle or assets.BUNDLE.name,
        settings.tracks,
    )
