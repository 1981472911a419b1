"""Does a test fail when a sign is turned or a term dropped in any formula?

    python benchmarks/mutation.py path/to/optional --sample 10
    python benchmarks/mutation.py path/to/optional

The first tries ten changes a module, the second all of them; both write
``results/mutation.json`` and ``results/mutation.md``. The tests of ``indicators`` and
``clustering`` are collected once. For every change a process is forked from that state, gives
the functions of the module their changed code, and runs the tests that reach the changed lines,
the fastest first, up to the first failure. The trap: a change that breaks the import kills
nothing; it is counted apart. `checked` shows that the process neither kills by itself nor
spares what is lethal.
"""

import argparse
import ast
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
RESULTS = HOME / "benchmarks" / "results"
PACKAGE = HOME / "src" / "industry_analysis"
TESTS = [*HOME.glob("tests/test_indicators_*.py"), *HOME.glob("tests/test_clustering_*.py")]
SEED = 18
MEMORY = 12 * 2**30
VERDICTS = {0: "survived", 1: "killed", 3: "broken", signal.SIGALRM: "timeout"}
Jobs = Iterable[tuple[str, Callable[[], None], float]]


def main() -> None:
    """Collect the tests, try the mutants, write what came out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("optional", help="folder that holds cosmic_ray")
    parser.add_argument("--sample", type=int, help="mutants a module; all where not given")
    parser.add_argument("--only", default="", help="modules whose path holds this; writes nothing")
    parser.add_argument("--processes", type=int, default=1)
    asked = parser.parse_args()
    sys.path.insert(0, asked.optional)  # before `coverage.py`, which stands beside this file
    # one thread: a forked process has none of the others
    os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    os.chdir(HOME)

    import pytest

    options = ["-x", "-s", "-p", "no:cacheprovider"]
    code = pytest.main([*options, *map(str, sorted(TESTS))], plugins=[Trial(asked)])
    sys.exit(code)


class Trial:
    """A plugin of pytest that runs the collected tests as often as there are mutants."""

    def __init__(self, asked: argparse.Namespace) -> None:
        self.asked = asked

    def pytest_sessionstart(self) -> None:
        """Be content with a failing example; the simplest one is not looked for."""
        from hypothesis import Phase, settings

        phases = [Phase.explicit, Phase.generate]
        settings.register_profile("mutation", phases=phases, database=None)
        settings.load_profile("mutation")

    def pytest_runtestloop(self, session: object) -> bool:
        """Do everything, in the place of one run."""
        from mutants import mutants

        begin = time.perf_counter()
        self.session, self.items = session, {item.nodeid: item for item in session.items}
        self.reached, self.seconds = self.traced()
        paths = sorted([*PACKAGE.glob("indicators/*.py"), *PACKAGE.glob("clustering/*.py")])
        paths = [path for path in paths if self.asked.only in str(path)]
        self.checked(paths)
        chosen = []
        for path in paths:
            found = mutants(path)
            size = min(self.asked.sample or len(found), len(found))
            chosen += random.Random(SEED).sample(found, size)
        print(f"{len(chosen)} mutants after {time.perf_counter() - begin:.0f} s", flush=True)
        keys, jobs = {}, []
        for number, one in enumerate(chosen):
            tests = self.tests_of(one.path, one.lines, one.at_import)
            name = f"{one.path.relative_to(PACKAGE)}:{one.line} {one.after} ({number})"
            names = one.names if one.at_import else ()
            keys[name] = one
            jobs.append((name, self.trial(one.source, one.path, tests, names), tests))
        verdicts = self.run((name, job, self.limit(tests)) for name, job, tests in jobs)
        rows = [
            {
                "module": str(keys[name].path.relative_to(PACKAGE)),
                "line": keys[name].line,
                "operator": keys[name].operator,
                "before": keys[name].before,
                "after": keys[name].after,
                "tests": len(tests),
                "verdict": verdicts[name],
            }
            for name, _, tests in jobs
        ]
        report(rows, time.perf_counter() - begin, self.asked)
        return True

    def traced(self) -> tuple[dict[tuple[str, int], set[str]], dict[str, float]]:
        """Give the tests that run each line, and how long each takes, from one run of all."""
        from coverage import Coverage

        with tempfile.NamedTemporaryFile("r") as file:

            def watched() -> int:
                seconds, watch = {}, Coverage(data_file=None, include=[f"{PACKAGE}/*"])
                watch.start()
                for nodeid in self.items:
                    begin = time.perf_counter()
                    watch.switch_context(nodeid)
                    if self.tests([nodeid]):
                        return 1
                    seconds[nodeid] = time.perf_counter() - begin
                watch.stop()
                data = watch.get_data()
                reached = {path: data.contexts_by_lineno(path) for path in data.measured_files()}
                Path(file.name).write_text(json.dumps([reached, seconds]))
                return 0

            if self.run([("all tests", watched, 3600)]) != {"all tests": "survived"}:
                raise SystemExit("a test fails without any change")
            reached, seconds = json.load(file)
        lines = (
            (path, int(line), tests) for path in reached for line, tests in reached[path].items()
        )
        return {(path, line): set(tests) for path, line, tests in lines}, seconds

    def checked(self, paths: list[Path]) -> None:
        """Refuse to go on if a module put in place as it is fails a test, or one that raises none.

        The second has an exception at the beginning of every function that any test reaches.
        """
        jobs = []
        for path in paths:
            source = path.read_text(encoding="utf-8")
            tests = self.tests_of(path, range(10_000), at_import=False)
            lethal = ast.parse(source)
            functions = [one for one in ast.walk(lethal) if isinstance(one, ast.FunctionDef)]
            for function in functions:
                function.body[:0] = ast.parse("raise ZeroDivisionError").body
            names = tuple(
                one.id
                for statement in ast.parse(source).body
                if isinstance(statement, ast.Assign)
                for one in ast.walk(statement)
                if isinstance(one, ast.Name) and one.id.isupper()
            )
            if tests:
                jobs += [(f"same {path}", self.trial(source, path, tests, names), tests)]
                jobs += [(f"lethal {path}", self.trial(ast.unparse(lethal), path, tests), tests)]
        verdicts = self.run((name, job, self.limit(tests)) for name, job, tests in jobs)
        wrong = {
            name: verdict
            for name, verdict in verdicts.items()
            if verdict != ("survived" if name.startswith("same") else "killed")
        }
        if wrong:
            raise SystemExit(f"the trial itself is wrong: {wrong}")

    def tests_of(self, path: Path, lines: range, at_import: bool) -> list[str]:
        """Give the tests that reach the lines, fastest first.

        What runs at import is a constant or a default: there, the tests of the module and of
        those that import it.
        """
        files = {str(path)}
        if at_import:
            lines, dotted = range(10_000), ".".join(path.relative_to(HOME / "src").parts)[:-3]
            files |= {str(one) for one in PACKAGE.rglob("*.py") if dotted in one.read_text()}
        found = {
            test
            for (file, line), tests in self.reached.items()
            if file in files and line in lines
            for test in tests
        }
        return sorted(found, key=self.seconds.get)

    def limit(self, tests: list[str]) -> float:
        """Seconds after which a trial is called off: far more than the tests take."""
        return 20 + 4 * sum(self.seconds[test] for test in tests)

    def trial(
        self, source: str, path: Path, tests: list[str], names: tuple[str, ...] = ()
    ) -> Callable[[], int]:
        """Give what is to be done in a process of its own."""
        from mutants import put_in_place

        module = ".".join(path.relative_to(HOME / "src").with_suffix("").parts)

        def alone() -> int:
            try:
                put_in_place(source, path, module.removesuffix(".__init__"), names)
            except Exception:
                return 3
            return self.tests(tests)

        return alone

    def tests(self, nodeids: list[str]) -> int:
        """Run some of the collected tests; 0 if all pass."""
        from _pytest.main import pytest_runtestloop

        self.session.items = [self.items[nodeid] for nodeid in nodeids]
        try:
            pytest_runtestloop(self.session)
        except self.session.Failed:
            return 1
        return int(self.session.testsfailed > 0)

    def run(self, jobs: Jobs) -> dict[str, str]:
        """Run jobs in forked processes, some at a time; give a word for each."""
        verdicts, running = {}, {}

        def wait() -> None:
            child, status = os.wait()
            code = os.waitstatus_to_exitcode(status)
            # a crash of the interpreter fails the test run, too
            name = running.pop(child)
            verdicts[name] = VERDICTS.get(abs(code), "killed")
            if verdicts[name] != "killed" and name[0] not in "as":
                print(f"{verdicts[name]}: {name}", flush=True)

        for name, job, limit in jobs:
            child = os.fork()
            if child == 0:
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
                nothing = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nothing, 1)
                signal.alarm(int(limit))
                code = 1
                try:
                    code = job()
                finally:
                    os._exit(code)
            running[child] = name
            while len(running) >= self.asked.processes:
                wait()
        while running:
            wait()
        return verdicts


def report(rows: list[dict], seconds: float, asked: argparse.Namespace) -> None:
    """Write the JSON and the tables."""
    print(Counter(row["verdict"] for row in rows), f"{seconds:.0f} s")
    if asked.only:
        for row in rows:
            if row["verdict"] != "killed":
                print(row["verdict"], row["module"], row["line"], row["tests"], row["operator"])
                print("   ", row["before"][:150], "\n   ", row["after"][:150])
        return
    (RESULTS / "mutation.json").write_text(json.dumps(rows, indent=0) + "\n")


if __name__ == "__main__":
    main()
