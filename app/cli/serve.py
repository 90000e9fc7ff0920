"""The arguments of `sotto serve`, which is `sotto listen` with a second screen."""

from app.cli import listen
from app.cli.parser import Commands, add_live, add_page, add_policy, describe
from app.cli.tracks import add_tracks


def add_to(commands: Commands) -> None:
    """Add `sotto serve` to the commands."""
    parser = describe(
        commands.add_parser("serve", help="captions for a browser, a phone or OBS, live"),
        "Translate live as `sotto listen` does, and show the captions on a page for a browser, a "
        "phone or OBS. Only this computer can open it unless you say --lan.",
        "sotto serve",
        "sotto serve --lan                       a phone scans the code in the terminal",
        "sotto serve --source demo               try it with the demo clip",
        "sotto serve --source mic --port 8000",
    )
    add_live(parser)
    add_tracks(parser)
    add_policy(parser)
    add_page(parser)
    parser.set_defaults(read=listen.read, serve=True, json=False)
