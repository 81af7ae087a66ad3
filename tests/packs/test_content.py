"""Every pack and case that the program ships passes as it would for publishing."""

from pathlib import Path

import pytest

from gesprek_tui.packs.catalog import Catalog, content_root

CATALOG = Catalog()


@pytest.mark.parametrize("pack_id", CATALOG.ids())
def test_a_bundled_pack_has_no_findings(pack_id: str) -> None:
    findings = CATALOG.check(Path(str(content_root() / f"{pack_id}.yaml")))

    assert [f"{finding} ({finding.rule})" for finding in findings] == []


@pytest.mark.parametrize("case_id", CATALOG.case_ids())
def test_a_bundled_case_has_no_findings(case_id: str) -> None:
    findings = CATALOG.check(Path(str(content_root() / "cases" / f"{case_id}.yaml")))

    assert [f"{finding} ({finding.rule})" for finding in findings] == []
