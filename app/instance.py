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
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._read(socket))

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST_WISH:
                socket.abort()
            return
        wish = bytes(socket.readLine(LONGEST_WISH).data()).decode("ascii", "replace").strip()
        if is_wish(wish):
            socket.write(b"ok\n")
            socket.flush()
            self.wished.emit(wish)
        else:
            socket.abort()
