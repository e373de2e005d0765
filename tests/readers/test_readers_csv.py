"""CSV files read as neutral tables."""

import pytest

from cspctl.readers import Unreadable, read_tables


def lines(data):
    (table,) = read_tables(data).tables
    return {row.number: [cell.text for cell in row.cells] for row in table.rows}


@pytest.mark.parametrize(
    "data",
    [
        b'No,Action\r\n1,"Write, then call"\r\n',
        b"\xef\xbb\xbfNo;Action\n1;Write, then call\n",
        "No\tAction\n1\tWrite, then call\n".encode("utf-16"),
        b"sep=|\nNo|Action\n1|Write, then call\n",
    ],
)
def test_separators_and_encodings(data):
    assert list(lines(data).values()) == [["No", "Action"], ["1", "Write, then call"]]


def test_lines_are_counted_through_texts_of_several_lines():
    assert lines(b'a,"x\ny"\n\nb,z\n') == {1: ["a", "x\ny"], 4: ["b", "z"]}


def test_an_older_windows_program():
    found = read_tables("Action\nWrite – again\n".encode("cp1252"))
    assert found.tables[0].rows[1].cells[0].text == "Write – again"
    assert len(found.notes) == 1


def test_the_guard_against_formulas_is_taken_off_again():
    assert lines(b"a,b\n'=1+1,'tis\n")[2] == ["=1+1", "'tis"]


def test_a_field_too_long_is_a_fault_with_its_line():
    with pytest.raises(Unreadable, match="line 2"):
        read_tables(b'a,b\n"' + b"x" * 200_000 + b'",c\n')
