"""Which files of packs a site offers, and when an agenda is public."""

import hashlib
import json

import pytest
from canaries import FILES
from making import made

from cspctl.site.making import Leaking


def built(text="An open pack."):
    data = text.encode()
    manifest = {
        "board": "csp",
        "date": "2026-01-14",
        "edition": "public",
        "items": [
            {"number": "1", "letter": None, "first_page": 1, "last_page": 4, "items": []},
        ],
        "files": [{"file": "pack-public.md", "sha256": hashlib.sha256(data).hexdigest()}],
    }
    return {
        "build/csp-2026-01-14/public/pack-public.md": data,
        "build/csp-2026-01-14/public/manifest-public.json": json.dumps(manifest),
    }


def issued(on="2026-01-07", text="An open pack."):
    entry = {
        "file": "public/pack-public.md",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
    record = {
        "issued": on,
        "manifest": {"board": "csp", "date": "2026-01-14", "items": [], "files": [entry]},
        "texts": {},
        "supplements": [],
    }
    return {"packs/csp/2026-01-14/issued.json": json.dumps(record)}


def agenda_of(site):
    page = site.files["csp/2026-01-14.html"].decode()
    return "Towers" in page


def test_an_agenda_is_public_once_its_pack_is_issued():
    assert not agenda_of(made(FILES))
    assert agenda_of(made({**FILES, **issued()}))
    assert not agenda_of(made({**FILES, **issued(on="2026-03-09")}))
    site = made({**FILES, **built(), **issued()})
    assert [copy.path for copy in site.copies] == ["csp/2026-01-14/pack-public.md"]
    assert "Published on" in site.files["index.html"].decode()


def test_an_agenda_is_public_once_its_notice_is_due_and_its_files_are_built():
    noticed = {**FILES, **built()}
    assert not agenda_of(made(noticed))  # the board has no rule on notice, and no date is stated
    dated = "2026-01-14\n    publish: 2026-01-07\n"
    plan = FILES["packs/csp/forward-plan.yaml"]
    noticed["packs/csp/forward-plan.yaml"] = plan.replace("2026-01-14\n", dated)
    assert agenda_of(made(noticed))
    assert not agenda_of(made(noticed, today="2026-01-06"))
    assert "pages 1 to 4 of the pack" in made(noticed).files["csp/2026-01-14.html"].decode().lower()


def test_a_file_that_is_not_as_it_was_issued_is_left_out_and_told():
    site = made({**FILES, **built("A rebuilt pack."), **issued()})
    assert site.copies == ()
    (told,) = [one for one in site.warnings if one.code == "H803"]
    assert told.location.file == "build/csp-2026-01-14/public/pack-public.md"
    assert agenda_of(site)


def test_a_pack_that_holds_what_is_withheld_stops_the_site():
    with pytest.raises(Leaking) as found:
        made({**FILES, **built("Canary15 words."), **issued(text="Canary15 words.")})
    assert {one.code for one in found.value.problems} == {"V601"}
    assert all("Build the pack again" in one.mend for one in found.value.problems)
    assert {one.location.file for one in found.value.problems} == {
        "build/csp-2026-01-14/public/pack-public.md"
    }


def test_the_members_edition_offers_the_whole_pack():
    whole = {"board": "csp", "date": "2026-01-14", "items": [], "files": [
        {"file": "pack.md", "sha256": hashlib.sha256(b"all").hexdigest()},
        {"file": "public/pack-public.md", "sha256": "-"},
    ]}  # fmt: skip
    files = {
        "build/csp-2026-01-14/manifest.json": json.dumps(whole),
        "build/csp-2026-01-14/pack.md": b"all",
    }
    site = made({**FILES, **files}, members=True)
    assert [copy.path for copy in site.copies] == ["csp/2026-01-14/pack.md"]


def test_a_name_that_leads_out_of_the_public_pack_is_left_out():
    whole = "The whole pack."
    entry = {"file": "public/../pack.md", "sha256": hashlib.sha256(whole.encode()).hexdigest()}
    record = json.loads(issued()["packs/csp/2026-01-14/issued.json"])
    record["manifest"]["files"].append(entry)
    told = {"packs/csp/2026-01-14/issued.json": json.dumps(record)}
    site = made({**FILES, **built(), **told, "build/csp-2026-01-14/pack.md": whole})
    assert [copy.source for copy in site.copies] == ["build/csp-2026-01-14/public/pack-public.md"]
    assert "H803" in {one.code for one in site.warnings}


@pytest.mark.parametrize(
    "manifest",
    [
        '{"files": null}',
        '{"files": ["a", 1, {"x": 1}], "items": [1, {"items": 7}]}',
        '{"files": [{"file": "a\\u0000b", "sha256": "1"}]}',
        "[" * 100_000,
    ],
)
def test_a_manifest_that_is_none_offers_nothing(manifest):
    files = {"build/csp-2026-01-14/public/manifest-public.json": manifest, **issued()}
    assert made({**FILES, **files}).copies == ()
