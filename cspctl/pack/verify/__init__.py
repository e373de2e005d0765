"""The leak gate: ``withheld`` says what is withheld, ``gate`` that none of it is public."""
