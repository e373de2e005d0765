"""Problems and rows of an answer as text: what the command line prints, made without printing."""
