"""Free room on a page is where every single dot is white, however rows of dots are gone over."""

import random

import pytest

from cspctl.pack.pdf import room
from cspctl.pack.pdf.room import Spot


def picture(seed, stride=200, high=72):
    """A strip of dots with a few marks: paler and darker ones, at the edges, on any rows."""
    chance = random.Random(seed)
    dots = bytearray(b"\xff" * stride * high)
    for _ in range(seed):
        dots[chance.randrange(len(dots))] = chance.choice((0, 100, 244, 245, 254))
    return bytes(dots)


def free_by_every_dot(pixels, stride, candidates, width):
    high = len(pixels) // stride
    found = set()
    for place, spot in enumerate(candidates):
        left, right = round(spot.x - 3), round(spot.x + width + 3)
        low, top = round(spot.y - 3), round(spot.y + 12)
        area = [
            pixels[(high - 1 - row) * stride + column]
            for row in range(low, min(top, high))
            for column in range(max(left, 0), min(right, stride))
        ]
        if top <= high and all(dot >= 245 for dot in area):
            found.add(place)
    return found


@pytest.mark.parametrize("seed", range(40))
def test_every_dot_counts_and_nothing_else(seed):
    stride = 200
    pixels = picture(seed, stride)
    candidates = room._candidates(200, 40.5)
    found = room._free(room._rows(pixels, stride), candidates, 40.5)
    assert found == free_by_every_dot(pixels, stride, candidates, 40.5)


def test_a_strip_that_is_too_low_has_no_room_at_its_top():
    candidates = [Spot(36, 17), Spot(36, 42)]
    assert room._free(room._rows(b"\xff" * 200 * 40, 200), candidates, 40) == {0}


def test_a_stamp_wider_than_the_page_is_looked_for_where_there_is_page():
    pixels = bytearray(b"\xff" * 30 * 72)
    candidates = room._candidates(30, 40)
    assert len(room._free(room._rows(bytes(pixels), 30), candidates, 40)) == len(candidates)
    pixels[30 * 52 + 29] = 0  # the 20th row from below
    free = room._free(room._rows(bytes(pixels), 30), candidates, 40)
    assert [candidates[place].y for place in sorted(free) if candidates[place].x < 30] == [
        *(27, 32, 37, 42, 47),
        *(27, 32, 37, 42, 47),
    ]
