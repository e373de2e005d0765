"""One output format a module or folder: a view, and a template where it has one, into bytes."""
