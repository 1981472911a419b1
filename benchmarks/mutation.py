"""Does a test fail when a sign is turned or a term dropped in any formula?

    python benchmarks/mutation.py path/to/optional --sample 10
    python benchmarks/mutation.py path/to/optional

The first tries ten changes a module, the second all of them; both write
``results/mutation.json`` and ``results/mutation.md``. `mutants` lists the changes in
``indicators`` and ``clustering``, `trial` runs the tests, and why a change survives is said by
hand in ``survivors.toml``, by the changed line. The trap: a reason is no test; read whether it
still holds.
"""

import argparse
import json
import math
import os
import sys
import tomllib
from collections import Counter
from importlib.metadata import version
from itertools import takewhile
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
RESULTS = HOME / "benchmarks" / "results" / "mutation.json"
REASONS = HOME / "benchmarks" / "survivors.toml"
TESTS = [*HOME.glob("tests/test_indicators_*.py"), *HOME.glob("tests/test_clustering_*.py")]
COLUMNS = ("killed", "timeout", "survived", "broken", "not tried")


def main() -> None:
    """Collect the tests, try the mutants, write what came out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("optional", help="folder that holds cosmic_ray")
    parser.add_argument("--sample", type=int, help="mutants a module; all where not given")
    parser.add_argument(
        "--only", default="", help="modules whose path matches this; writes nothing"
    )
    parser.add_argument(
        "--again",
        action="store_true",
        help="those only that the results do not call killed, nor survivors.toml explains",
    )
    parser.add_argument("--minutes", type=float, default=math.inf, help="of trials; then stop")
    parser.add_argument("--processes", type=int, default=1)
    asked = parser.parse_args()
    sys.path.insert(0, asked.optional)
    # one thread: a forked process has none of the others
    os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    os.chdir(HOME)

    import pytest
    from trial import Trial

    why = tomllib.loads(REASONS.read_text(encoding="utf-8"))
    trial = Trial(asked, known_before(why) if asked.again else {})
    options = ["-x", "-s", "-p", "no:cacheprovider"]
    pytest.main([*options, *map(str, sorted(TESTS))], plugins=[trial])
    report(trial.rows, trial.took, why, asked)


def known_before(why: dict[str, dict[str, str]]) -> dict[tuple[str, str, str], str]:
    """Give the verdicts of the results, by module and the lines before and after.

    "explained" is a survivor that has its reason; where two lines are the same, the worse counts.
    """
    known: dict[tuple[str, str, str], str] = {}
    for row in json.loads(RESULTS.read_text(encoding="utf-8"))["mutants"]:
        key, verdict = (row["module"], row["before"], row["after"]), row["verdict"]
        if verdict == "survived" and row["after"] in why.get(row["module"], {}):
            verdict = "explained"
        if verdict != "not tried":
            known[key] = verdict if known.get(key, "killed") == "killed" else known[key]
    return known


def report(
    rows: list[dict], seconds: float, why: dict[str, dict[str, str]], asked: argparse.Namespace
) -> None:
    """Write the JSON and the tables, or print what was not killed in some of the modules."""
    for row in rows:
        if row["verdict"] == "survived":
            row["why"] = why.get(row["module"], {}).get(row["after"], "not explained")
    if asked.only:
        told = [row for row in rows if row["verdict"] not in ("killed", "not tried")]
        print(json.dumps(told, indent=1))
        return
    about = {
        "sample": asked.sample,
        "seconds": round(seconds),
        "processes": asked.processes,
        "versions": {name: version(name) for name in ("cosmic-ray", "coverage", "pytest")},
    }
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    results = f'{{"about": {json.dumps(about)},\n"mutants": [\n{lines}\n]}}\n'
    RESULTS.write_text(results, encoding="utf-8")
    RESULTS.with_suffix(".md").write_text(in_words(rows, about) + "\n", encoding="utf-8")


def in_words(rows: list[dict], about: dict) -> str:
    """What was killed, module by module, and what was not and why, in Markdown."""
    packages = sorted({row["module"].partition("/")[0] for row in rows})
    modules = [*packages, *sorted({row["module"] for row in rows})]
    some = f"{about['sample']} mutants a module" if about["sample"] else "All mutants"
    left = sum(row["verdict"] == "not tried" for row in rows)
    some += f" but {left} for which there was no time, left at random" * (left > 0)
    lines = [
        "# Does a test fail when a formula is changed?",
        "",
        f"{some}; made by `benchmarks/mutation.py` with cosmic-ray "
        f"{about['versions']['cosmic-ray']}. Killed: a test fails. Timeout: the tests do not "
        "end. Broken: the module cannot be imported; left out of the score, which is killed and "
        "timeout over these and survived.",
        "",
        f"| where | mutants | {' | '.join(COLUMNS)} | score |",
        "|---|" + "--:|" * (len(COLUMNS) + 2),
    ]
    for name in modules:
        count = Counter(row["verdict"] for row in rows if row["module"].startswith(name))
        found = count["killed"] + count["timeout"]
        counts = " | ".join(str(count[word]) for word in COLUMNS)
        score = f"{found / max(found + count['survived'], 1):.1%}"
        lines.append(f"| {name} | {count.total()} | {counts} | {score} |")
    survivors = [row for row in rows if row["verdict"] == "survived"]
    reasons = Counter(row["why"].partition(":")[0] for row in survivors)
    lines += ["", "## Survivors", "", "| reason | mutants |", "|---|--:|"]
    lines += [f"| {reason} | {number} |" for reason, number in reasons.most_common()]
    lines += ["", "| where | before | after | why |", "|---|---|---|---|"]
    for row in survivors:
        before, after = (text.replace("|", "\\|") for text in _changed(row["before"], row["after"]))
        place = f"{row['module']}:{row['line']}"
        lines.append(f"| {place} | `{before}` | `{after}` | {row['why']} |")
    return "\n".join(lines)


def _changed(before: str, after: str, around: int = 24) -> tuple[str, str]:
    """Cut two lines down to where they differ, with some of what is around."""
    begin = _common(before, after)
    end = _common(before[begin:][::-1], after[begin:][::-1])
    begin, end = max(begin - around, 0), max(end - around, 0)
    return before[begin : len(before) - end], after[begin : len(after) - end]


def _common(one: str, other: str) -> int:
    """How many characters at the beginning are the same."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)


if __name__ == "__main__":
    main()
