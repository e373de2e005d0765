"""The leak gate: ``withheld_of`` says what is withheld, ``verify`` that none of it is public."""

from cspctl.pack.verify.folder import compared, verify_folder
from cspctl.pack.verify.gate import verify
from cspctl.pack.verify.withheld import Withheld, withheld_of

__all__ = ["Withheld", "compared", "verify", "verify_folder", "withheld_of"]
