"""A desktop's portal for hotkeys, on a D-Bus of its own: gives them, refuses them, presses them."""

import os
import subprocess
import threading

from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
REQUEST = "org.freedesktop.portal.Request"


class PrivateBus:
    """A `dbus-daemon` that only this test knows."""

    def __init__(self):
        read_fd, write_fd = os.pipe()
        command = ["dbus-daemon", "--session", "--nofork", f"--print-address={write_fd}"]
        self._process = subprocess.Popen(
            command, pass_fds=(write_fd,), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(write_fd)
        with os.fdopen(read_fd) as told:
            self.address = told.readline().strip()

    def close(self):
        self._process.terminate()
        self._process.wait()


class FakePortal:
    """Answers on a thread of its own, until it is closed.

    Attributes:
        bound: What was asked for in each session, as {id: (description, preferred trigger)}.
        closed: The sessions that were closed.
        code: Of the answers; 0 gives keys, 1 is what a person who cancels answers.
    """

    def __init__(self, address, code=0):
        self.bound, self.closed, self.registered, self.code = {}, [], [], code
        self._bus = open_dbus_connection(address)
        self._bus.send_and_get_reply(message_bus.RequestName(NAME), timeout=5)
        self._is_closing = False
        self._thread = threading.Thread(target=self._serve, name="fake-portal")
        self._thread.start()

    def press(self, session, wish):
        """Press the keys of a shortcut."""
        emitter = DBusAddress(PATH, interface=SHORTCUTS)
        self._send(new_signal(emitter, "Activated", "osta{sv}", (session, wish, 1, {})))

    def close(self):
        self._is_closing = True
        self._thread.join()
        self._bus.close()

    def _send(self, message):
        self._bus.send(message)

    def _serve(self):
        while not self._is_closing:
            try:
                message = self._bus.receive(timeout=0.02)
            except TimeoutError:
                continue
            if message.header.message_type == MessageType.method_call:
                self._answer(message)

    def _answer(self, message):
        fields = message.header.fields
        sender = fields[HeaderFields.sender]
        match fields[HeaderFields.member]:
            case "CreateSession":
                (options,) = message.body
                token = options["session_handle_token"][1]
                session = f"{PATH}/session/{_name(sender)}/{token}"
                self._respond(message, options, {"session_handle": ("s", session)})
            case "BindShortcuts":
                session, shortcuts, _, options = message.body
                self.bound[session] = {
                    name: (facts["description"][1], facts["preferred_trigger"][1])
                    for name, facts in shortcuts
                }
                given = [(name, {"trigger_description": ("s", "given")}) for name, _ in shortcuts]
                self._respond(message, options, {"shortcuts": ("a(sa{sv})", given)})
            case "Close":
                self.closed.append(fields[HeaderFields.path])
                self._send(new_method_return(message))
            case "Register":
                self.registered.append(message.body[0])
                self._send(new_method_return(message))
            case _:
                self._send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))

    def _respond(self, message, options, results):
        sender = message.header.fields[HeaderFields.sender]
        request = f"{PATH}/request/{_name(sender)}/{options['handle_token'][1]}"
        self._send(new_method_return(message, "o", (request,)))
        answer = new_signal(
            DBusAddress(request, interface=REQUEST),
            "Response",
            "ua{sv}",
            (self.code, {} if self.code else results),
        )
        self._send(answer)


def _name(sender):
    return sender.removeprefix(":").replace(".", "_")
