"""Quotes: nothing that tells is left, nothing is shown that nobody approved."""

import re
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from needs_files import NEED, checked, workbook

from industry_analysis.needs import keeping, quotes, store, vault
from industry_analysis.needs import workbook as tables
from industry_analysis.needs.quotes import QuoteError
from industry_analysis.needs.stripping import MARK, Known, is_bare, ordinary, stripped

KNOWN = Known(
    names={"Karlssons Mekaniska AB", "Vi AB", "Anna Ek", "F001"},
    places={"Karlskoga", "Mark", "Vi", "Örebro"},
    ordinary=ordinary(["det är brist på kompetens", "Utbildning saknas, säger vi"]),
)


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(vault.KEY, raising=False)
    monkeypatch.delenv(vault.KEY_FILE, raising=False)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Vi får tacka nej till order.", "Vi får tacka nej till order."),
        ("Kompetens är svårt.", "Kompetens är svårt."),
        ("Utbildningar saknas.", f"{MARK} saknas."),
        ("Ring 070-123 45 67 i dag", f"{MARK} i dag"),
        ("mejla a.ek@firma.se nu", f"mejla {MARK} nu"),
        ("se www.firma.se/a?b=1 eller https://x.y", f"se {MARK} eller {MARK}"),
        ("vårt nummer 556677-8899 gäller", f"vårt nummer {MARK} gäller"),
        (
            "vi blev 47 och det kostade 3,5 miljoner",
            f"vi blev {MARK} och det kostade {MARK} miljoner",
        ),
        ("vi på karlssons mekaniska ab", f"vi på {MARK}"),
        ("mekaniskan, alltså Karlssonsgruppen", f"{MARK}, alltså {MARK}"),
        ("vi ab växer", f"{MARK} växer"),
        ("vi växer i karlskogatrakten", f"vi växer i {MARK}"),
        ("Mark är dyrt och Örebros tomter slut", f"{MARK} är dyrt och {MARK} tomter slut"),
        ("de som SSAB och Bo Berg", f"de som {MARK} och {MARK}"),
        ("hon heter berit", f"hon heter {MARK}"),
        ("Han sa: ”Vi vill ha CNC-operatörer.”", "Han sa: ”Vi vill ha CNC-operatörer.”"),
        ("f001 är vi", f"{MARK} är vi"),
        ("de som An\u200bna \u202eEk\u202c", f"de som {MARK}"),
        ("ａnna ek ringde", f"{MARK} ringde"),
        ("<script>alert(1)</script>", f"<script>alert({MARK})</script>"),
        ("rad ett\noch två\x07", "rad ett och två"),
    ],
)
def test_what_tells_is_taken_and_what_does_not_stays(said: str, shown: str) -> None:
    assert stripped([said], KNOWN) == [shown]


def test_quote_of_which_little_is_left_is_bare() -> None:
    assert is_bare(f"{MARK} är bra")
    assert is_bare(f"{MARK} och {MARK} vill växa här nu")
    assert not is_bare("Det tar för lång tid")
    assert not is_bare(f"Det tar för lång tid hos {MARK}")


LETTERS = "abcdefghijklmnopqrstuvwxyzåäöABCDEFÅÄÖ"
NAME = st.lists(st.text(LETTERS, min_size=3, max_size=8), min_size=1, max_size=3).map(" ".join)
CUT = st.sampled_from(
    [" ", ", ", ". ", "\n", " (", ") ", "-", "\u202e", "\u200b", "\t", "=", "’s "]
)
SECRET = st.one_of(
    st.from_regex(r"0[0-9]{1,3}[- ]?[0-9]{2,3} ?[0-9]{2} ?[0-9]{2}", fullmatch=True),
    st.from_regex(r"[0-9]{6}[-+]?[0-9]{4}", fullmatch=True),
    st.from_regex(r"[a-zåäö.]{1,8}@[a-z]{2,8}\.(se|com|tk)", fullmatch=True),
    st.from_regex(r"(https?://|www\.)[a-z]{3,8}\.[a-z]{2,3}/[a-z]{1,5}", fullmatch=True),
)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(NAME, min_size=1, max_size=3, unique=True),
    st.lists(SECRET, max_size=3),
    st.lists(st.tuples(st.text(max_size=12), CUT), max_size=6),
    st.randoms(use_true_random=False),
)
def test_no_name_number_or_address_survives_whatever_stands_around_it(
    names: list[str], secrets: list[str], around: list[tuple[str, str]], chance: object
) -> None:
    pieces = [*names, *secrets, *(text for text, _ in around)]
    chance.shuffle(pieces)  # type: ignore[attr-defined]
    cuts = [cut for _, cut in around] or [" "]
    said = "".join(piece + cuts[at % len(cuts)] for at, piece in enumerate(pieces))
    whole = stripped([f"{names[0]} {said} {names[-1]}"], Known(names=names))[0]
    left = whole.replace(MARK, " ").casefold()
    assert not any(character.isnumeric() for character in left)
    assert "@" not in left
    assert "://" not in left
    assert "www." not in left
    for name in names:
        assert not re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", left)


