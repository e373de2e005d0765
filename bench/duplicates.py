"""Near-duplicates of actions: cspctl against rapidfuzz's cdist and datasketch's MinHash LSH.

    python bench/duplicates.py [SIZE ...]

Each method runs in a process of its own, on the same made-up logs, in the same run; the table gives
seconds, peak memory and the ratio to cspctl. rapidfuzz and datasketch are wanted here only (pip
install rapidfuzz datasketch). Above 10,000 rows cdist is measured on 1,000 of the rows against all
and multiplied up (marked ~), for the whole would take an hour.
"""

import json
import random
import resource
import subprocess
import sys
import time

VERBS = """circulate review draft agree arrange update publish provide commission consult-on explore
    monitor present report-on confirm prepare map extend install replace evaluate clarify chase
    escalate approve finalise produce develop identify test"""
PAPERS = """protocol strategy action-plan leaflet dashboard needs-assessment survey briefing
    contract
    risk-register referral-form training-package terms-of-reference business-case
    evaluation data-return website-page newsletter funding-bid job-description lease budget poster
    consultation questionnaire toolkit rota inspection agreement timetable"""
SUBJECTS = """knife-crime burglary fly-tipping hate-crime street-drinking domestic-abuse stalking
    modern-slavery county-lines rough-sleeping noise-nuisance retail-theft arson spiking
    car-cruising dog-fouling graffiti vaping road-safety suicide-prevention carers fostering
    school-exclusions flu-vaccination dementia hospital-discharge warm-spaces food-banks
    damp-and-mould allotments tree-planting air-quality bus-shelters street-lighting libraries
    play-areas market-stalls taxi-ranks parking-permits recycling flood-defence cycling"""
STARTS = "Ash Birch Cotton Dun East Fern Gold Hazel Iron Kings Lin Mill North Oak Penn Quarry"
MIDDLES = "bourne bridge combe croft den field ford gate grove ham hurst ley mere stead ton wick"
ENDS = "estate ward road park library school market station centre surgery depot hub"
TAILS = """and-report-back-to-the-next-meeting and-circulate-for-comments with-costs-for-each-option
    so-that-partners-can-comment by-the-end-of-the-month"""


def one_of(words: str, dice: random.Random) -> str:
    """One of some words; a hyphen stands for a space."""
    return dice.choice(words.split()).replace("-", " ")


def place(dice: random.Random) -> str:
    """A made-up name."""
    return one_of(STARTS, dice) + one_of(MIDDLES, dice)


def logged(size: int) -> list[str]:
    """A log of `size` actions: one in five repeats another, half of these in other words."""
    dice = random.Random(size)
    texts: list[str] = []
    while len(texts) < size:
        if texts and dice.random() < 0.2:
            texts.append(repeated(dice.choice(texts), dice))
            continue
        text = (
            f"{one_of(VERBS, dice)} the {one_of(PAPERS, dice)} on {one_of(SUBJECTS, dice)} "
            f"for {place(dice)} {place(dice)} {one_of(ENDS, dice)}"
        )
        if dice.random() < 0.3:
            text += f" for Q{dice.randint(1, 4)} {dice.randint(2010, 2026)}"
        texts.append(text[0].upper() + text[1:])
    return texts


def repeated(text: str, dice: random.Random) -> str:
    """The same action again: verbatim, with a lead, extended, cut short or with a slip."""
    kind = dice.randrange(5)
    if kind == 1:
        return f"{dice.choice('ABCDEFGH')}. {place(dice)} to {text[0].lower()}{text[1:]}"
    if kind == 2:
        return f"{text} {one_of(TAILS, dice)}"
    if kind == 3:
        return text.rsplit(" ", 1)[0]
    if kind == 4:
        at = dice.randrange(2, len(text) - 2)
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text


def cspctl(texts: list[str]) -> int:
    """The number of pairs in the groups that cspctl finds."""
    from cspctl.queries.duplicates import Lexicon, Statement, find

    found = find([Statement(f"csp/{n}", text) for n, text in enumerate(texts, 1)], Lexicon())
    return sum(len(group.actions) * (len(group.actions) - 1) // 2 for group in found.groups)


def cdist(texts: list[str]) -> int:
    """The number of pairs that token_sort_ratio puts at 80 or more, with two threads."""
    import numpy
    from rapidfuzz.fuzz import token_sort_ratio
    from rapidfuzz.process import cdist as compare

    rows = texts if len(texts) <= 10_000 else texts[:1_000]
    pairs = 0
    for start in range(0, len(rows), 1_000):
        block = compare(
            rows[start : start + 1_000],
            texts,
            scorer=token_sort_ratio,
            score_cutoff=80,
            workers=2,
            dtype=numpy.uint8,
        )
        pairs += int(numpy.count_nonzero(block))
    return (pairs - len(rows)) // 2


def lsh(texts: list[str]) -> int:
    """The number of pairs that MinHash LSH puts at a Jaccard of 0.6 or more, roughly."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.6, num_perm=64)
    prints = []
    for number, text in enumerate(texts):
        mark = MinHash(num_perm=64)
        for word in set(text.lower().split()):
            mark.update(word.encode())
        index.insert(str(number), mark)
        prints.append(mark)
    return sum(len(index.query(mark)) - 1 for mark in prints) // 2


METHODS = {"cspctl": cspctl, "cdist": cdist, "lsh": lsh}


def measure(method: str, size: int) -> dict[str, float]:
    """Seconds, MB at the peak and pairs of one method in a process of its own."""
    call = [sys.executable, __file__, "--one", method, str(size)]
    done = subprocess.run(call, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def one(method: str, size: int) -> None:
    """Run one method in this process and print its figures as JSON."""
    texts = logged(size)
    start = time.perf_counter()
    pairs = METHODS[method](texts)
    seconds = time.perf_counter() - start
    if method == "cdist" and size > 10_000:
        seconds *= size / 1_000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "mb": peak, "pairs": pairs}))


def main() -> None:
    """Print the table for the sizes asked for."""
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], int(sys.argv[3]))
        return
    sizes = [int(size) for size in sys.argv[1:]] or [1_000, 10_000]
    print("| Actions | Method | Seconds | Times cspctl | Peak MB | Pairs |")
    print("|---:|---|---:|---:|---:|---:|")
    for size in sizes:
        ours = measure("cspctl", size)
        for method in METHODS:
            figures = ours if method == "cspctl" else measure(method, size)
            guess = "~" if method == "cdist" and size > 10_000 else ""
            pairs = "" if guess else f"{figures['pairs']:,.0f}"
            print(
                f"| {size:,} | {method} | {guess}{figures['seconds']:.2f} "
                f"| {guess}{figures['seconds'] / ours['seconds']:.2f} "
                f"| {figures['mb']:.0f} | {pairs} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
