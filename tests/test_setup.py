"""The files around the package agree with pyproject.toml, with each other and with README."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# conda-forge's names where they differ from those in pyproject.toml
CONDA_NAMES = {"matplotlib-base": "matplotlib"}

# commands of README that .ci/run cannot run, with the reason
NOT_RUN = {
    "git clone": "the clone is what .ci/run stands in",
    "cd ": "the same",
    "make lab": "opens a browser; .ci/run starts it without one",
    "pytest": "make test is pytest in .venv",
    "conda ": "there is no conda on the machine that runs .ci/run",
}

needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


# -- dependencies are listed once, in pyproject.toml


def listed(*groups: str) -> dict[str, Requirement]:
    """The package's own dependencies and those of the groups, by name."""

    def lines(group: str) -> Iterator[str]:
        for entry in PYPROJECT["dependency-groups"][group]:
            yield from lines(entry["include-group"]) if isinstance(entry, dict) else [entry]

    wanted = [*PYPROJECT["project"]["dependencies"], *(line for g in groups for line in lines(g))]
    requirements = [Requirement(line) for line in wanted]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


def locked() -> dict[str, list[Requirement]]:
    """The pins of requirements.lock by name; a package may have one for each platform."""
    pins: dict[str, list[Requirement]] = {}
    for line in text("requirements.lock").splitlines():
        if line[0] not in "# ":
            pin = Requirement(line.removesuffix("\\"))
            pins.setdefault(canonicalize_name(pin.name), []).append(pin)
    return pins


