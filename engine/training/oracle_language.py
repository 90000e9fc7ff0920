"""A made-up language of which it is known when each word can be translated, and no sooner.

A sentence has some clauses. A clause begins with a mark that says whether its verb comes first or
last; its translation begins with the verb in either case, then come the nouns in order. So the verb
of a clause of the second kind is the first word of its translation and the last that is heard.

`python -m engine.training.oracle_language --out oracle.tsv` writes sentences to measure on.
"""

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

from engine.spec import UNKNOWN_ID

VERB_FIRST, VERB_LAST = UNKNOWN_ID + 1, UNKNOWN_ID + 2
FIRST_VERB = VERB_LAST + 1
N_VERBS, N_NOUNS = 12, 26
FIRST_NOUN = FIRST_VERB + N_VERBS
FIRST_TRANSLATION = FIRST_NOUN + N_NOUNS  # words are translated one for one
N_PIECES = FIRST_TRANSLATION + N_VERBS + N_NOUNS
N_CLAUSES, N_CLAUSE_NOUNS = (2, 4), (1, 4)


@dataclass(frozen=True, slots=True)
class OracleSentence:
    """A sentence and its translation as ids; `needed` source tokens before each target token.

    The last of `needed` is for the end of the translation.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    needed: tuple[int, ...]


def oracle_sentence(rng: random.Random) -> OracleSentence:
    """Return a random sentence."""
    source, target, needed = list[int](), list[int](), list[int]()
    for _ in range(rng.randint(*N_CLAUSES)):
        verb = FIRST_VERB + rng.randrange(N_VERBS)
        nouns = [FIRST_NOUN + rng.randrange(N_NOUNS) for _ in range(rng.randint(*N_CLAUSE_NOUNS))]
        n_before = len(source)
        if rng.random() < 0.5:
            source += [VERB_FIRST, verb, *nouns]
            needed += range(n_before + 2, len(source) + 1)
        else:
            source += [VERB_LAST, *nouns, verb]
            needed += [len(source)] * (1 + len(nouns))
        target += [_translation(word) for word in (verb, *nouns)]
    return OracleSentence(tuple(source), tuple(target), (*needed, len(source) + 1))


def _translation(word: int) -> int:
    return word - FIRST_VERB + FIRST_TRANSLATION


def oracle_sentences(n_sentences: int, seed: int) -> list[OracleSentence]:
    """Return random sentences, the same for a seed."""
    rng = random.Random(seed)
    return [oracle_sentence(rng) for _ in range(n_sentences)]


def main() -> None:
    """Write a table of ids: source, target, and how much of the source each target token needs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sentences", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=999, help="any but that of the training, 1")
    arguments = parser.parse_args()
    rows = (
        (sentence.source, sentence.target, sentence.needed)
        for sentence in oracle_sentences(arguments.sentences, arguments.seed)
    )
    lines = ("\t".join(" ".join(map(str, cell)) for cell in row) for row in rows)
    arguments.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
