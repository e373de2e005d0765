"""Charts as PNG and SVG: the same bytes, nothing from outside, nothing cut off."""

import os
import re
import struct
import subprocess
import sys
from io import BytesIO
from itertools import pairwise

import pytest
from lxml import etree
from PIL import Image

from cspctl.documents.charts import BLUE, INK, VERMILION, Chart, Series, sparkline
from cspctl.writers.charts import height_of, png, svg

NAMES = ("London Borough of Barking and Dagenham", "Police")
STACK = Chart(
    "stacked",
    "Open actions",
    "Council: 2 red & 1 green.",
    NAMES,
    (Series("Red", (2, 0), "A3123B"), Series("Green", (1, 5), "00886B")),
    "actions",
    "Agency",
    horizontal=True,
)
LINE = Chart(
    "lines",
    "MARAC <repeats>",
    "From 26% to 17.1%.",
    ("2016/17-Q4", "2017/18-Q1", "2017/18-Q2"),
    (Series("Repeats", (26, None, 17.1), BLUE), Series("Target", (28, 28, 28), INK, True)),
    "%",
    "Quarter",
)
SVG = "{http://www.w3.org/2000/svg}"


def texts(drawn):
    root = etree.fromstring(drawn)
    return [" ".join("".join(text.itertext()).split()) for text in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("chart", [STACK, LINE, sparkline("Repeats", "Falling", (3, 2, None, 1))])
def test_the_same_chart_gives_the_same_bytes(chart):
    first = png(chart, 159)
    png.cache_clear()
    assert png(chart, 159) == first
    assert svg(chart, 159) == svg(chart, 159)


def test_another_process_with_settings_of_its_own_gives_the_same_picture(tmp_path):
    (tmp_path / "matplotlibrc").write_text("font.size: 30\naxes.facecolor: red\n")
    program = (
        "import sys\nfrom cspctl.documents.charts import Chart, Series\n"
        "from cspctl.writers.charts import png\n"
        f"sys.stdout.buffer.write(png({LINE!r}, 159))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env={**os.environ, "MATPLOTLIBRC": str(tmp_path / "matplotlibrc")},
    )
    assert ran.stdout == png(LINE, 159)
    assert ran.stderr == b""


def test_a_png_says_nothing_of_who_made_it_or_when():
    data = png(STACK, 159)
    kinds, at = [], 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kinds.append(data[at + 4 : at + 8].decode())
        at += 12 + length
    assert set(kinds) <= {"IHDR", "PLTE", "pHYs", "IDAT", "IEND"}


def test_a_picture_is_as_large_as_it_was_asked_for():
    with Image.open(BytesIO(png(LINE, 159, 80))) as picture:
        assert picture.size == (1251, 629)  # 200 dots to the inch
        assert picture.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


def test_forty_bars_are_higher_than_two():
    many = Chart(
        "bars", "", "", ("Council",) * 40, (Series("x", (1,) * 40, BLUE),), horizontal=True
    )
    few = Chart("bars", "", "", ("Council",) * 2, (Series("x", (1,) * 2, BLUE),), horizontal=True)
    assert height_of(many, 159) > 10 * height_of(few, 159) / 2


def test_an_svg_stands_alone_and_is_named():
    drawn = svg(LINE, 159)
    root = etree.fromstring(drawn)
    assert root.tag == f"{SVG}svg"
    assert drawn.startswith("<svg")
    assert "<!DOCTYPE" not in drawn
    assert "<metadata" not in drawn
    assert "<style" not in drawn  # its rules would hold for the whole page
    assert not re.search(r"(href|src)=\"(?!#)|url\((?!#)|@import", drawn)
    assert root.get("role") == "img"
    ids = {element.get("id"): element for element in root.iter() if element.get("id")}
    assert ids[root.get("aria-labelledby")].text == "MARAC <repeats>"
    assert ids[root.get("aria-describedby")].text == "From 26% to 17.1%."


def test_an_svg_has_its_text_as_text():
    assert {"Repeats", "Target 28%", "0%", "10%"} <= set(texts(svg(LINE, 159)))
    assert {"Red", "Green", "Police", "3", "5", "Actions"} <= set(texts(svg(STACK, 159)))


def test_svgs_in_one_page_do_not_share_ids():
    def ids(drawn):
        return set(re.findall(r' id="([^"]+)"', drawn))

    one, other = svg(STACK, 159), svg(LINE, 159)
    assert ids(one)
    assert not ids(one) & ids(other)
    assert not ids(svg(LINE, 159, prefix="a")) & ids(svg(LINE, 159, prefix="b"))
    for drawn in (one, other):
        used = set(re.findall(r'(?:href="|url\()#([^")]+)', drawn))
        assert used <= ids(drawn)


def test_a_dollar_is_a_dollar_and_a_letter_the_font_lacks_is_no_noise(capfd):
    chart = Chart(
        "bars", "", "", ("$5 and $6", "区"), (Series("Cost", (5, 6), BLUE),), "£", horizontal=True
    )
    assert {"$5 and $6", "£5", "£6"} <= set(texts(svg(chart, 159)))
    png(chart, 159)
    assert capfd.readouterr() == ("", "")


def test_names_that_drawing_or_xml_would_trip_over_are_drawn():
    series = (Series("_hidden", (1,), BLUE), Series("Same", (2,), INK), Series("Same", (3,), BLUE))
    drawn = svg(Chart("stacked", "A\x07 title", "b\x00ell", ("One\x1b",), series), 159)
    assert texts(drawn).count("Same") == 2
    assert {"_hidden", "One"} <= set(texts(drawn))
    assert "A title" in drawn
    assert "bell" in drawn


QUARTERS = ("2017/18-Q1", "2017/18-Q2")


@pytest.mark.parametrize(
    "chart",
    [
        Chart("stacked", "", "", (), ()),
        Chart("lines", "", "", (), ()),
        sparkline("", "", ()),
        sparkline("", "", (None, None)),
        sparkline("", "", (5,)),
        sparkline("", "", (5, 5)),
        Chart("lines", "", "", QUARTERS[:1], (Series("a", (1,), BLUE),)),
        Chart("stacked", "", "", QUARTERS, (Series("a", (0, 0), BLUE), Series("b", (0, 0), INK))),
        Chart("stacked", "", "", QUARTERS, (Series("a", (None, 1), BLUE),)),
        Chart("bars", "", "", QUARTERS, (Series("a", (-1, None), BLUE), Series("b", (0, -2), INK))),
        Chart("stacked", "", "", QUARTERS, (Series("a", (-1, 2), BLUE), Series("b", (3, -2), INK))),
    ],
)
def test_whatever_there_is_can_be_drawn(chart):
    with Image.open(BytesIO(png(chart, 60))) as picture:
        assert picture.size[0] == 472
    etree.fromstring(svg(chart, 60))


def test_what_goes_below_nothing_has_no_total_over_it():
    chart = Chart(
        "stacked",
        "",
        "",
        QUARTERS,
        (Series("Up", (71, 93), BLUE), Series("Down", (-22, -36), VERMILION)),
    )
    # 49 and 57 would be the sums.
    assert not {"49", "57"} & set(texts(svg(chart, 159)))
    assert {"71", "93", "−22", "−36"} <= set(texts(svg(chart, 159)))


def test_names_at_the_ends_of_lines_do_not_stand_over_one_another():
    near = tuple(Series(f"Line {n}", (20, 20 + n / 10), BLUE) for n in range(4))
    root = etree.fromstring(svg(Chart("lines", "", "", QUARTERS, near), 159))
    heights = sorted(
        float(re.search(r"[ (]([\d.]+)\)", text.get("transform")).group(1))
        if text.get("transform")
        else float(text.get("y"))
        for text in root.iter(f"{SVG}text")
        if "".join(text.itertext()).startswith("Line")
    )
    assert len(heights) == 4
    assert min(b - a for a, b in pairwise(heights)) >= 12