def test_dependencies_of_environment_yml_are_what_pyproject_toml_gives(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    command = (sys.executable, "-m", "pyproject2conda", "project", "--overwrite", "force")
    done = run(*command, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    fresh = (tmp_path / "environment.yml").read_text(encoding="utf-8")
    assert text("environment.yml") == fresh, "run: make lock"


def test_dependencies_of_environment_yml_cover_those_of_the_package_and_its_tests() -> None:
    entries = re.findall(r"^ +- ([a-z].*[^:\n])$", text("environment.yml"), flags=re.MULTILINE)
    conda = [Requirement(entry) for entry in entries if entry != "conda-forge"]
    there = {CONDA_NAMES.get(found.name, found.name): found.specifier for found in conda}
    assert there.pop("python") == PYPROJECT["project"]["requires-python"]
    assert there.pop("pip") == ""
    assert there == {name: asked.specifier for name, asked in listed("test").items()}
    assert "      - -e .\n" in text("environment.yml"), "the package itself is not installed"


def test_dependencies_are_all_pinned_within_their_bounds() -> None:
    pins = locked()
    assert sorted(listed("dev").keys() - pins.keys()) == [], "run: make lock"
    outside = [
        f"{pin} is not {asked}"
        for name, asked in listed("dev").items()
        for pin in pins[name]
        if not asked.specifier.contains(str(pin.specifier).removeprefix("=="), prereleases=True)
    ]
    assert outside == [], "run: make lock"


def test_dependencies_are_pinned_exactly_and_with_hashes() -> None:
    """Nothing else may stand in the lock: no address of an index, no option, no folder."""
    entries = re.split(r"\n(?=[^ #])", text("requirements.lock"))
    head, pins = entries[0].splitlines(), entries[1:]
    assert [line for line in head if not line.startswith("#")] == []
    assert "#    make lock" in head
    pin = re.compile(
        r"[a-z0-9._-]+==[^\s;]+( ; [^\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+"
        r"(\n    # (via.*|  [\w.-]+( \(pyproject\.toml(:\w+)?\))?))+\n?"
    )
    assert [entry for entry in pins if not pin.fullmatch(entry)] == []


def test_dependencies_all_earn_their_place_in_contributing() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| (.*) \|$", text("CONTRIBUTING.md"), flags=re.MULTILINE)
    assert sorted(name for name, reason in rows if reason) == sorted(listed("dev"))


# -- nothing of the machine it was written on


def test_no_file_names_a_registry_or_a_folder_of_a_machine() -> None:
    git = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    if git.returncode:
        pytest.skip("not a checkout of git")
    host = r"(pypi|pythonhosted|anaconda|npmjs|debian)[.](org|com|io)"
    folder = r"(?<![\w.])/(work|root|opt|home|Users)/"
    said = re.compile(f"{host}|{folder}".encode())
    files = [ROOT / name for name in git.stdout.split("\0") if name]
    found = {
        f"{path.relative_to(ROOT)}: {match[0].decode()}"
        for path in files
        if path.suffix != ".parquet" and path.is_file()
        for match in said.finditer(path.read_bytes())
    }
    assert sorted(found) == []


# -- the commands


def readme_commands() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", text("README.md"), flags=re.MULTILINE | re.DOTALL)
    lines = "".join(blocks).replace("\\\n", " ").splitlines()
    return [command for line in lines if (command := re.sub(r"(^|\s+)#.*", "", line).strip())]


def test_each_command_in_readme_is_run_by_ci() -> None:
    ran = {line.strip() for line in text(".ci/run").splitlines()}
    left_out = [c for c in readme_commands() if c not in ran and not c.startswith(tuple(NOT_RUN))]
    assert left_out == []


@needs_make
def test_make_help_lists_every_command() -> None:
    phony = re.findall(r"^\.PHONY: (.*)", text("Makefile"), flags=re.MULTILINE)
    done = run("make", "-s", "help", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    told = [line.split(maxsplit=2) for line in done.stdout.splitlines()]
    assert [words[:1] for words in told if len(words) < 3 or words[0] != "make"] == []
    assert sorted(words[1] for words in told) == sorted(" ".join(phony).split())


# -- the set-up: a toy project with the real Makefile, whose package needs no network

TOY_PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "toy"
version = "1"
"""
TOY_BACKEND = """
import zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    print("built", file=open("builds", "a"))
    info = "toy-1.dist-info/"
    with zipfile.ZipFile(folder + "/toy-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: toy\\nVersion: 1\\n")
        tags = "Root-Is-Purelib: true\\nTag: py3-none-any\\n"
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: toy\\n" + tags)
        wheel.writestr(info + "RECORD", "")
    return "toy-1-py3-none-any.whl"
"""


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A folder with a space in its name."""
    folder = tmp_path / "a toy"
    folder.mkdir()
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "requirements.lock").write_text("# nothing is needed\n")
    (folder / "pyproject.toml").write_text(TOY_PYPROJECT)
    (folder / "backend.py").write_text(TOY_BACKEND)
    return folder


@needs_make
def test_set_up_is_done_anew_only_if_the_lock_has_changed(toy: Path) -> None:
    def set_up() -> tuple[bool, int]:
        """Whether .venv was made anew, and how often the package has been installed."""
        done = run("make", "-s", "setup", cwd=toy, PIP_NO_INDEX="1", MAKEFLAGS="")
        assert done.returncode == 0, done.stderr
        return "Setting up" in done.stdout, len((toy / "builds").read_text().splitlines())

    lock, project = toy / "requirements.lock", toy / "pyproject.toml"
    assert set_up() == (True, 1)
    for path in (lock, project):
        os.utime(path)  # as after a fresh checkout
    assert set_up() == (False, 1)
    project.write_text(TOY_PYPROJECT + 'description = "changed"\n')
    assert set_up() == (False, 2)
    lock.write_text("# changed\n")
    assert set_up() == (True, 3)
    assert set_up() == (False, 3)


@needs_make
def test_set_up_that_failed_does_not_count(toy: Path) -> None:
    (toy / "requirements.lock").write_text("not-there==1 --hash=sha256:" + "0" * 64 + "\n")
    for _ in range(2):
        done = run("make", "-s", "setup", cwd=toy, PIP_NO_INDEX="1", MAKEFLAGS="")
        assert done.returncode != 0
        assert "Setting up" in done.stdout
        assert "did not finish" in done.stderr


@needs_make
def test_set_up_names_the_python_it_needs(toy: Path) -> None:
    done = run("make", "-s", "setup", "PYTHON=python2.6", cwd=toy, MAKEFLAGS="")
    assert done.returncode != 0
    assert done.stderr.startswith("Python 3.11 or newer is needed and was not found as python2.6")
    assert not (toy / ".venv").exists()


# -- the package without its checkout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package as its wheel installs it."""
    folder = tmp_path_factory.mktemp("installed")
    build = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    assert build.returncode == 0, build.stderr
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index")
    done = run(*pip, "--target", folder / "site", *folder.glob("*.whl"), cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_wheel_carries_the_figures_and_the_notebooks(installed: Path) -> None:
    home = installed / "industry_analysis" / "_home"
    files = [*ROOT.glob("data/raw/*/*"), *ROOT.glob("notebooks/*.ipynb")]
    differ = [
        str(path.relative_to(ROOT))
        for path in files
        if not (home / path.relative_to(ROOT)).is_file()
        or (home / path.relative_to(ROOT)).read_bytes() != path.read_bytes()
    ]
    assert differ == []


def test_wheel_loads_its_figures_in_any_folder(installed: Path, tmp_path: Path) -> None:
    code = """
import json, industry_analysis
from industry_analysis import folders, load
frame = load.employment()
main = frame[(frame.series == "BAS register") & (frame.year == 2024) & (frame.sex == "total")]
karlskoga = main[(main.region_code == "1883") & (main.sni_group == "B+C")]
print(json.dumps([industry_analysis.__file__, str(folders.processed()),
    karlskoga.employed_workplace.astype(int).tolist()]))
"""
    bare = {key: value for key, value in os.environ.items() if key != "INDUSTRY_ANALYSIS_HOME"}
    # platformdirs looks at the first on Linux, at the others on a Mac and on Windows
    cache = dict.fromkeys(("XDG_CACHE_HOME", "HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"), tmp_path)
    done = subprocess.run(
        (sys.executable, "-c", code),
        cwd=tmp_path,
        env={**bare, **{name: str(path) for name, path in cache.items()}, "PYTHONPATH": installed},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    package, processed, employed = json.loads(done.stdout)
    assert Path(package).is_relative_to(installed)
    assert Path(processed).is_relative_to(tmp_path)
    assert list(Path(processed).glob("employment*.parquet"))
    assert employed == [5447]  # as SCB publishes it, TAB3204
