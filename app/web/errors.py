"""What can go wrong with the second screen before anyone looks at it."""

from engine.errors import EngineError


class ServeError(EngineError):
    """The page cannot be served: a port in use, an address that is not ours."""

    code = "serve"
