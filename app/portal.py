"""Hotkeys on Wayland, where the desktop alone hands them out: the door to the `jeepney` library.

Speaks to org.freedesktop.portal.GlobalShortcuts over the session's D-Bus. The desktop may ask the
person, give other keys than were wished for, or none.
Threads: all on the caller's. Nothing waits for an answer: `take_news` reads those that came.
"""

import itertools
import logging
from collections.abc import Mapping
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from app.hotkey_doors import Given, Missing, News, Pressed, Refused
from app.model.hotkeys import Keys
from app.model.wishes import Wish, is_wish

log = logging.getLogger(__name__)

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SHORTCUTS = DBusAddress(PATH, NAME, "org.freedesktop.portal.GlobalShortcuts")
REGISTRY = DBusAddress(PATH, NAME, "org.freedesktop.host.portal.Registry")
SESSION = "org.freedesktop.portal.Session"
REQUEST = "org.freedesktop.portal.Request"
APPLICATION = "sotto"  # the name of our desktop file
# As the XDG shortcuts specification writes them; keys are named as X names them.
MODIFIERS = {"Ctrl": "CTRL", "Alt": "ALT", "Shift": "SHIFT", "Meta": "LOGO"}
KEY_NAMES = {"PageUp": "Page_Up", "PageDown": "Page_Down", "Space": "space"}


class ShortcutsPortal:
    """The portal of this desktop, a `KeyGiver`."""

    def __init__(self) -> None:
        """Connect to the session's bus; raise `OSError` where there is none."""
        try:
            self._bus = open_dbus_connection("SESSION")
        except (KeyError, ValueError, RuntimeError) as error:  # no address, or one of no use
            raise OSError(f"no session bus: {error}") from error
        self._tokens = (f"sotto{number}" for number in itertools.count(1))
        self._wanted: Mapping[Wish, tuple[Keys, str]] = {}
        self._session = ""  # its path, once there is one
        self._creating = self._binding = ""  # the paths of requests that were not answered
        self._serials: set[int] = set()  # of calls that must not fail
        for rule in (
            MatchRule(type="signal", sender=NAME, interface=REQUEST, member="Response"),
            MatchRule(
                type="signal", sender=NAME, interface=SHORTCUTS.interface, member="Activated"
            ),
        ):
            self._call(message_bus.AddMatch(rule))
        # Who runs outside a sandbox says what it is called; older portals know no such call.
        self._call(new_method_call(REGISTRY, "Register", "sa{sv}", (APPLICATION, {})))

    def bind(self, wanted: Mapping[Wish, tuple[Keys, str]]) -> None:
        """Ask for keys, each with a description, in place of those before."""
        self._wanted = wanted
        if self._session:  # the keys of a session are asked for only once
            old = DBusAddress(self._session, NAME, SESSION)
            self._call(new_method_call(old, "Close"))
            self._session = ""
        self._binding = ""
        if wanted:
            self._creating, token = self._request()
            options = {"handle_token": ("s", token), "session_handle_token": ("s", token)}
            self._call_surely("CreateSession", "a{sv}", (options,))

    def take_news(self) -> list[News]:
        """Return what happened since this was last asked; never waits."""
        news: list[News] = []
        while True:
            try:
                message = self._bus.receive(timeout=0)
            except TimeoutError:
                return news
            except OSError:  # the bus is gone
                return [*news, Missing()]
            news += self._read(message)

    def close(self) -> None:
        """Give all keys back: the session ends with its connection."""
        self._bus.close()

    def _read(self, message: Message) -> list[News]:
        fields, kind = message.header.fields, message.header.message_type
        if kind == MessageType.error:
            is_sure = fields.get(HeaderFields.reply_serial) in self._serials
            log.info("the portal answers %s", fields.get(HeaderFields.error_name))
            return [Missing()] if is_sure else []
        if kind != MessageType.signal:
            return []
        match fields.get(HeaderFields.member):
            case "Activated":
                session, wish = message.body[:2]
                return [Pressed(wish)] if session == self._session and is_wish(wish) else []
            case "Response":
                return self._read_response(fields.get(HeaderFields.path, ""), *message.body)
            case _:
                return []

    def _read_response(self, request: str, code: int, results: dict[str, Any]) -> list[News]:
        if request == self._creating:
            self._creating = ""
            if code:
                return [Refused()]
            self._session = str(results["session_handle"][1])
            self._bind()
        elif request == self._binding:
            self._binding = ""
            return [Refused()] if code else [_to_given(results)]
        return []

    def _bind(self) -> None:
        self._binding, token = self._request()
        shortcuts = [
            (
                wish,
                {"description": ("s", description), "preferred_trigger": ("s", to_trigger(keys))},
            )
            for wish, (keys, description) in self._wanted.items()
        ]
        body = (self._session, shortcuts, "", {"handle_token": ("s", token)})
        self._call_surely("BindShortcuts", "oa(sa{sv})sa{sv}", body)

    def _request(self) -> tuple[str, str]:
        """Return the path that the next request will have, and the token that makes it so."""
        token = next(self._tokens)
        sender = self._bus.unique_name.removeprefix(":").replace(".", "_")
        return f"{PATH}/request/{sender}/{token}", token

    def _call_surely(self, method: str, signature: str, body: tuple[Any, ...]) -> None:
        self._serials.add(self._call(new_method_call(SHORTCUTS, method, signature, body)))

    def _call(self, message: Message) -> int:
        serial: int = next(self._bus.outgoing_serial)
        self._bus.send(message, serial=serial)
        return serial


def to_trigger(keys: Keys) -> str:
    """Return keys as the portal wants them, such as `CTRL+ALT+s`."""
    held = [MODIFIERS[each] for each in MODIFIERS if each in keys.modifiers]
    name = keys.key.lower() if len(keys.key) == 1 else KEY_NAMES.get(keys.key, keys.key)
    return "+".join([*held, name])


def _to_given(results: dict[str, Any]) -> Given:
    _, shortcuts = results.get("shortcuts", ("", ()))
    triggers = (facts.get("trigger_description", ("s", ""))[1] for _, facts in shortcuts)
    return Given(tuple(filter(None, triggers)))
