"""One Sotto for one person: a second one hands its wish to the first and leaves.

Threads: all on the window's.
"""

import hashlib
import os

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.folders import config_folder
from app.model.wishes import Wish, is_wish

ANSWER_MS = 2000  # a first Sotto that says nothing for so long hangs
LONGEST_WISH = 32


def instance_name() -> str:
    """Return what the instances that share settings find each other by."""
    user = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    told = f"{user} {config_folder().resolve()}".encode()
    return f"sotto-{hashlib.sha256(told).hexdigest()[:16]}"


def hand_over(wish: Wish, name: str) -> bool:
    """Return whether another Sotto runs and has heard the wish."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(ANSWER_MS):
        return False
    socket.write(f"{wish}\n".encode("ascii"))
    socket.waitForBytesWritten(ANSWER_MS)
    # The answer may have come while the last byte was written.
    is_heard = socket.canReadLine() or socket.waitForReadyRead(ANSWER_MS)
    socket.disconnectFromServer()
    return is_heard


class Instance(QObject):
    """The first Sotto: hears what later ones want.

    Signals:
        wished: One `Wish`.
    """

    wished = Signal(str)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """Listen under this name; who crashed under it before is cleared away."""
        super().__init__(parent)
        self._sockets: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _accept(self) -> None:
        socket = self._server.nextPendingConnection()
        self._sockets.append(socket)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self._forget)

    def _forget(self) -> None:
        gone = QLocalSocket.LocalSocketState.UnconnectedState
        self._sockets = [each for each in self._sockets if each.state() != gone]

    def _read(self) -> None:
        for socket in list(self._sockets):
            if socket.canReadLine():
                self._answer(socket)
            elif socket.bytesAvailable() > LONGEST_WISH:
                socket.abort()

    def _answer(self, socket: QLocalSocket) -> None:
        wish = bytes(socket.readLine(LONGEST_WISH).data()).decode("ascii", "replace").strip()
        if is_wish(wish):
            socket.write(b"ok\n")
            socket.flush()
            self.wished.emit(wish)
        else:
            socket.abort()
