"""What is wrong with a file of somebody else's, before anybody says which file that is."""


class RefusedError(Exception):
    """A reason that goes on from "it": `asks for os.system`; becomes a `CheckpointError`."""
