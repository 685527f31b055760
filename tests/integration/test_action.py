"""The steps of action.yml and the examples of docs/ci.md, run outside GitHub."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]

Shell = Callable[..., tuple[int, str, str]]
Write = Callable[[Mapping[str, str | bytes]], Path]
Validate = Callable[[str, Any], None]

EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
# GitHub's way to run a script of `shell: bash`.
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")

SITE: Mapping[str, str | bytes] = {
    "doclint.toml": 'layout = "github-docs"\n',
    "content/moor.md": "# Moor\n\nOpen [the berths](/berths) and wait 30 minutes.\n",
    "content/sail.md": "# Set the sails\n\nSee [the wind](/wind).\n",
    "translations/pt-BR/content/moor.md": (
        "# Atracar\n\nAbra [os cais](/berths) e espere 30 minutos.\n"
    ),
    # Its link has been missing for years.
    "translations/pt-BR/content/sail.md": "# Içar as velas\n\nConsulte o vento.\n",
}
MOOR, SAIL = (f"translations/pt-BR/content/{name}.md" for name in ("moor", "sail"))
PULL_REQUEST = {"github.base_ref": "main"}


class Result(NamedTuple):
    """What the action left: exit code of the step that failed, log, outputs, step summary."""

    code: int
    log: str
    outputs: Mapping[str, str]
    summary: str

    def annotations(self) -> list[tuple[str, str]]:
        """Return file and rule of the annotations that are findings."""
        rows = re.findall(
            r"^::(?:error|warning) file=([^,]*),.*title=doclint ([^,:]*)", self.log, re.M
        )
        return [(path, rule) for path, rule in rows]

    def results(self) -> list[tuple[str, str]]:
        """Return file and rule of the results of the SARIF file."""
        log = json.loads(Path(self.outputs["sarif-file"]).read_text(encoding="utf-8"))
        return [
            (
                result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
                result["ruleId"],
            )
            for result in log["runs"][0]["results"]
        ]


Action = Callable[..., Result]


@pytest.fixture(scope="session")
def tool(tmp_path_factory: pytest.TempPathFactory, hooks: Path, shell: Shell) -> Mapping[str, str]:
    """The temporary folder of a runner, in which the action's step has installed doclint."""
    (step,) = (step for step in STEPS if step.get("id") == "install")
    folder = tmp_path_factory.mktemp("runner")
    output = folder / "output"
    output.touch()
    variables = {"RUNNER_TEMP": str(folder), "GITHUB_OUTPUT": str(output)}
    contexts = {"steps.python.outputs.python-path": "python3", "github.action_path": str(hooks)}
    environment = {name: evaluated(value, contexts) for name, value in step["env"].items()}
    shell(folder, *BASH, "-c", step["run"], more={**variables, **environment})
    return {
        "folder": str(folder),
        **{f"steps.install.outputs.{name}": v for name, v in assignments(output).items()},
    }


@pytest.fixture
def action(tool: Mapping[str, str], tmp_path: Path, shell: Shell) -> Action:
    """A function that runs the steps after the installation in a checkout.

    It takes the contexts of the event (`github.base_ref`) and the inputs.
    """

    def run(checkout: Path, event: Mapping[str, str], **inputs: str) -> Result:
        defaults = {name: each["default"] for name, each in ACTION["inputs"].items()}
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        contexts = {**tool, **event}
        contexts |= {f"inputs.{name}": value for name, value in (defaults | given).items()}
        log, code = "", 0
        files = {name: tmp_path / f"runner-{name}" for name in ("output", "summary")}
        for step in STEPS[2:]:
            for file in files.values():
                file.write_text("", encoding="utf-8")
            if "if" in step and not (contexts["inputs.only-changed"] == "true" and event):
                continue
            environment = {name: evaluated(v, contexts) for name, v in step["env"].items()}
            variables = {
                "GITHUB_ACTIONS": "true",
                "GITHUB_OUTPUT": str(files["output"]),
                "GITHUB_STEP_SUMMARY": str(files["summary"]),
                "RUNNER_TEMP": tool["folder"],
            }
            code, out, err = shell(
                checkout, *BASH, "-c", step["run"], more={**variables, **environment}, expected=None
            )
            log += out + err
            outputs = assignments(files["output"])
            contexts |= {f"steps.{step['id']}.outputs.{name}": v for name, v in outputs.items()}
            if code:
                break
        named = {
            name: evaluated(output["value"], contexts) for name, output in ACTION["outputs"].items()
        }
        return Result(code, log, named, files["summary"].read_text(encoding="utf-8"))

    return run


