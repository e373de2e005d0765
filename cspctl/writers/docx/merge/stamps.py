"""The pack's page number in the footers of authors' papers.

The stamp is the last line of every footer, at the right, under a rule and with words of its own
("Pack page 41"), so that nobody takes it for the paper's own number, which stands above it.
"""

from copy import deepcopy
from functools import cache

from lxml import etree

from cspctl.writers.docx.merge.names import PPR, RUN, TBL, Element, P, w
from cspctl.writers.docx.merge.names import XML as XML_NAMESPACE

#: The height of the stamp's line and its rule in twentieths of a point (11 and 2 points).
_LINE = 220
_RULE = 40
#: Printers do not reach nearer to the paper's edge than about a quarter of a centimetre.
_EDGE = 170
_USUAL_DISTANCE = 720
_TEXT = w("t")

_STAMP = (
    '<w:p xmlns:w="{w}"><w:pPr><w:pBdr>'
    '<w:top w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
    '<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>'
    '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="right"/></w:pPr></w:p>'
)
_LOOKS = (
    '<w:rPr xmlns:w="{w}"><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
    '<w:b w:val="0"/><w:i w:val="0"/><w:color w:val="auto"/><w:sz w:val="18"/>'
    '<w:szCs w:val="18"/></w:rPr>'
)


def append_stamp(footer: Element, text: str) -> None:
    """Make the stamp the last paragraph of a footer; an empty last paragraph gives way to it."""
    paragraph = deepcopy(_stamp())
    words = paragraph.find(f"{RUN}/{_TEXT}")
    assert words is not None, "it stands in the first run"
    words.text = text
    last = footer[-1] if len(footer) else None
    before = last.getprevious() if last is not None else None
    spare = last is not None and last.tag == P and all(child.tag == PPR for child in last)
    if last is not None and spare and (before is None or before.tag != TBL):
        footer.replace(last, paragraph)
    else:
        footer.append(paragraph)


@cache
def _stamp() -> Element:
    """The stamp without its words; it is copied, not changed."""
    namespace = w("")[1:-1]
    paragraph = etree.fromstring(_STAMP.format(w=namespace, line=_LINE))
    for begins, content in (("", ""), ("begin", ""), ("", "PAGE"), ("separate", "")):
        paragraph.append(_run(begins, content, code=content == "PAGE"))
    paragraph.append(_run("", "1"))
    paragraph.append(_run("end", ""))
    return paragraph


def _run(mark: str, content: str, *, code: bool = False) -> Element:
    run = etree.Element(RUN)
    run.append(etree.fromstring(_LOOKS.format(w=w("")[1:-1])))
    if mark:
        etree.SubElement(run, w("fldChar")).set(w("fldCharType"), mark)
        return run
    text = etree.SubElement(run, w("instrText") if code else _TEXT)
    text.text = content
    text.set(f"{{{XML_NAMESPACE}}}space", "preserve")
    return run


def make_room(section: Element) -> None:
    """Lower the footer by the stamp's height, so that the text above keeps its lines."""
    margins = section.find(w("pgMar"))
    if margins is None:
        return
    stated = margins.get(w("footer")) or ""
    old = int(stated) if stated.isdecimal() else _USUAL_DISTANCE
    margins.set(w("footer"), str(max(min(old, _EDGE), old - _LINE - _RULE)))
