"""What is printed: one document a module, each a pure function of the workspace to a frozen view.

A view holds finished words and neutral blocks, no dates to format and nothing to look up, so
that a template needs loops and ifs only.
"""
