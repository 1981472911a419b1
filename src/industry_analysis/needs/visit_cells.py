"""The cells that visits are chosen among: companies, who has answered, how divided they are.

Rows are municipality x size x industry with a frame, municipalities without one. The trap: a
cell of few companies points them out; the office's own list has all of them, a page shows what
`together` gives.
"""

from collections.abc import Sequence

import pandas as pd

from industry_analysis.indicators.counts import refuse
from industry_analysis.needs.read import Survey
from industry_analysis.needs.survey.cells import collapse
from industry_analysis.needs.survey.faults import answer_faults, stranger_faults, table_faults

# ASSUME: a group of five companies or more points none of them out to who reads a page.
LEAST = 5
CELLS = ["municipality", "size_class", "industry"]
JOINT = " + "


def for_page(
    survey: Survey, places: Sequence[str], employed: pd.Series, *, least: int = LEAST
) -> pd.DataFrame:
    """The cells of a county as a page may name them: none points out a company.

    Parameters
    ----------
    survey
        As from ``read.survey``.
    places
        The county's municipalities.
    employed
        Employed in industry by municipality, persons; used where there is no frame.
    least
        Companies that a cell holds, at least.

    Returns
    -------
    DataFrame
        As `cells_of`, put `together`, or as `municipalities_of` where no company of these places
        is in the frame.
    """
    frame, interviews, answers = (
        table[table.municipality.isin(places)]
        for table in (survey.frame, survey.interviews, survey.answers)
    )
    if frame.empty:
        return municipalities_of(employed.loc[list(places)], interviews)
    known = frame.company
    cells = cells_of(
        frame,
        interviews[interviews.company.isin(known)],
        answers[answers.company.isin(known)],
        themes=list(survey.codes.themes),
    )
    return together(cells, least=least)


def cells_of(
    frame: pd.DataFrame, interviews: pd.DataFrame, answers: pd.DataFrame, *, themes: Sequence[str]
) -> pd.DataFrame:
    """Companies, those that answered, and how divided they are, in each cell of the frame.

    Parameters
    ----------
    frame
        All companies, one row each: ``company``, ``municipality``, ``size_class``, an ordered
        category, and ``sni``, of which the division (two digits) is taken.
    interviews
        Companies that answered, one row or more each: ``company``.
    answers
        One row a need: ``company``, ``theme``, ``importance`` and ``performance``.
    themes
        All themes that were asked about.

    Returns
    -------
    DataFrame
        Rows ``municipality``, ``size_class``, ``industry``: ``companies``, ``answered`` and
        ``spread``, the mean over themes of the variance of having a need, at most 0.25.

    Raises
    ------
    IndicatorError
        If a column or a cell of one is missing, a company is repeated in the frame or not in
        it, or a theme is unknown.
    """
    faults = table_faults(frame, ["municipality", "size_class", "sni"], name="frame")
    faults += table_faults(interviews, [], name="interviews", unique=False)
    faults += table_faults(answers, ["theme"], name="answers", unique=False)
    refuse(faults)
    both = (
        ("interviews", interviews, "the frame", frame),
        ("answers", answers, "interviews", interviews),
    )
    faults = [
        fault
        for name, table, among, known in both
        for fault in stranger_faults(table["company"], known["company"], name=name, among=among)
    ]
    refuse([*faults, *answer_faults(answers, themes)])
    keys = pd.DataFrame(
        {
            "municipality": frame["municipality"].astype(str),
            "size_class": frame["size_class"],
            "industry": frame["sni"].astype(str).str[:2],
        }
    ).set_index(frame["company"])
    met = keys.index.isin(interviews["company"])
    need = pd.crosstab(answers["company"], answers["theme"].astype(str)) > 0
    said = need.reindex(index=keys.index, columns=list(themes), fill_value=False)
    grouped = [keys[name] for name in CELLS]
    counts = (
        keys.assign(answered=met).groupby(CELLS, observed=True)["answered"].agg(["size", "sum"])
    )
    counts.columns = ["companies", "answered"]
    having = said.astype(int).groupby(grouped, observed=True).sum()
    return counts.assign(spread=_spread(having, counts["answered"]))


def _spread(having: pd.DataFrame, answered: pd.Series) -> pd.Series:
    """Mean over themes of share times the rest, of shares drawn towards one half."""
    # ASSUME: one company with a need and one without are added to each cell (Laplace's rule), so
    # that the variance is at its largest where nobody was asked.
    share = (having + 1).div(answered + 2, axis="index")
    return (share * (1 - share)).mean(axis="columns")


def together(cells: pd.DataFrame, *, least: int) -> pd.DataFrame:
    """Cells of few companies put together with others until each has at least so many.

    Parameters
    ----------
    cells
        As from `cells_of`.
    least
        Companies that a group holds, at least; 1 leaves all as they are.

    Returns
    -------
    DataFrame
        The same columns; labels joined with ``" + "``. Neighbours in size of the same industry
        are joined first, then industries of the municipality, then municipalities. With fewer
        companies in all, one group.

    Raises
    ------
    IndicatorError
        If `least` is under 1.
    """
    refuse([f"least: 1 or more is needed, not {least!r}"] * (least < 1))
    ordered = cells.reset_index().sort_values(["municipality", "industry", "size_class"])
    places = ordered.groupby("municipality")["companies"].sum()
    joined = collapse(_counts(places), ordered=False, least=least)
    groups = []
    for names, rows in ordered.groupby(ordered["municipality"].map(joined), sort=False):
        if JOINT in str(names):  # municipalities that are too small by themselves
            groups.append(pd.Series(str(names), rows.index))
            continue
        own = rows.set_index(["industry", "size_class"])["companies"]
        within = collapse(_counts(own), ordered=True, least=least)
        groups.append(pd.Series(within.to_numpy(), rows.index).radd(f"{names}: "))
    return _summed(ordered, pd.concat(groups))


def _counts(companies: pd.Series) -> pd.DataFrame:
    """A margin as `collapse` asks, where what has to be enough is the companies."""
    return pd.DataFrame(dict.fromkeys(("companies", "answered", "stands_for"), companies))


def _summed(rows: pd.DataFrame, group: pd.Series) -> pd.DataFrame:
    weighted = rows.assign(spread=rows.spread * rows.companies)
    sums = weighted.groupby(group, sort=False)[["companies", "answered", "spread"]].sum()
    labels = rows.groupby(group, sort=False)[CELLS].agg(_joined)
    whole = sums.assign(spread=sums.spread / sums.companies)
    return whole.set_index(pd.MultiIndex.from_frame(labels))


def _joined(labels: pd.Series) -> str:
    return JOINT.join(map(str, labels.sort_values().unique()))


def municipalities_of(employed: pd.Series, interviews: pd.DataFrame | None = None) -> pd.DataFrame:
    """The cells where there is no frame: municipalities, weighed by their employed in industry.

    Parameters
    ----------
    employed
        Employed in industry by municipality of the county, persons.
    interviews
        Companies that answered: ``municipality``.

    Returns
    -------
    DataFrame
        Rows ``municipality``: ``employed``, ``answered`` and ``spread``, the largest there is,
        0.25.
    """
    # ASSUME: without a frame a municipality counts by its employed in industry, for how many
    # companies it has, of which size and industry, is not published.
    met = pd.Series(dtype=str) if interviews is None else interviews["municipality"].astype(str)
    answered = met.value_counts().reindex(employed.index, fill_value=0)
    rows = pd.DataFrame({"employed": employed, "answered": answered, "spread": 0.25})
    return rows.rename_axis(index="municipality")
