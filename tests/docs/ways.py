"""How each documented command is run by a test: how long, with what around it, until what.

`small` is the only way in which the words of a command may change: sizes that it names, or leaves
at a large usual value, so that minutes and hours become seconds. Look at a new row as at any change
of the documentation. What no row begins with is run as it stands, if it is `sotto`; any other
program must have a row, or `test_every_command_has_a_way` fails.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tests.docs.pages import Block

How = Literal["here", "alone", "live", "window", "told", "before", "checks", "bare"]


@dataclass(frozen=True, slots=True)
class Way:
    """One row of the table.

    Attributes:
        begins: The words it is for; of several rows the longest counts.
        how: `here`, in the test's own process; `alone`, as a program of its own, to its end;
            `live`, until captions come, then Ctrl+C; `window`, until it is seen, then Ctrl+Q;
            `told`, beside a window that is open; `before`, while what the block needs is made;
            `checks`, by `.ci/run` or whoever runs this very test; `bare`, as root in a bare Debian.
        small: Options and how they are made small, named by the page or not; `None` is no option
            but the last word.
        needs: What must be there; without it the block is skipped with the reason.
        code: The exit code that is right.
    """

    begins: str
    how: How = "alone"
    small: Mapping[str | None, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    code: int = 0


INTERRUPTED = 130
SOUND, SCREEN = ("sound",), ("screen",)
BOTH = ("sound", "screen")
TORCH = ("torch",)
IMPORTED = ("published", "imported")
LEARN = {"--steps": "2", "--threads": "1"}
FEW = {"--n": "2", "--skip": "1"}

WAYS = (
    # What listens until Ctrl+C, and what opens a window.
    Way("sotto listen", "live", needs=SOUND, code=INTERRUPTED),
    Way("sotto listen --source https://example.org", "live", needs=("stream",), code=INTERRUPTED),
    Way("sotto listen --dub --serve", "live", {"--port": "0"}, SOUND, INTERRUPTED),
    Way("sotto serve", "live", {"--port": "0"}, SOUND, INTERRUPTED),
    Way("sotto serve --source demo", "live", {"--port": "0"}, code=INTERRUPTED),
    Way("sotto demo", "window", needs=BOTH),
    Way("sotto --set-up", "window", needs=BOTH),
    Way("sotto --log-events", "window", needs=BOTH),
    *(
        Way(f"sotto --{wish}", "told", needs=BOTH)
        for wish in (
            *("toggle", "toggle-lock", "hide", "jump-to-live", "replay", "louder", "quieter"),
            "quit",
        )
    ),
    Way("sotto devices", "here", needs=SOUND),
    Way("sotto selftest", "alone", {"--seconds": "3"}, SOUND),
    # What others publish, or what has to be there before.
    Way("sotto models install streamspeech", "here", needs=("published", "hosts")),
    Way("sotto models import", needs=("published",)),
    Way("sotto translate talk.wav --bundle streamspeech", needs=("published",)),
    Way("sotto translate talk.wav --bundle fr-en-published", needs=("published",)),
    Way("sotto batch /shared/talks", needs=("ray",)),
    Way("ray start --head", "before", needs=("ray",)),
    # What measures.
    Way("sotto evaluate", small=FEW),
    Way("sotto bench", small={"--minutes": "1"}),
    Way("sotto bench --bundle fr-en-published", small={"--minutes": "1"}, needs=IMPORTED),
    Way("sotto bench hmt", small={"--sentences": "3", "--words": "1"}),
    Way("sotto bench multilingual", small={"--sentences": "3"}),
    Way("sotto bench serve", small={"--viewers": "20", "--slow": "2", "--seconds": "2"}),
    Way("sotto bench tracks", small={"--seconds": "4"}),
    Way("sotto bench interface", small={"--seconds": "1", "--hours": "0.02"}, needs=SCREEN),
    Way("sotto models quantise"),
    Way("python -m engine.evaluation.against", small={"--repeats": "1"}, needs=IMPORTED),
    Way("python -m engine.evaluation.judge", small={"--skip": "0"}, needs=("torch", "dubs")),
    Way("python -m engine.evaluation.dub_course"),
    Way("python -m engine.evaluation.languages"),
    Way("python -m tests.soak.batch_on_ray", small={"--recordings": "6"}),
    Way(
        "python -m tests.soak.interface", small={"--seconds": "1", "--hours": "0.02"}, needs=SCREEN
    ),
    Way("python -m tests.soak.kill_sessions", small={None: "3"}),
    # The page is as full as it gets after 22 minutes, and a quarter of this is longer.
    Way("python -m tests.soak.page_hours", small={"--hours": "1.6"}, needs=("browser",)),
    Way("python tests/soak/live_half_hour.py", small={"--minutes": "1"}),
    Way("python tests/soak/activities.py"),
    Way(
        "python -m tests.soak.authors_cost",
        small={"--seconds": "2", "--agents": "s2tt"},
        needs=("published",),
    ),
    Way("python tests/soak/formats.py"),
    Way("python tests/soak/quiet.py"),
    Way("python tests/soak/self_deaf.py", small={None: "0.2"}, needs=SOUND),
    Way("python tests/soak/sound_exact.py", small={None: "0.1"}, needs=SOUND),
    Way(
        "python tests/soak/sound_faults.py",
        small={"--removals": "1", "--restarts": "1"},
        needs=SOUND,
    ),
    # What learns.
    Way("python -m engine.training.speak", small={"--n": "4"}, needs=TORCH),
    Way("python -m engine.training.synthesise", small={"--sentences": "24"}, needs=TORCH),
    Way("python -m engine.training.readings", small={"--variants": "1"}, needs=TORCH),
    Way("python -m engine.training.wordless", small={"--n": "4"}, needs=TORCH),
    Way("python -m engine.training.vocabulary", needs=TORCH),
    Way("python -m engine.training.recogniser", small=LEARN | {"--batch-s": "8"}, needs=TORCH),
    Way(
        "torchrun --nproc-per-node 2 -m engine.training.recogniser",
        small=LEARN | {"--batch-s": "8"},
        needs=TORCH,
    ),
    Way(
        "python -m engine.training.target_speech",
        small={"--sentences": "30", "--vocoder-sentences": "8"},
        needs=TORCH,
    ),
    Way("python -m engine.training.vocoder", small={"--epochs": "1"}, needs=TORCH),
    Way("python -m engine.training.states", needs=TORCH),
    Way(
        "python -m engine.training.translation",
        small=LEARN | {"--batch-tokens": "100"},
        needs=TORCH,
    ),
    Way(
        "python -m engine.training.speech_units",
        small=LEARN | {"--batch-tokens": "50"},
        needs=TORCH,
    ),
    Way("python -m engine.training.bundle", needs=TORCH),
    Way("python -m engine.training.average", needs=TORCH),
    Way("python -m engine.training.restore", needs=TORCH),
    Way(
        "python -m engine.training.languages",
        small={"--steps": "2", "--threads": "1", "--shards": "1", "--heldout": "6"},
        needs=TORCH,
    ),
    Way("python -m engine.training.track_text", small={"--pieces": "200"}, needs=TORCH),
    Way(
        "python -m engine.training.tracks",
        small={"--steps": "2", "--first-steps": "1", "--batch-tokens": "100"},
        needs=TORCH,
    ),
    Way(
        "python -m engine.training.oracle",
        small={"--steps": "2", "--first-steps": "1"},
        needs=TORCH,
    ),
    Way("python -m engine.training.oracle_language", small={"--sentences": "5"}, needs=TORCH),
    Way("python -m engine.conversion.tracks", needs=TORCH),
    Way("python -m engine.conversion.skeletons", needs=TORCH),
    Way("pytest -m documented", "checks"),
    # What takes pictures of the windows and the page.
    Way("python -m tests.screenshots", needs=SCREEN),
    Way("python -m tests.page_screenshots", needs=("browser",)),
    Way("python -m tests.walk_screenshots", needs=BOTH),
    # What sets up, packs and checks.
    Way("python3 installers/bootstrap.py", "before", needs=("environment",)),
    Way("python3 installers/bootstrap.py run", needs=("environment",)),
    Way("python3 installers/bootstrap.py test", "checks"),
    Way("python3 installers/freeze.py", "before", needs=("packages",)),
    Way("python3 installers/smoke.py", needs=("packages",)),
    Way("python3 installers/linux/needs.py", needs=("packages",)),
    Way("tar -xf sotto", needs=("packages",)),
    Way("sotto/install.sh", needs=("packages",)),
    Way("sudo sotto/install.sh", needs=("packages", "root")),
    Way("sudo python3 installers/linux/clean_root.py", needs=("packages", "debian")),
    Way("sudo apt-get", "bare", needs=("packages", "debian")),
    Way("sphinx-build", needs=("sphinx",)),
    Way("minisign", needs=("minisign",)),
    Way("pactl info", needs=SOUND),
    Way("pip install", small={"--no-deps": ""}, needs=("registry",)),
    Way("python -m venv", needs=("registry",)),
    Way("simuleval/bin/", needs=("registry", "torch", "dubs")),
)
ONLY_WINDOW = Way("sotto", "window", needs=BOTH)  # and nothing more
AS_IT_STANDS = Way("sotto", "here")


def is_quick(block: Block) -> bool:
    """Say whether every command of a block is run within a test that takes no time."""
    return all(
        way is not None and way.how == "here" and set(way.needs) <= {"sound"}
        for way in map(way_of, block.commands)
    )


def way_of(words: tuple[str, ...]) -> Way | None:
    """Return the row for a command; None where nobody knows how to run it."""
    if words == ("sotto",):
        return ONLY_WINDOW
    text = " ".join(words)
    found = [way for way in WAYS if f"{text} ".startswith(way.begins)]
    if not found:
        return AS_IT_STANDS if words[0] == "sotto" else None
    return max(found, key=lambda way: len(way.begins))


def short(words: tuple[str, ...], way: Way) -> tuple[str, ...]:
    """Return the command with its sizes made small."""
    made = list(words)
    for option, value in way.small.items():
        if option is None:
            numbers = [at for at, word in enumerate(made) if word.replace(".", "").isdecimal()]
            if numbers:
                made[numbers[0]] = value
            else:
                made.append(value)
        elif option in made:
            made[made.index(option) + 1] = value
        else:
            made += [option, value] if value else [option]
    return tuple(made)
