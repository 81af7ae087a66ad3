"""Every pack and case that the program ships is sound."""

from pathlib import Path

import pytest

from gesprek_tui.packs.catalog import Catalog, content_root

CATALOG = Catalog()


@pytest.mark.parametrize("pack_id", CATALOG.ids())
def test_a_bundled_pack_has_no_errors(pack_id: str) -> None:
    findings = CATALOG.check(Path(str(content_root() / f"{pack_id}.yaml")))

    assert [str(finding) for finding in findings if finding.severity == "error"] == []


@pytest.mark.parametrize("case_id", CATALOG.case_ids())
def test_a_bundled_case_plays_a_method_that_is_there(case_id: str) -> None:
    assert CATALOG.case(case_id).method in CATALOG.method_ids()
