"""Facts about the repository itself that nobody has to remember."""

import ast
import os
import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

from ita_portal.imports.kinds import KINDS

ROOT = Path(__file__).resolve().parent.parent
APPS = ("ita_portal", "assessments", "measures", "reports")
TOP_LEVEL = {
    *APPS,
    *("manage.py", "pyproject.toml", "uv.lock", "README.md", "LICENSE"),
    *("templates", "static", "tests", "script"),
}
PROMISE_TEST = re.compile(r"test_p(\d+)_\w+")
# In the comments of a template such text does no harm, and djlint's own comments stand there.
TEMPLATE_COMMENT = re.compile(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", re.DOTALL)
INLINE = re.compile(
    r"""\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*["']|javascript:|<script\b(?![^>]*\bsrc=)(?![^>]*application/json)""",
    re.IGNORECASE,
)


def python_files(*folders: str) -> list[Path]:
    """Every Python file of the folders but the migrations, which Django writes."""
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.relative_to(ROOT).parts
    )


def where(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def importers_of(modules: set[str]) -> set[str]:
    """The files of the four apps that import any of the modules, at the top or inside a function."""
    found = set()
    for path in python_files(*APPS):
        for node in ast.walk(ast.parse(read(path))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            if any(name == module or name.startswith(f"{module}.") for name in names for module in modules):
                found.add(where(path))
    return found


def belongs_to(path: str, module: str) -> bool:
    """Whether a file is the module (`ita_portal/thai.py`) or lies in the package of that name."""
    return path == f"{module}.py" or path.startswith(f"{module}/")


def test_top_level_holds_only_what_belongs_there():
    ignored = [line.strip("/") for line in read(ROOT / ".gitignore").split()]
    found = {
        path.name
        for path in ROOT.iterdir()
        if not path.name.startswith(".") and not any(fnmatch(path.name, pattern) for pattern in ignored)
    }
    assert found == TOP_LEVEL


@pytest.mark.parametrize(
    "command", ["script/serve", "script/test", "script/bench", "script/build_fonts", ".ci/run", "manage.py"]
)
def test_commands_can_be_run(command):
    assert os.access(ROOT / command, os.X_OK) or command == "manage.py"
    assert read(ROOT / command).startswith("#!/usr/bin/env ")


def test_ci_is_a_call_of_the_whole_suite():
    commands = [line for line in read(ROOT / ".ci/run").splitlines() if line and not line.startswith("#")]
    assert commands == ['exec "$(dirname "$0")/../script/test" "$@"']


def test_p9_templates_hold_no_inline_style_or_script():
    templates = sorted((ROOT / "templates").rglob("*.html"))
    assert templates, "no templates were found"
    found = [
        f"{where(path)}: {match.group().strip()}"
        for path in templates
        for match in INLINE.finditer(TEMPLATE_COMMENT.sub("", read(path)))
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        '<a onclick="go()">',
        "<script>go()</script>",
        '<a href="javascript:go()">',
        '<script type="module">go()</script>',
    ],
)
def test_inline_style_and_script_would_be_seen(line):
    assert INLINE.search(line)


@pytest.mark.parametrize(
    "line", ['<script src="x.js" defer></script>', '<option value="online">', '<p class="style">']
)
def test_what_comes_from_files_is_no_inline_script(line):
    assert not INLINE.search(line)


@pytest.mark.parametrize(
    ("modules", "homes"),
    [
        ({"pythainlp"}, ("ita_portal/thai",)),
        ({"openpyxl", "csv", "xlrd", "zipfile", "import_export.formats"}, ("ita_portal/sheets",)),
        # an emblem is tried before it is taken
        ({"weasyprint"}, ("reports/render", "ita_portal/accounts/emblems")),
    ],
)
def test_one_module_alone_imports(modules, homes):
    importers = importers_of(modules)
    assert importers, f"nothing imports {modules}"
    assert {path for path in importers if not any(belongs_to(path, home) for home in homes)} == set()


def test_every_public_function_of_rules_and_actions_says_what_it_does():
    silent = []
    for path in python_files(*APPS):
        if path.stem not in {"access", "actions", "rules", "steps"} and "actions" not in path.parts:
            continue
        silent += [
            f"{where(path)}: {node.name}"
            for node in ast.parse(read(path)).body
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
        ]
    assert silent == []


def test_every_file_is_short_enough_to_be_read():
    lengths = {where(path): len(read(path).splitlines()) for path in python_files(*APPS, "tests", "script")}
    assert {path: length for path, length in lengths.items() if length > 300} == {}


def test_p36_no_test_is_left_out_on_either_database():
    marks = re.compile(r"\b(skipif|xfail|importorskip)\b|\bskip\(")
    leaving_out = [where(path) for path in python_files("tests") if marks.search(read(path))]
    assert leaving_out == [where(Path(__file__))], "this file alone names those marks"
    parts = re.findall(
        r'^part "pytest on (\w+)" suite (\S+) (?:\S+ )?"\$@"$', read(ROOT / "script/test"), re.MULTILINE
    )
    assert parts == [("SQLite", '"sqlite:///$work/portal.sqlite3"'), ("PostgreSQL", '"$postgresql_url"')]
    # In a browser both databases look the same: there PostgreSQL is tested by the stories.
    assert re.findall(r"postgresql_only=\((.+)\)$", read(ROOT / "script/test"), re.MULTILINE) == [
        '-m "(not browser or story) and not no_database"'
    ]


def test_pictures_and_files_that_readme_links_to_are_there():
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", read(ROOT / "README.md"))
    assert linked and [name for name in linked if not (ROOT / name).exists()] == []


def test_readme_names_every_command_and_every_kind_of_file():
    files = (path for app in APPS for path in (ROOT / app).rglob("management/commands/*.py"))
    names = {path.stem for path in files} - {"__init__"} | set(KINDS)
    chapter = read(ROOT / "README.md").partition("\n## Commands\n")[2].partition("\n## ")[0]
    assert names - set(re.findall(r"^\| `([a-z_-]+)", chapter, re.MULTILINE)) == set()


def test_readme_tells_what_each_dependency_is_for():
    wanted = tomllib.loads(read(ROOT / "pyproject.toml"))
    packages = [*wanted["project"]["dependencies"], *wanted["dependency-groups"]["dev"]]
    names = [re.match(r"[a-z0-9-]+", package).group() for package in packages]
    chapter = read(ROOT / "README.md").partition("\n## Dependencies\n")[2].partition("\n## ")[0]
    assert [name for name in names if name not in chapter] == []


def promise_tests() -> dict[str, set[str]]:
    """The tests whose name carries the number of a promise: `P27` → names."""
    found: dict[str, set[str]] = {}
    for path in python_files("tests"):
        for node in ast.walk(ast.parse(read(path))):
            if isinstance(node, ast.FunctionDef) and (match := PROMISE_TEST.fullmatch(node.name)):
                found.setdefault(f"P{int(match.group(1))}", set()).add(f"{where(path)}::{node.name}")
    return found


def readme_table() -> dict[str, set[str]]:
    """What README says holds each promise: the third column of the rows that begin with its number."""
    found = {}
    for line in read(ROOT / "README.md").splitlines():
        if match := re.match(r"\| (P\d+) \|[^|]+\|(.+)\|$", line):
            found[match.group(1)] = set()
            file = ""
            for name in re.findall(r"`([^`]+)`", match.group(2)):
                file, name = (name, "") if name.endswith(".py") else (file, name)
                if name:
                    found[match.group(1)].add(f"tests/{file}::{name}")
    return found


def test_readme_names_every_promise_with_its_tests():
    assert readme_table() == promise_tests()