# ---- from the store to approved ----


def filled(
    folder: Path, *rows: dict[str, object], names: tuple[dict[str, object], ...] = ()
) -> Path:
    """A store of needs, of five companies so that a quote may be shown, with those of `rows`."""
    five = [NEED | {"Företagsnyckel": f"F{at}"} for at in range(1, 6)]
    file = workbook(folder.parent / "a.xlsx", interviews=[*five, *rows], names=names)
    with store.changed(folder, "tester") as connection:
        store.take_in(connection, checked(file))
    return folder


QUOTED = NEED | {
    "Företagsnyckel": "F6",
    "Behov": "Nära",
    "Citat": "Vi får tacka nej till order.",
    "Samtycke till citat": "ja",
}


def decided(folder: Path, path: Path, decision: str | None = "ja", **changes: object) -> Path:
    """The file of quotes as it is written, with a decision on each row."""
    with store.opened(folder) as connection:
        sheets = quotes.sheets(quotes.quotes(connection), {"competence": "Kompetens"})
    tables.tables(path, sheets, invented=False, overwrite=True)
    book = openpyxl.load_workbook(path)
    for row in book[quotes.SHEET].iter_rows(min_row=2):
        row[-1].value = decision
        for header, value in changes.items():
            row[quotes.HEADER.index(header.replace("_", " "))].value = value
    book.save(path)
    return path


def shown(folder: Path) -> list[tuple[str, str]]:
    frame = quotes.shown(folder)
    assert [*frame] == ["theme", "quote"]
    return [*frame.itertuples(index=False, name=None)]


def decide(folder: Path, file: Path) -> tuple[int, int]:
    with store.changed(folder, "reader") as connection:
        return quotes.decide(connection, file)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return filled(tmp_path / "store", QUOTED)


def test_quote_is_shown_when_it_is_approved_and_not_before_or_after(
    folder: Path, tmp_path: Path
) -> None:
    assert shown(folder) == []
    assert decide(folder, decided(folder, tmp_path / "q.xlsx")) == (1, 0)
    assert shown(folder) == [("competence", "Vi får tacka nej till order.")]
    # written anew it says so, and an empty cell takes it back
    with store.opened(folder) as connection:
        rows = quotes.sheets(quotes.quotes(connection), {"competence": "K"})[quotes.SHEET]
    assert rows[1][-1] == "ja"
    assert decide(folder, decided(folder, tmp_path / "q.xlsx", None)) == (0, 1)
    assert shown(folder) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"Samtycke till citat": "nej"}, "consent"),
        ({"Samtycke till citat": None}, "consent"),
        ({"Citat": "Ring 070-123 45 67"}, "bare"),
        ({"Kommun": "Laxå"}, "few"),
    ],
)
def test_quote_without_consent_or_too_bare_or_of_few_is_left_out_with_the_reason(
    tmp_path: Path, change: dict[str, object], why: str
) -> None:
    folder = filled(tmp_path / "store", QUOTED | change)
    with store.opened(folder) as connection:
        said = quotes.quotes(connection)
        sheets = quotes.sheets(said, {"competence": "Kompetens"})
    assert [*said.why] == [why]
    assert len(sheets[quotes.SHEET]) == 1
    # what may not be shown is not spread further either
    assert str(QUOTED["Citat"]) not in str(sheets)


