"""JSON Schemas (draft 7) of the files, made of the models, so that editors know every field."""

from cspctl.schema.documents import DOCUMENTS, Document, document_of
from cspctl.schema.making import schema_of

__all__ = ["DOCUMENTS", "Document", "document_of", "schema_of"]
