"""Numbers that take seconds and are the same in all reports: computed once, kept as Parquet.

The trap: what is kept is found again by the table it is made of and by the code that makes it,
so that a change of either makes it anew; nothing else may go into it.
"""

import hashlib
import inspect
import logging
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from industry_analysis import folders

_log = logging.getLogger(__name__)


def once(make: Callable[[pd.DataFrame], pd.DataFrame], table: pd.DataFrame) -> pd.DataFrame:
    """Give what a function makes of a table, from ``data/processed`` if it is kept there.

    Parameters
    ----------
    make
        A function of one table, which gives a frame that Parquet can hold.
    table
        Its content is part of the key, with its labels, as are the source text of the package
        that `make` is defined in and the versions of pandas and scikit-learn.

    Returns
    -------
    DataFrame
        ``make(table)``. What cannot be kept is made again next time.
    """
    key = hashlib.sha256(_content(table) + _source(make)).hexdigest()[:16]
    path = folders.processed() / f"{make.__name__}-{key}.parquet"
    try:
        return pd.read_parquet(path, page_checksum_verification=True)
    except (OSError, ValueError, LookupError, TypeError):  # not there, or not what was written
        made = make(table)
    try:
        content = made.to_parquet(compression="zstd", write_page_checksum=True)
        folders.write_atomically(path, content)
    except OSError as error:
        _log.info("%s cannot be kept: %s", path.name, error)
    return made


def _content(table: pd.DataFrame) -> bytes:
    rows = pd.util.hash_pandas_object(table, index=True).to_numpy().tobytes()
    return repr([table.columns.tolist(), table.index.names]).encode() + rows


@cache
def _source(make: Callable[[pd.DataFrame], pd.DataFrame]) -> bytes:
    """The source text of a function's package and the versions it was made with."""
    package = Path(inspect.getfile(make)).parent
    texts = [path.read_bytes() for path in sorted(package.glob("*.py"))]
    named = f"{make.__qualname__} {version('pandas')} {version('scikit-learn')}"
    return named.encode() + b"".join(texts)
