"""Does what somebody wants who may not see any window; no Qt."""

from typing import assert_never

from app.controller import Controller
from app.model.wishes import Wish
from app.screen import Screen

VOLUME_STEP_PERCENT = 10


def grant(wish: Wish, controller: Controller, screen: Screen) -> None:  # noqa: C901 - one case each
    """Let the controller, or the windows themselves, do it."""
    match wish:
        case "show":
            screen.show_windows()
        case "set-up":
            screen.show_set_up()
        case "toggle":
            controller.toggle()
        case "toggle-lock":
            controller.toggle_lock()
        case "hide":
            controller.toggle_captions()
        case "jump-to-live":
            controller.jump_to_live()
        case "replay":
            screen.show_replay()
        case "louder":
            controller.change_volume(VOLUME_STEP_PERCENT)
        case "quieter":
            controller.change_volume(-VOLUME_STEP_PERCENT)
        case "quit":
            controller.close()
        case _:
            assert_never(wish)
