"""Does what `sotto models` asks for; each of its parts is loaded only then."""

from typing import assert_never

from app import cli


def run_models(command: cli.ModelsCommand) -> None:
    """Do it; raise `EngineError`."""
    match command:
        case cli.ImportOptions():
            from app.wiring.models import run_import

            run_import(command)
        case cli.QuantiseOptions():
            from app.wiring.quantise import run_quantise

            run_quantise(command)
        case cli.InstallOptions() | cli.PackOptions():
            from app.wiring.bundle_file import run_bundle_file

            run_bundle_file(command)
        case cli.FetchOptions():
            from app.wiring.catalogue import run_fetch

            run_fetch(command)
        case cli.ListOptions() | cli.InfoOptions() | cli.VerifyOptions() | cli.RemoveOptions():
            from app.wiring.shelf import run_shelf

            run_shelf(command)
        case _:
            assert_never(command)
