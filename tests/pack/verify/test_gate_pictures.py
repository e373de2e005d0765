"""The tables of a JPEG are no secret; its metadata are read, and a broken one is read whole."""

import io

from PIL import Image

from cspctl.pack.verify.pictures import picture_pieces


def jpeg(comment: bytes) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (16, 16), "teal").save(out, "JPEG", comment=comment)
    return out.getvalue()


def words(data: bytes) -> str:
    return " ".join(piece.text for piece in picture_pieces(data, ""))


def test_the_comment_is_read_and_the_tables_are_not():
    read = words(jpeg(b"ZQX-CANARY-17"))
    assert "ZQX-CANARY-17" in read
    # What every baseline JPEG holds in its Huffman tables.
    assert "CDEFGHIJSTUVWXYZ" not in read


def test_what_stands_behind_the_dots_is_read():
    assert "ZQX-CANARY-18" in words(jpeg(b"") + b"ZQX-CANARY-18")


def test_a_broken_picture_is_read_whole():
    assert "ZQX-CANARY-19" in words(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00 ZQX-CANARY-19")
