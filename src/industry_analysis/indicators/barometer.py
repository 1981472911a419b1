"""What does the occupation barometer say of industrial and technical occupations in a county?

Rows are occupations by name. The trap: the barometer is by county, and its occupations have names
of their own, not codes; only the very same name is the same occupation.
"""

import pandas as pd

# ASSUME: the barometer has names of its own and no codes. Its industrial and technical
# occupations are its whole field Industriell tillverkning, and these of its other fields.
BAROMETER_FIELD = "Industriell tillverkning"
BAROMETER_OTHERS = (
    "Civilingenjörer inom elektroteknik",
    "Civilingenjörer inom elkraft",
    "Civilingenjörer inom logistik och produktionsplanering",
    "Civilingenjörer inom maskinteknik",
    "Ingenjörer och tekniker inom elektroteknik",
    "Ingenjörer och tekniker inom kemi och kemiteknik",
    "Ingenjörer och tekniker inom maskinteknik",
    "Industrielektriker (med certifikat)",
    "Underhållsmekaniker och maskinreparatörer",
)


def barometer_rows(barometer: pd.DataFrame) -> pd.DataFrame:
    """The rows of industrial and technical occupations, in all regions.

    Parameters
    ----------
    barometer
        ``occupation`` and ``field``, as from ``load.occupation_barometer``; a row without a
        name is not chosen.
    """
    in_field = barometer.field.eq(BAROMETER_FIELD) & barometer.occupation.notna()
    return barometer[in_field | barometer.occupation.isin(BAROMETER_OTHERS)]


def barometer(
    occupation_barometer: pd.DataFrame, ads: pd.Series, names: pd.Series, *, county: str
) -> pd.DataFrame:
    """What the occupation barometer says of industrial and technical occupations in a county.

    Parameters
    ----------
    occupation_barometer
        As from ``load.occupation_barometer``; the country has the code ``00``.
    ads
        Job ads of the place by occupation.
    names
        Swedish names of the occupations by code.

    Returns
    -------
    DataFrame
        One row an occupation, by name: ``opportunities`` now and ``outlook`` five years ahead,
        in the county and, as ``…_country``, in Sweden; ``ads``, those of the place
        where an occupation of SSYK has the very same name, else missing. Best opportunities
        first.
    """
    rows = barometer_rows(occupation_barometer).set_index("occupation")
    of_county, of_country = (rows[rows.region_code.eq(code)] for code in (county, "00"))
    # ASSUME: only the very same name in barometer and SSYK is the same occupation.
    by_name = ads.set_axis(names[ads.index]).groupby(level=0).sum()
    shown = pd.DataFrame(
        {
            "opportunities": of_county.job_opportunities,
            "opportunities_country": of_country.job_opportunities.reindex(of_county.index),
            "outlook": of_county.outlook_five_years,
            "outlook_country": of_country.outlook_five_years.reindex(of_county.index),
            "ads": by_name.reindex(of_county.index),
        }
    )
    order = shown.opportunities.map({"stora": 0, "medelstora": 1, "små": 2})
    return shown.loc[order.sort_values(kind="stable").index]


def barometer_counts(rows: pd.DataFrame, county: str) -> pd.DataFrame:
    """How many of the barometer's occupations have which opportunities and outlook.

    Returns
    -------
    DataFrame
        The county: ``occupations``; ``large`` and ``small`` opportunities;
        ``increase`` and ``decrease``, demand five years ahead; ``large_in_country``.
    """
    counts = {
        "occupations": len(rows),
        "large": rows.opportunities.eq("stora").sum(),
        "small": rows.opportunities.eq("små").sum(),
        "increase": rows.outlook.eq("öka").sum(),
        "decrease": rows.outlook.eq("minska").sum(),
        "large_in_country": rows.opportunities_country.eq("stora").sum(),
    }
    return pd.DataFrame(counts, index=pd.Index([county], name="region_code"))
