"""The settings that LibreOffice runs with: no macro, no link, no network, no wizard; tagged PDF.

Written as ``user/registrymodifications.xcu`` into a profile that one process uses and nobody else.
The values are those of LibreOffice's own schema, ``officecfg/registry/schema``.
"""

from pathlib import Path

from cspctl.pack.office_installed import Installed

_COMMON = "/org.openoffice.Office.Common"
_SCRIPTING = f"{_COMMON}/Security/Scripting"
#: Port 9 (discard) of this machine: a proxy that nobody runs, so nothing leaves.
_NOWHERE = {"HTTP": "127.0.0.1", "HTTPS": "127.0.0.1", "FTP": "127.0.0.1"}
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    (_SCRIPTING, "MacroSecurityLevel", "3"),  # very high: signed by a trusted source or nothing
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (f"{_COMMON}/Misc", "FirstRun", "false"),
    (f"{_COMMON}/Load", "UserDefinedSettings", "false"),
    (f"{_COMMON}/Save/Document", "UseUserData", "false"),
    # Told here and not on the command line, one process converts texts, slides and sheets alike.
    (f"{_COMMON}/Filter/PDF/Export", "UseTaggedPDF", "true"),
    (f"{_COMMON}/Filter/PDF/Export", "ExportBookmarks", "true"),
    (f"{_COMMON}/Filter/PDF/Export", "ExportBookmarksToPDFDestination", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),  # never
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "1"),  # never
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),  # the proxy named here
    ("/org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
    *(
        ("/org.openoffice.Inet/Settings", f"ooInet{scheme}ProxyName", host)
        for scheme, host in _NOWHERE.items()
    ),
    *(("/org.openoffice.Inet/Settings", f"ooInet{scheme}ProxyPort", "9") for scheme in _NOWHERE),
)


_UNKNOWN = Installed()


def fingerprint() -> str:
    """The settings in one text; conversions under others are not the same."""
    return repr(_SETTINGS)


def write_profile(folder: Path, program: Installed = _UNKNOWN) -> None:
    """Make a LibreOffice profile in ``folder``.

    It says that ``program`` was started with it before. In its first run a LibreOffice draws test
    pictures of a gigabyte, looks for extensions and starts itself again, which takes longer than
    to convert a paper. Where that is wrong, or not known, the first run is as it always was.
    """
    user = folder / "user"
    user.mkdir(parents=True)
    settings = list(_SETTINGS)
    if program.version:
        settings.append(("/org.openoffice.Setup/Product", "ooSetupLastVersion", program.version))
    if program.build:
        (user / "extensions").mkdir()
        (user / "extensions" / "buildid").write_text(program.build, encoding="utf-8")
    items = "".join(
        f"<item oor:path='{path}'><prop oor:name='{name}' oor:op='fuse'>"
        f"<value>{value}</value></prop></item>\n"
        for path, name, value in settings
    )
    (user / "registrymodifications.xcu").write_text(
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        "<oor:items xmlns:oor='http://openoffice.org/2001/registry' "
        "xmlns:xs='http://www.w3.org/2001/XMLSchema' "
        f"xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>\n{items}</oor:items>\n",
        encoding="utf-8",
    )
