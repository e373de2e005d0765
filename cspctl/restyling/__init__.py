"""Word templates that users restyle: what they may use, and whether they still print it all."""
