import pytest


@pytest.fixture(scope="session")
def exported(tmp_path_factory):
    """Export once a session: it takes half a minute, and the encoder half of that."""
    from tests.engine.conversion.tiny_bundle import export_tiny  # only where torch is installed

    return export_tiny(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def hifigan(tmp_path_factory):
    """A tiny HiFi-GAN, and the folder with its graphs."""
    from tests.engine.conversion.tiny_bundle import export_hifigan
    from tests.engine.tiny_network import tiny_hifigan

    network, folder = tiny_hifigan(), tmp_path_factory.mktemp("hifigan")
    export_hifigan(network, folder)
    return network, folder


@pytest.fixture(scope="session")
def tracks(tmp_path_factory):
    """A tiny network of caption tracks and its bundle."""
    from tests.engine.tiny_tracks import export_tiny_tracks

    return export_tiny_tracks(tmp_path_factory.mktemp("tracks"))