def test_companies_of_one_group_count_as_one(tmp_path: Path) -> None:
    group = [NEED | {"Företagsnyckel": f"F{at}", "Koncern": "K1"} for at in range(1, 6)]
    file = workbook(tmp_path / "a.xlsx", interviews=[*group, QUOTED])
    with store.changed(tmp_path / "store") as connection:
        store.take_in(connection, checked(file))
        assert [*quotes.quotes(connection).why] == ["few"]


@pytest.mark.parametrize(
    "change",
    [
        {"Citat": "Vi får tacka nej till många order."},
        {"Samtycke till citat": "nej"},
    ],
)
def test_approval_ends_when_words_or_consent_change(
    folder: Path, tmp_path: Path, change: dict[str, object]
) -> None:
    decide(folder, decided(folder, tmp_path / "q.xlsx"))
    again = workbook(tmp_path / "b.xlsx", interviews=[QUOTED | change])
    with store.changed(folder) as connection:
        store.take_in(connection, checked(again))
    assert shown(folder) == []


def test_approval_ends_when_a_new_name_takes_more_out(folder: Path, tmp_path: Path) -> None:
    decide(folder, decided(folder, tmp_path / "q.xlsx"))
    named = [{"Företagsnyckel": "F1", "Företagsnamn": "Order AB"}]
    again = workbook(tmp_path / "b.xlsx", interviews=[NEED], names=named)
    with store.changed(folder) as connection:
        store.take_in(connection, checked(again))
        [one] = quotes.quotes(connection).itertuples()
    assert (one.shown, one.approved) == (f"Vi får tacka nej till {MARK}.", False)


def test_deleted_company_takes_its_approval_along(folder: Path, tmp_path: Path) -> None:
    from industry_analysis.needs import holdings

    decide(folder, decided(folder, tmp_path / "q.xlsx"))
    with store.changed(folder) as connection:
        assert holdings.delete(connection, "F6")["approval"] == 1
        assert holdings.counts(connection)["approval"] == 0


def test_all_rows_that_do_not_agree_are_named_and_nothing_is_approved(tmp_path: Path) -> None:
    more = QUOTED | {"Behov": "Fler", "Citat": "Det tar för lång tid innan vi får besked."}
    folder = filled(tmp_path / "store", QUOTED, more)
    file = decided(folder, tmp_path / "q.xlsx", "kanske", Som_det_visas="Vi får tacka ja.")
    with pytest.raises(QuoteError, match="4 faults: row 2: the words were changed") as refused:
        decide(folder, file)
    assert "row 3: Godkänt is neither" in str(refused.value)
    assert "tacka" not in str(refused.value)
    again = decided(folder, tmp_path / "q.xlsx", "ja", Märke="0")
    with pytest.raises(QuoteError, match=r"row 2: the store has no such quote any more.*row 3"):
        decide(folder, again)
    assert shown(folder) == []


def test_file_of_another_kind_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(QuoteError, match="has no sheet 'Citat att godkänna'"):
        decide(folder, workbook(tmp_path / "b.xlsx", interviews=[NEED]))


def test_quotes_are_told_in_another_order_than_the_interviews(tmp_path: Path) -> None:
    words = ("ett", "två", "tre", "fyra", "fem", "sex", "sju")
    rows = [QUOTED | {"Behov": it, "Citat": f"Vi får tacka nej till {it}."} for it in words]
    folder = filled(
        tmp_path / "store", *rows, QUOTED | {"Behov": "åtta", "Citat": rows[0]["Citat"]}
    )
    decide(folder, decided(folder, tmp_path / "q.xlsx"))
    told = [quote for _, quote in shown(folder)]
    assert sorted(told) == sorted(str(row["Citat"]) for row in rows)
    assert told != [row["Citat"] for row in rows]


def test_hostile_words_are_text_in_the_file_and_come_back_as_they_are(tmp_path: Path) -> None:
    evil = "=cmd|' /C calc'!a det är för dyrt <script>för oss</script>"
    folder = filled(tmp_path / "store", QUOTED | {"Citat": f"'{evil}"})
    file = decided(folder, tmp_path / "q.xlsx")
    cells = [cell for row in openpyxl.load_workbook(file)[quotes.SHEET] for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert decide(folder, file) == (1, 0)
    [(_, quote)] = shown(folder)
    assert quote.startswith("=cmd")
    assert keeping.file_of(folder).exists()
