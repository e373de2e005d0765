"""Files to a workspace and the problems of its files (shape; meaning is for the rules)."""

from cspctl.loading.workspace import Files, Loaded, Want, load

__all__ = ["Files", "Loaded", "Want", "load"]
