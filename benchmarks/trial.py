"""What becomes of a mutant: the tests that reach it, run in a process of its own.

The tests are collected once, by pytest, in the process that all trials are forked from. A trial
gives the functions of a loaded module their changed code and runs the tests that reach the
changed lines, the fastest first, up to the first failure. The trap: a change that breaks the
import, or the running of tests, kills nothing; it is counted apart. `Trial.checked` shows that
the trial neither kills by itself nor spares what is lethal.
"""

import argparse
import ast
import gc
import json
import math
import os
import random
import re
import resource
import signal
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import accumulate
from pathlib import Path

from mutants import Mutant, mutants, put_in_place

HOME = Path(__file__).resolve().parents[1]
PACKAGE = HOME / "src" / "industry_analysis"
SEED = 18
# the slowest tests are left out where there are many: what only they see counts as unseen
BUDGET = 8
MEMORY = 12 * 2**30
ERROR = 4  # of the trial itself
VERDICTS = {0: "survived", 1: "killed", ERROR: "broken", -signal.SIGPROF: "timeout"}
KEPT = {"killed", "explained"}  # verdicts that stand when the others are tried again
Jobs = Iterable[tuple[str, Callable[[], int]]]


class Trial:
    """A plugin of pytest that runs the collected tests as often as there are mutants."""

    def __init__(self, asked: argparse.Namespace, known: dict[tuple[str, str, str], str]) -> None:
        self.asked, self.known = asked, known
        self.seconds: dict[str, float] = {}

    def pytest_sessionstart(self) -> None:
        """Be content with a failing example; the simplest one is not looked for."""
        from hypothesis import Phase, settings

        phases = [Phase.explicit, Phase.generate]
        settings.register_profile("mutation", phases=phases, database=None)
        settings.load_profile("mutation")

    def pytest_runtest_protocol(self, item: object) -> None:
        """Call a trial off if a test takes far longer, in CPU time, than without a change."""
        signal.setitimer(signal.ITIMER_PROF, 5 + 5 * self.seconds.get(item.nodeid, 600))

    def pytest_runtestloop(self, session: object) -> bool:
        """Do everything, in the place of one run."""
        begin = time.perf_counter()
        self.session, self.items = session, {item.nodeid: item for item in session.items}
        self.reached, self.seconds = self.traced()
        paths = sorted([*PACKAGE.glob("indicators/*.py"), *PACKAGE.glob("clustering/*.py")])
        # the frames of the chapters, which none of these tests calls, are not tried
        tested = {path for path, _ in self.reached}
        paths = [path for path in paths if str(path) in tested]
        paths = [path for path in paths if re.search(self.asked.only, str(path))]
        self.checked(paths)
        chosen: dict[str, Mutant] = {}
        for path in paths:
            found = mutants(path)
            size = min(self.asked.sample or len(found), len(found))
            for one in random.Random(SEED).sample(found, size):
                where = f"{path.relative_to(PACKAGE)}:{one.line}"
                chosen[f"{where} {one.after} ({len(chosen)})"] = one
        jobs, verdicts = [], {}
        for name, one in chosen.items():
            key = str(one.path.relative_to(PACKAGE)), one.before, one.after
            if self.known.get(key) in KEPT:
                verdicts[name] = self.known[key].replace("explained", "survived")
                continue
            tests = self.tests_of(one.path, one.lines, one.at_import)
            names = one.names if one.at_import else ()
            jobs.append((name, self.trial(one.source, one.path, tests, names), key in self.known))
        # those tried before come first, so that a run broken off leaves a sample of the others
        random.Random(SEED).shuffle(jobs)
        jobs = [(name, job) for name, job, _ in sorted(jobs, key=lambda job: not job[2])]
        gc.freeze()  # what is there already is not looked through again in every process
        seconds = time.perf_counter() - begin
        print(f"{len(jobs)} of {len(chosen)} mutants, after {seconds:.0f} s", flush=True)
        verdicts |= self.run(jobs, told=True, minutes=self.asked.minutes)
        self.rows = [
            {
                "module": str(one.path.relative_to(PACKAGE)),
                "line": one.line,
                "operator": one.operator,
                "before": one.before,
                "after": one.after,
                "verdict": verdicts.get(name, "not tried"),
            }
            for name, one in chosen.items()
        ]
        self.took = time.perf_counter() - begin
        return True

    def traced(self) -> tuple[dict[tuple[str, int], set[str]], dict[str, float]]:
        """Give the tests that run each line, and how long each takes, from one run of all."""
        from coverage import Coverage

        with tempfile.NamedTemporaryFile("r") as file:

            def watched() -> int:
                seconds, watch = {}, Coverage(data_file=None, include=[f"{PACKAGE}/*"])
                watch.start()
                for nodeid in self.items:
                    begin = time.process_time()
                    watch.switch_context(nodeid)
                    if self.tests([nodeid]):
                        return 1
                    seconds[nodeid] = time.process_time() - begin
                watch.stop()
                data = watch.get_data()
                reached = {path: data.contexts_by_lineno(path) for path in data.measured_files()}
                Path(file.name).write_text(json.dumps([reached, seconds]))
                return 0

            if self.run([("all tests", watched)]) != {"all tests": "survived"}:
                raise SystemExit("a test fails without any change")
            reached, seconds = json.load(file)
        lines = (
            (path, int(line), tests) for path in reached for line, tests in reached[path].items()
        )
        return {(path, line): set(tests) for path, line, tests in lines}, seconds

    def checked(self, paths: list[Path]) -> None:
        """Refuse to go on if the modules put in place as they are fail a test, or lethal ones none.

        A lethal one has an exception at the beginning of every function.
        """
        texts = {path: path.read_text(encoding="utf-8") for path in paths}

        def same() -> int:
            for path, source in texts.items():
                constants = {word for word in source.split() if word.isupper()}
                put_in_place(source, path, _module(path), tuple(constants))
            return self.tests(list(self.items))

        jobs = [("same", same)]
        for path, source in texts.items():
            tree = ast.parse(source)
            for function in [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]:
                function.body[:0] = ast.parse("raise ZeroDivisionError").body
            if tests := self.tests_of(path, range(10_000), at_import=False):
                job = self.trial(ast.unparse(tree), path, tests)
                jobs.append((f"lethal {path}", job))
        verdicts = self.run(jobs)
        expected = dict.fromkeys(verdicts, "killed") | {"same": "survived"}
        if wrong := {name: one for name, one in verdicts.items() if one != expected[name]}:
            raise SystemExit(f"the trial itself is wrong: {wrong}")

    def tests_of(self, path: Path, lines: range, at_import: bool) -> list[str]:
        """Give the tests that reach the lines, fastest first, up to so many seconds in all.

        What runs at import is a constant or a default: there, the tests of the module and of
        those that import it.
        """
        files = {str(path)}
        if at_import:
            lines = range(10_000)
            files |= {str(one) for one in PACKAGE.rglob("*.py") if _module(path) in one.read_text()}
        found = {
            test
            for (file, line), tests in self.reached.items()
            if file in files and line in lines
            for test in tests
        }
        in_order = sorted(found, key=self.seconds.__getitem__)
        together = accumulate(self.seconds[test] for test in in_order)
        return [one for one, sum_ in zip(in_order, together, strict=True) if sum_ <= BUDGET]

    def trial(
        self, source: str, path: Path, tests: list[str], names: tuple[str, ...] = ()
    ) -> Callable[[], int]:
        """Give what is to be done in a process of its own."""

        def alone() -> int:
            try:
                put_in_place(source, path, _module(path), names)
            except Exception:
                return ERROR
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

    def run(self, jobs: Jobs, *, told: bool = False, minutes: float = math.inf) -> dict[str, str]:
        """Run jobs in forked processes, some at a time; give a word for each."""
        verdicts, running = {}, {}

        def wait() -> None:
            child, status = os.wait()
            code = os.waitstatus_to_exitcode(status)
            # a crash of the interpreter fails the test run, too
            name = running.pop(child)
            verdicts[name] = VERDICTS.get(code, "killed")
            if told and verdicts[name] != "killed":
                print(f"{verdicts[name]}: {name}", flush=True)

        end = time.perf_counter() + 60 * minutes
        for name, job in jobs:
            if time.perf_counter() > end:
                break
            child = os.fork()
            if child == 0:
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
                nothing = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nothing, 1)
                code = ERROR
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


def _module(path: Path) -> str:
    name = ".".join(path.relative_to(HOME / "src").with_suffix("").parts)
    return name.removesuffix(".__init__")
