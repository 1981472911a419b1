"""The picture of the store: kept sealed, held against written pages, and told again as editions."""

import json
from pathlib import Path

import pytest
from picture_toys import COUNTY, KEY, PLACES, competence, met, survey

from industry_analysis import cli
from industry_analysis.disclosure import Rules, protection
from industry_analysis.needs import keeping, picture, read, vault
from industry_analysis.needs.picture import changes, tables


def needs(*arguments: object) -> object:
    with pytest.raises(SystemExit) as end:
        cli.main(["needs", *map(str, arguments)])
    return end.value.code


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(vault.KEY_FILE, raising=False)
    monkeypatch.setenv(vault.KEY, KEY)


@pytest.fixture(scope="module")
def made(store: Path) -> picture.Made:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(vault.KEY, KEY)
        return picture.of_store(COUNTY, folder=store)


def page(made: picture.Made, folder: Path, *, leak: str = "..") -> Path:
    """A page that shows the needs of the municipalities, each by itself."""
    parts = []
    shown = made.picture.needs[made.picture.needs["domain"].eq("municipality")]
    for code, rows in shown.groupby("code"):
        cells = [
            leak if number != number else f"{number}"
            for number in rows["companies"]
            .astype(object)
            .where(rows["companies"].notna(), float("nan"))
        ]
        lines = "".join(f"<tr><th>t</th><td>{cell}</td></tr>" for cell in cells)
        parts.append(f'<div data-place="needs/municipality/{code}"><table>{lines}</table></div>')
    file = folder / "needs-orebro.html"
    file.write_text(f"<html><body>{''.join(parts)}</body></html>", encoding="utf-8")
    return file


def test_picture_of_the_example_is_marked_kept_sealed_and_the_same_again(store, made, monkeypatch):
    assert made.picture.invented
    [kept] = store.glob("picture-*")
    assert vault.is_sealed(kept.read_bytes())
    monkeypatch.setattr("industry_analysis.needs.picture.shelf.make", None)  # not made again
    assert picture.of_store(COUNTY, folder=store).picture.needs.equals(made.picture.needs)


def test_audit_of_the_example_derives_nothing_that_is_withheld(made):
    report = made.report()
    assert len(report) > 100
    assert report["protected"].all()


def test_pages_that_show_the_picture_pass_and_a_leak_is_named(made, tmp_path):
    assert picture.audit([page(made, tmp_path)], made) == 1
    with pytest.raises(picture.AuditError) as caught:
        picture.audit([page(made, tmp_path, leak="3")], made)
    lines = str(caught.value).splitlines()
    assert lines[0] == "needs-orebro.html may not be shown"
    assert "numbers are shown that were not told; the first is 3 in 'needs/munici" in lines[1]


def test_executed_notebook_that_leaks_is_refused_and_one_that_does_not_passes(made, tmp_path):
    def as_notebook(html: str) -> Path:
        output = {"output_type": "display_data", "data": {"text/html": [html]}, "metadata": {}}
        cells = [{"cell_type": "markdown", "source": "9"}, {"outputs": [output]}]
        file = tmp_path / "needs-orebro.ipynb"
        file.write_text(json.dumps({"cells": cells}), encoding="utf-8")
        return file

    vet = picture.vetting(lambda: made)
    vet(as_notebook(page(made, tmp_path).read_text(encoding="utf-8")))
    leaking = as_notebook(page(made, tmp_path, leak="3").read_text(encoding="utf-8"))
    with pytest.raises(picture.AuditError, match=r"^needs-orebro\.ipynb may not be shown"):
        vet(leaking)


def test_audits_table_has_every_cell_once_and_nothing_derived(store, made, capsys):
    table = picture.audited(made)
    assert table.cells.sum() == len(made.counts.cells)
    assert table.shown.sum() == made.counts.cells["shown"].sum()
    assert (table.withheld >= table.asked).all()
    assert table.asked.sum() == made.report()["cell"].nunique()
    assert not table.derived.any()
    assert needs("audit", "--store", store) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(table) + 2
    assert lines[-1].endswith("0 går att härleda för nära.")


def test_page_without_a_place_asks_for_no_picture(tmp_path):
    file = tmp_path / "structure.html"
    file.write_text("<p>42</p>")
    vet = picture.vetting(lambda: pytest.fail("no picture is needed"))
    vet(file)


