"""Invented companies for the tests of the needs survey."""

import numpy as np
import pandas as pd

from industry_analysis.needs.survey import Survey, survey_of

SIZES = pd.CategoricalDtype(["1–9", "10–49", "50–249", "250+"], ordered=True)
THEMES = ["energy", "skills", "space"]


def companies(*cells, columns=("municipality", "size_class", "sni")):
    """So many companies per cell, as (how many, municipality, size, industry)."""
    rows = [cell for many, *cell in cells for _ in range(many)]
    frame = pd.DataFrame(rows, columns=list(columns))
    frame.insert(0, "company", [f"c{number}" for number in range(len(frame))])
    return frame.astype({"size_class": SIZES}) if "size_class" in columns else frame


def register(*, seed, count=400, places=4, industries=5):
    """A frame in which most companies are small."""
    random = np.random.default_rng(seed)
    size = random.choice(SIZES.categories, count, p=[0.5, 0.3, 0.15, 0.05])
    return pd.DataFrame(
        {
            "company": [f"c{number}" for number in range(count)],
            "municipality": random.choice([f"18{k}0" for k in range(places)], count),
            "size_class": pd.Categorical(size, dtype=SIZES),
            "sni": random.choice([f"C{k}" for k in range(industries)], count),
        }
    )


def visited(frame, *, seed, share=0.3):
    """Companies of the frame that answered: larger ones more often."""
    random = np.random.default_rng(seed)
    chance = share * np.array([0.6, 1.0, 1.6, 3])[frame["size_class"].cat.codes]
    return frame[random.random(len(frame)) < chance].reset_index(drop=True)


def said(interviews, *, seed, themes=THEMES, chance=0.6):
    """Needs that companies have, at random."""
    random = np.random.default_rng(seed)
    rows = [
        (company, theme, random.integers(1, 6), random.integers(1, 6))
        for company in interviews["company"]
        for theme in themes
        if random.random() < chance
    ]
    columns = ["company", "theme", "importance", "performance"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[2:], float))


def invented_survey(*, seed=1, draws=200, with_frame=True, **register_of) -> Survey:
    frame = register(seed=seed, **register_of)
    interviews = visited(frame, seed=seed + 1)
    answers = said(interviews, seed=seed + 2)
    used = frame if with_frame else None
    return survey_of(interviews, answers, used, themes=THEMES, seed=seed + 3, draws=draws)
