"""Showing the site on this machine while it is worked on: a server of memory, and a watch on files.

An edge of the program, like ``storage``: it opens a port of the loopback and looks at the file
system, and knows nothing of what it serves.
"""
