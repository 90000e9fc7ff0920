"""Twenty devices pulled out, five servers killed, one default switched: for minutes, not for CI.

    python tests/soak/sound_faults.py [pipewire] [--removals 20] [--restarts 5]

listens through all of it on a private sound server, while a person speaks at the microphone and our
own voice in the headphones, and prints how long each recovery took and what was heard that must not
be. Ends with 1 where a target of docs/sound.md is missed.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "end_to_end"), str(Path(__file__).parents[2])]

from pipewire_server import PipeWireServer  # noqa: E402
from sound_faults import Session, remove_and_add, restart, spoken_beside  # noqa: E402
from sound_server import SoundServer  # noqa: E402

TARGET_S = 3.0


def main() -> int:
    """Run it all and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", nargs="?", choices=("pulseaudio", "pipewire"), default="pulseaudio")
    parser.add_argument("--removals", type=int, default=20)
    parser.add_argument("--restarts", type=int, default=5)
    options = parser.parse_args()
    server = PipeWireServer() if options.kind == "pipewire" else SoundServer()
    os.environ.update(server.env)
    folder = Path(tempfile.mkdtemp())
    try:
        server.start()
        with Session("system") as session:
            with spoken_beside(server, folder, 600.0):
                removals_s = [
                    remove_and_add(server, session, "speakers") for _ in range(options.removals)
                ]
                server.set_default("headphones")
                strange = session.loudest()
                session.hear_source(server, folder)
            restarts_s = [restart(server, session) for _ in range(options.restarts)]
            session.hear_source(server, folder)
    finally:
        server.close()
    worst_s = max(removals_s + restarts_s)
    sys.stdout.write(
        f"{options.removals} removals, back after {max(removals_s):.2f} s at most; "
        f"{options.restarts} restarts, back after {max(restarts_s):.2f} s at most; "
        f"{session.n_gaps()} gaps told; the loudest sample of microphone or dub: {strange}\n"
    )
    is_good = session.n_gaps() == options.removals + options.restarts and worst_s <= TARGET_S
    return 0 if is_good and strange == 0.0 else 1


if __name__ == "__main__":
    sys.exit(main())
