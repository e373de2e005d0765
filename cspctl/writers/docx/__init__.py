"""Word files: templates filled with data, and papers put together."""
