"""Answers about bytes are remembered by content, and go when others were asked for since."""

import pytest

from cspctl.writers.remembered import remembered, remembered_by_size


@pytest.fixture
def length():
    asked = []

    @remembered(2)
    def length(data, times=1):
        asked.append(data)
        return len(data) * times

    length.asked = asked
    return length


def test_equal_bytes_are_asked_about_once(length):
    assert [length(b"paper"), length(bytes(bytearray(b"paper")))] == [5, 5]
    assert length.asked == [b"paper"]


def test_another_value_or_another_kind_of_value_is_another_question(length):
    assert length(b"paper", times=2) == 10
    assert length(b"paper", times=3) == 15
    assert length("paper") == 5
    assert length.asked == [b"paper", b"paper", "paper"]


def test_what_was_not_asked_for_longest_goes(length):
    for data in (b"a", b"bb", b"a", b"ccc", b"a", b"bb"):
        length(data)
    assert length.asked == [b"a", b"bb", b"ccc", b"bb"]


def test_a_fault_is_not_remembered():
    answers = iter((ValueError("no"), 5))

    @remembered(2)
    def told(_):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    with pytest.raises(ValueError, match="no"):
        told(b"x")
    assert told(b"x") == 5


def test_memory_by_size_holds_so_many_bytes_and_what_came_last():
    asked = []

    @remembered_by_size(6)
    def length(data):
        asked.append(data)
        return len(data)

    for data in (b"aaa", b"bb", b"aaa", b"ccc", b"bb", b"aaa", b"toolong", b"toolong"):
        assert length(data) == len(data)
    assert asked == [b"aaa", b"bb", b"ccc", b"aaa", b"toolong", b"toolong"]


def test_memory_by_size_shares_its_answers_and_remembers_no_fault():
    answers = iter((ValueError("no"), [], ["another"]))

    @remembered_by_size(100)
    def told(_):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    with pytest.raises(ValueError, match="no"):
        told(b"x")
    assert told(b"x") is told(bytes(bytearray(b"x")))
    assert told(b"y") == ["another"]
