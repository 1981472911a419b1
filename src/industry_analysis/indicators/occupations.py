"""Which occupations are industrial and technical: the list, by group.

Keys of ``GROUPS`` are groups, values codes of SSYK 2012, four digits. The trap: an occupation is
not an industry. A welder may work in construction, and a factory also needs cooks and drivers.
"""

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

# ASSUME: industrial and technical occupations are those whose work is mostly in factories, mines
# and the engineering behind them: managers, engineers, technicians, metal and other workshop
# trades, maintenance, machine operators and assemblers. Left out are trades mostly of buildings
# and land (2142, 3112, 3117, 3121, 7213, 7411, 8113, 8115), workshops of vehicles and aircraft
# (7231, 7232), energy, water and telecommunication (7413, 7420, 8191), laundries (8151), food
# trades that shops and restaurants share (761), and warehouses and transport (43, 83), though
# industry looks for them too.
GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "managers": ("1330", "1370", "3122"),
        "engineers": ("2141", "2143", "2144", "2145", "2146", "2149"),
        "technicians": ("3111", "3113", "3114", "3115", "3116", "3119"),
        "metal": ("7132", "7211", "7212", "7214", "7215", "7221", "7222", "7223", "7224"),
        "maintenance": ("7233", "7412"),
        "crafts": ("7311", "7321", "7322", "7323", "7521", "7522", "7523"),
        "operators": (
            *("8111", "8112", "8114", "8116", "8121", "8122", "8129", "8131", "8132"),
            *("8141", "8142", "8143", "8159", "8161", "8162", "8163", "8169"),
            *("8171", "8172", "8173", "8174", "8181", "8189", "8192", "8193", "8199", "9320"),
        ),
        "assemblers": ("8211", "8212", "8213", "8214", "8219"),
    }
)
INDUSTRIAL = tuple(code for codes in GROUPS.values() for code in codes)


def is_industrial(occupations: pd.Index) -> pd.Series:
    """Whether each occupation is industrial or technical, by code."""
    return pd.Series(occupations.isin(INDUSTRIAL), index=occupations)
