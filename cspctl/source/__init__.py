"""Text in, positioned nodes out: the only place that knows a YAML library.

A file's bytes become a :class:`Source` (decoded text), and that becomes nodes which know where
they stand. YAML is data only: every scalar stays text (its field's kind types it later), and
tags, anchors and aliases are refused. What cannot be read is a Problem; what stands around it
is still read.
"""

from cspctl.source.composing import parse
from cspctl.source.decoding import MAX_BYTES, decode, encoding
from cspctl.source.markdown import FrontMatter, split_markdown
from cspctl.source.nodes import Mapping, Node, Scalar, Sequence, Source

__all__ = [
    "MAX_BYTES",
    "FrontMatter",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Source",
    "decode",
    "encoding",
    "parse",
    "split_markdown",
]