def test_audit_fails_without_complementary_suppression(tmp_path, monkeypatch):
    companies = [*met(4, "1814"), *met(9)]
    said = survey(companies, competence(companies[:7]))
    sound = picture.make(said, places=PLACES, rules=Rules())
    assert picture.audit([page(sound, tmp_path)], sound) == 1

    def primary_alone(truth, asked, *_, **__):
        return sorted({ask.cell for ask in asked})

    monkeypatch.setattr(protection, "suppress", primary_alone)
    careless = picture.make(said, places=PLACES, rules=Rules())
    with pytest.raises(picture.AuditError) as caught:
        picture.audit([page(careless, tmp_path)], careless)
    # 13 met in all less 9 in one of two: 4 in the other
    assert "can be derived too closely by outsider" in str(caught.value)
    assert "needs-orebro.html may not be shown" in str(caught.value)
    assert picture.audited(careless).derived.sum() > 0


def test_publishing_keeps_what_was_told_as_an_edition_of_which_a_company_can_be_deleted(
    store, made, tmp_path, capsys
):
    page(made, tmp_path)
    assert needs("publish", tmp_path, "--store", store) == 0
    assert "1 sidor visar intervjuer" in capsys.readouterr().out
    [edition] = store.glob("edition-*")
    assert vault.is_sealed(edition.read_bytes())
    kept = json.loads(keeping.content_of(store, edition.name))
    assert len(kept["told"]) == len(made.picture.statements)
    assert "Vi får tacka nej" not in json.dumps(kept, ensure_ascii=False)  # no quotes, no names
    company = kept["survey"]["interviews"][0]["company"]
    picture.forget(store, company)
    assert company not in json.dumps(json.loads(keeping.content_of(store, edition.name)))
    edition.unlink()


def test_pages_that_leak_are_not_published(store, made, tmp_path, capsys):
    page(made, tmp_path, leak="2")
    assert needs("publish", tmp_path, "--store", store) == 2
    assert "may not be shown" in capsys.readouterr().err
    assert not list(store.glob("edition-*"))


# ---- editions ----


def told(shown: picture.Picture) -> set:
    return {(s.parts, s.low, s.high) for s in shown.statements}


def test_last_edition_stands_while_one_company_came_and_not_when_many_did():
    first = survey(met(12), competence(met(6)))
    before = picture.make(first, places=PLACES, rules=Rules())
    edition = picture.Edition(first, before.picture.statements)
    companies = met(13)
    one_more = survey(companies, competence(met(7)))
    standing = picture.make(one_more, places=PLACES, earlier=[edition], rules=Rules())
    assert standing.picture.stands == 1
    assert told(standing.picture) == told(before.picture)
    many_more = survey(met(40), [*competence(met(6)), *competence(met(12, first=20))])
    new = picture.make(many_more, places=PLACES, earlier=[edition], rules=Rules())
    assert new.picture.stands == 0
    assert new.report()["protected"].all()
    assert told(new.picture) != told(before.picture)


def test_same_answers_in_another_order_are_no_new_edition():
    first = survey(met(12), competence(met(6)))
    before = picture.make(first, places=PLACES, rules=Rules())
    edition = picture.Edition(first, before.picture.statements)
    assert len(told(before.picture)) > 0
    turned = survey(met(12)[::-1], competence(met(6)[::-1]))
    again = picture.make(turned, places=PLACES, earlier=[edition], rules=Rules())
    assert again.picture.stands == 1
    assert told(again.picture) == told(before.picture)


def test_store_without_interviews_gives_an_empty_picture(tmp_path):
    assert picture.of_store(COUNTY, folder=tmp_path / "none").picture.empty
    assert not (tmp_path / "none").exists()


def test_survey_of_an_edition_is_read_back_as_it_was(store, made):
    name = picture.record(made.picture, folder=store)
    try:
        [edition] = picture.editions(COUNTY, folder=store, survey=read.survey(store))
        assert list(edition.told) == list(made.picture.statements)
        now = read.survey(store)
        assert edition.survey.interviews["company"].tolist() == now.interviews["company"].tolist()
        assert edition.survey.answers["theme"].dtype == now.answers["theme"].dtype
    finally:
        (store / name).unlink()


def test_changed_companies_are_counted_where_they_are():
    before = tables.companies(survey(met(12), competence(met(6))), PLACES)
    one_more = tables.companies(survey(met(13), competence(met(6))), PLACES)
    many_more = tables.companies(survey(met(20), competence(met(6))), PLACES)
    assert changes.few_changed(one_more, [before], rules=Rules()) == {"1880", "all"}
    assert changes.few_changed(many_more, [before], rules=Rules()) == set()
    assert changes.same(before, before)
    assert not changes.same(before, one_more)
