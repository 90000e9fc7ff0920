import pytest


@pytest.fixture(scope="session")
def exported(tmp_path_factory):
    """Export once a session: it takes half a minute, and the encoder half of that."""
    from tests.engine.conversion.tiny_bundle import export_tiny  # only where torch is installed

    return export_tiny(tmp_path_factory.mktemp("tiny"))