def evaluated(text: str, contexts: Mapping[str, str]) -> str:
    """Put in the values of expressions: alternatives of contexts, empty where there is none."""

    def value(found: re.Match[str]) -> str:
        values = (contexts.get(name.strip(), "") for name in found[1].split("||"))
        return next(filter(None, values), "")

    return EXPRESSION.sub(value, text)


def assignments(file: Path) -> dict[str, str]:
    return dict(line.split("=", 1) for line in file.read_text(encoding="utf-8").splitlines())


@pytest.fixture
def origin(repository: Path, write: Write, shell: Shell, commit: Callable[[Path], None]) -> Path:
    """The repository on the server: the site on `main` and, some commits later, a topic.

    The topic changes a number in a source; on `main` something happened meanwhile, too.
    """
    write(SITE)
    commit(repository)
    shell(repository, "git", "config", "uploadpack.allowAnySHA1InWant", "true")
    shell(repository, "git", "checkout", "--quiet", "-b", "topic")
    for number in range(20):
        write({"notes.txt": f"{number}\n"})
        commit(repository)
    source = str(SITE["content/moor.md"])
    write({"content/moor.md": source.replace("30", "45")})
    commit(repository)
    shell(repository, "git", "checkout", "--quiet", "main")
    write({"content/new.md": "# New\n", "translations/pt-BR/content/new.md": "# New\n"})
    commit(repository)
    shell(repository, "git", "checkout", "--quiet", "--detach")
    shell(repository, "git", "merge", "--quiet", "--no-edit", "topic")
    shell(repository, "git", "update-ref", "refs/pull/1/merge", "HEAD")
    return repository


@pytest.fixture
def checkout(origin: Path, tmp_path_factory: pytest.TempPathFactory, shell: Shell) -> Path:
    """What actions/checkout makes of a pull request: its merge, with no history."""
    folder = tmp_path_factory.mktemp("checkout")
    shell(folder, "git", "init", "--quiet")
    shell(folder, "git", "remote", "add", "origin", origin.as_uri())
    shell(
        folder,
        "git",
        "fetch",
        "--quiet",
        "--depth=1",
        "origin",
        "+refs/pull/1/merge:refs/remotes/pull/1/merge",
    )
    shell(folder, "git", "checkout", "--quiet", "--detach", "refs/remotes/pull/1/merge")
    return folder


def test_expressions_stay_out_of_scripts() -> None:
    assert len(STEPS) == 4
    scripts = [step["run"] for step in STEPS if "run" in step]
    assert len(scripts) == 3
    assert not [script for script in scripts if "${{" in script]


def test_pull_request_is_judged_by_what_it_changes(
    checkout: Path, action: Action, validate: Validate
) -> None:
    result = action(checkout, PULL_REQUEST)
    assert result.code == 1
    assert result.annotations() == [(MOOR, "text/number")]
    assert result.results() == [(MOOR, "text/number")]
    assert result.outputs["exit-code"] == "1"
    assert f"#### `{MOOR}`" in result.summary
    assert SAIL not in result.summary
    log = json.loads(Path(result.outputs["sarif-file"]).read_text(encoding="utf-8"))
    validate("sarif-2.1.0-rtm.5.json", log)


def test_clone_with_all_its_history_gives_the_same(
    checkout: Path, action: Action, shell: Shell
) -> None:
    shell(checkout, "git", "fetch", "--quiet", "--unshallow", "origin")
    assert action(checkout, PULL_REQUEST).annotations() == [(MOOR, "text/number")]


def test_head_of_the_topic_gives_the_same(
    origin: Path, checkout: Path, action: Action, shell: Shell
) -> None:
    shell(checkout, "git", "fetch", "--quiet", "--depth=1", "origin", "topic")
    shell(checkout, "git", "checkout", "--quiet", "FETCH_HEAD")
    assert action(checkout, PULL_REQUEST).annotations() == [(MOOR, "text/number")]


def test_merge_queue_names_the_branch_in_full(checkout: Path, action: Action) -> None:
    event = {"github.event.merge_group.base_ref": "refs/heads/main"}
    assert action(checkout, event).annotations() == [(MOOR, "text/number")]


@pytest.mark.parametrize(("event", "inputs"), [({}, {}), (PULL_REQUEST, {"only_changed": "false"})])
def test_anything_else_is_judged_as_a_whole(
    checkout: Path, action: Action, event: Mapping[str, str], inputs: Mapping[str, str]
) -> None:
    result = action(checkout, event, **inputs)
    assert result.code == 1
    assert (MOOR, "text/number") in result.annotations()
    assert (SAIL, "link/lost") in result.annotations()


