"""The join misses no pair that its own score would match: against every pair, one by one."""

import random
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cspctl.queries.duplicates.joining import candidates
from cspctl.queries.duplicates.scoring import MATCH, SIMILAR, score
from tests.queries.duplicates.samples import readings

HERE = Path(__file__).parent
WORDS = """review circulate protocol HMO police report meeting vulnerable Ashgrove knife crime
    figures and share with board Dockside plan consult the for of to VAWG zebra agree stalking ,
    before"""
SENTENCES = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=9).map(" ".join)


def pairs_by_hand(texts, threshold):
    """All pairs of the texts that score the threshold, each compared."""
    read = readings(texts)
    return {
        (a, b) for a, b in combinations(range(len(read)), 2) if score(read[a], read[b]) >= threshold
    }


def pairs_joined(texts, threshold):
    """The same by the join, and that it names each pair once."""
    read = readings(texts)
    joined = list(candidates(read, threshold))
    assert len(joined) == len(set(joined))
    return {(a, b) for a, b in joined if score(read[a], read[b]) >= threshold}


@given(st.lists(SENTENCES, max_size=25), st.sampled_from([SIMILAR, MATCH, 0.75, 0.95]))
@settings(max_examples=300, deadline=None)
def test_it_finds_what_comparing_every_pair_finds(texts, threshold):
    assert pairs_joined(texts, threshold) == pairs_by_hand(texts, threshold)


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.glob("*.yaml")))
def test_it_finds_every_pair_of_a_labelled_set(name):
    items = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))["items"]
    texts = [item["text"] for item in items]
    assert pairs_joined(texts, SIMILAR) == pairs_by_hand(texts, SIMILAR) != set()


def test_it_looks_at_few_of_the_pairs():
    dice = random.Random(1)
    places = [f"{a}{b}" for a in ("Ash", "Birch", "Cot", "Dun") for b in ("ley", "ton", "ford")]
    texts = [f"Review {' '.join(dice.sample(places, 4))} protocol" for _ in range(200)]
    assert len(list(candidates(readings(texts), 0.75))) < 200 * 200 / 2 / 10


@given(SENTENCES, SENTENCES)
def test_the_score_is_the_same_either_way_round_and_between_0_and_1(one, other):
    a, b = readings([one, other])
    assert score(a, b) == score(b, a)
    assert 0 <= score(a, b) <= 1
