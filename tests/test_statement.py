"""The accessibility statement: what the law asks for; what was not told is not made up."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from industry_analysis import cli, places
from industry_analysis.reports import run, statement

COUNTY = places.county("18")
REPORT_TO = "https://www.digg.se/tdosanmalan"


def page(out: Path, lang: places.Language, **told: str) -> str:
    return statement.write(out, COUNTY, lang, **told).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("sv", ("delvis förenliga", "2018:1937", "självskattning", "24 november 2026", "12 §")),
        ("en", ("partially compliant", "2018:1937", "self-assessment", "24 November 2026", "n 12")),
    ],
)
def test_parts_that_the_law_asks_for_are_there(tmp_path, lang, parts):
    html = page(tmp_path, lang)
    assert all(part in html for part in parts)
    assert f'href="{REPORT_TO}"' in html
    assert f'<html lang="{lang}">' in html
    # covered, compliance, shortcomings, feedback, supervision, method
    assert len(re.findall("<h2>", html)) == 6
    assert len(re.findall(r"WCAG \d\.\d\.\d+", html)) >= 1


@pytest.mark.parametrize(
    ("lang", "missing"), [("sv", "Den som gjorde dem angav"), ("en", "Whoever made them")]
)
def test_what_only_the_publisher_knows_is_said_to_be_missing(tmp_path, lang, missing):
    assert page(tmp_path, lang).count(missing) == 2
    assert page(tmp_path, lang, publisher="A & B").count(missing) == 1
    told = page(tmp_path, lang, publisher="A & B", contact="a@b.se")
    assert missing not in told
    assert "A &amp; B " in told


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("a@b.se", '<a href="mailto:a@b.se">a@b.se</a>'),
        ("https://b.se/fel", '<a href="https://b.se/fel">https://b.se/fel</a>'),
        ("019-12 34 56", ": 019-12 34 56"),
        ('"><script>', ": &#34;&gt;&lt;script&gt;"),
    ],
)
def test_contact_leads_where_it_can_and_is_escaped(tmp_path, contact, shown):
    assert shown in page(tmp_path, "sv", contact=contact)


def test_every_page_is_told_who_publishes_by_option_or_environment(monkeypatch):
    seen = []
    monkeypatch.setattr(run, "run", lambda options, *_, **__: seen.append(options) or 0)
    environment = {"INDUSTRY_ANALYSIS_PUBLISHER": "Länet", "INDUSTRY_ANALYSIS_CONTACT": "a@b.se"}
    runner = CliRunner()
    runner.invoke(cli.app, ["report"], env=environment)
    runner.invoke(cli.app, ["report", "--publisher", "Staden"], env=environment)
    runner.invoke(cli.app, ["report"])
    told = [(options.publisher, options.contact) for options in seen]
    assert told == [("Länet", "a@b.se"), ("Staden", "a@b.se"), ("", "")]
