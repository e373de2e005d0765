"""The command line: options in, exit code out. It alone prints, writes and reads the clock."""
