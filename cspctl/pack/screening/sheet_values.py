"""After something was taken out of a workbook: formulas give way to their values.

A formula may name what is gone, and its text would still tell of it. What a reader saw stays.
"""

from cspctl.pack.screening.package import Package, drop
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
    _forget_unused(package)


def _forget_unused(package: Package) -> None:
    name = "xl/sharedStrings.xml"
    if name not in package.parts:
        return
    used = {
        cell.findtext(f"{MAIN}v")
        for sheet in sheets(package)
        for cell in package.tree(sheet.part).iter(f"{MAIN}c")
        if cell.get("t") == "s"
    }
    for number, item in enumerate(package.tree(name).findall(f"{MAIN}si")):
        if str(number) not in used:
            for child in list(item):
                item.remove(child)
            item.append(item.makeelement(f"{MAIN}t"))
    package.touch(name)
