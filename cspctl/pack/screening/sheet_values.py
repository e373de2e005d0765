"""After something was taken out of a workbook: formulas give way to their values.

A formula may name what is gone, and its text would still tell of it. What a reader saw stays.
"""

from cspctl.pack.screening.elements import Element, drop
from cspctl.pack.screening.package import Package
from cspctl.pack.screening.sheet_book import MAIN, sheets


def freeze(package: Package) -> None:
    """Put values for formulas, and take out shared texts that no cell uses any more."""
    for sheet in sheets(package):
        root = package.tree(sheet.part)
        for formula in list(root.iter(f"{MAIN}f")):
            drop(formula)
        for element in [*root.iter(f"{MAIN}conditionalFormatting", f"{MAIN}dataValidations")]:
            drop(element)
        for element in [*root.findall(f"{MAIN}extLst"), *root.findall(f"{MAIN}scenarios")]:
            root.remove(element)
        package.touch(sheet.part)
    for name in [name for name in package.parts if name.endswith("calcChain.xml")]:
        package.drop(name)
    forget(package, unused(package))


def unused(package: Package) -> list[Element]:
    """The shared texts that no cell shows."""
    name = package.beside("sharedStrings")
    if name is None:
        return []
    used = {
        cell.findtext(f"{MAIN}v")
        for sheet in sheets(package)
        for cell in package.tree(sheet.part).iter(f"{MAIN}c")
        if cell.get("t") == "s"
    }
    texts = enumerate(package.tree(name).findall(f"{MAIN}si"))
    return [item for number, item in texts if str(number) not in used]


def forget(package: Package, texts: list[Element]) -> None:
    """Empty shared texts; their places stay, for cells count them."""
    for item in texts:
        for child in list(item):
            item.remove(child)
        item.append(item.makeelement(f"{MAIN}t"))
    name = package.beside("sharedStrings")
    if name is not None:
        package.touch(name)
