"""Putting PDFs together: pages with their tags, page numbers, labels, bookmarks and links."""
