"""What a stream of a PDF is, decides how it is read."""

import io

import pikepdf

from cspctl.model.workspace import Workspace
from cspctl.pack.verify.gate import verify
from cspctl.pack.verify.withheld import withheld_of


def test_a_figures_words_in_a_stream_of_objects_are_no_pages_content(recwarn):
    """LibreOffice packs the structure of a tagged PDF so; read as content, it warns."""
    document = pikepdf.new()
    document.add_blank_page()
    figure = pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt="Repeats: 23% [of all")
    document.Root.StructTreeRoot = document.make_indirect(
        pikepdf.Dictionary(K=document.make_indirect(figure))
    )
    out = io.BytesIO()
    document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    gate = withheld_of(Workspace(), Workspace(), {})
    assert verify({"pack.pdf": out.getvalue()}, gate) == []
    assert [str(one.message) for one in recwarn] == []