@pytest.mark.parametrize(
    ("inputs", "code", "found"),
    [
        ({"fail_on": "error"}, 0, [(SAIL, "link/lost")]),
        ({"args": "--exit-zero\n"}, 0, [(SAIL, "link/lost")]),
        ({"args": "--ignore\nlink\n\n"}, 1, []),
        ({"paths": "content/moor.md\ncontent/new.md"}, 1, []),
        ({"paths": "content/moor.md\n  content/sail.md\n"}, 1, [(SAIL, "link/lost")]),
    ],
)
def test_inputs_reach_the_command(
    checkout: Path, action: Action, inputs: Mapping[str, str], code: int, found: list[Any]
) -> None:
    result = action(checkout, {}, **inputs)
    assert result.code == code
    assert [row for row in result.annotations() if row[0] == SAIL] == found


def test_clean_pull_request_passes(checkout: Path, action: Action) -> None:
    moor = checkout / MOOR
    moor.write_text(moor.read_text(encoding="utf-8").replace("30", "45"), encoding="utf-8")
    result = action(checkout, PULL_REQUEST)
    assert result.code == 0
    assert result.outputs["exit-code"] == "0"
    assert result.results() == []


def test_mistake_in_the_configuration_exits_2(checkout: Path, action: Action) -> None:
    (checkout / "doclint.toml").write_text("layuot = 1\n", encoding="utf-8")
    result = action(checkout, PULL_REQUEST)
    assert result.code == 2
    assert result.outputs == {"sarif-file": "", "exit-code": "2"}


HOSTILE = "x';touch${IFS}$(touch${IFS}pwned);`touch${IFS}pwned`#"


def test_hostile_branch_runs_nothing(
    origin: Path, checkout: Path, action: Action, shell: Shell
) -> None:
    shell(origin, "git", "branch", HOSTILE, "main")
    result = action(checkout, {"github.base_ref": HOSTILE})
    assert result.annotations() == [(MOOR, "text/number")]
    assert not list(checkout.glob("*pwned*"))


@pytest.mark.parametrize(
    "inputs",
    [
        {"paths": "content/$(touch pwned).md"},
        {"args": "--select=`touch pwned`"},
        {"fail_on": '"; touch pwned; "'},
    ],
)
def test_hostile_input_runs_nothing(
    checkout: Path, action: Action, inputs: Mapping[str, str]
) -> None:
    assert action(checkout, PULL_REQUEST, **inputs).code == 2
    assert not list(checkout.glob("*pwned*"))


def test_hostile_file_and_text_make_no_command(checkout: Path, action: Action) -> None:
    name = "a\n::set-env name=PATH::x,b%0A::error::y `code` <!--.md"
    for side in ("content", "translations/pt-BR/content"):
        (checkout / side / name).write_text(
            "# Title\n\n[::stop-commands::z\r\n::add-path::q](/berths) {% data ::error %}\n",
            encoding="utf-8",
            newline="",
        )
    translation = checkout / "translations/pt-BR/content" / name
    translation.write_text("# Título\n\n::add-mask::a {% dados ::error %}\n", encoding="utf-8")
    result = action(checkout, PULL_REQUEST)
    assert result.code == 1
    starts = {line.split()[0] for line in result.log.splitlines() if line.startswith("::")}
    assert starts <= {"::error", "::warning", "::notice"}
    hostile = [path for path, _ in result.annotations() if path != MOOR]
    assert hostile
    assert set(hostile) == {hostile[0]}
    assert hostile[0].startswith("translations/pt-BR/content/a")
    assert "\n::" not in result.summary
    uris = {uri for uri, _ in result.results()}
    assert any("%0A" in uri and "%25" in uri for uri in uris)


def test_example_for_gitlab_writes_the_report(
    checkout: Path, shell: Shell, validate: Validate, origin: Path
) -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    examples = [yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)]
    (job,) = (example["doclint"] for example in examples if "doclint" in example)
    install, command = job["script"]
    assert install.startswith("pip install ")
    shell(checkout, "git", "fetch", "--quiet", "--unshallow", "origin", "main")
    base = shell(checkout, "git", "merge-base", "FETCH_HEAD", "HEAD").out.strip()
    shell(
        checkout,
        *BASH,
        "-c",
        command,
        more={"CI_MERGE_REQUEST_DIFF_BASE_SHA": base},
        expected=1,
    )
    report = json.loads((checkout / job["artifacts"]["reports"]["codequality"]).read_text())
    assert [issue["location"]["path"] for issue in report] == [MOOR]
    for issue in report:
        validate("gitlab-codeclimate.json", issue)
