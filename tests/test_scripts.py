"""The scripts at the root, as far as they go without installing anything."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUN, TEST, CI = ROOT / "run", ROOT / "test", ROOT / ".ci" / "run"


def called(script: Path, *arguments: str, folder: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([script, *arguments], cwd=folder, env={**os.environ, **environment}, capture_output=True,
                          text=True, timeout=60, check=False)


@pytest.mark.parametrize("script", [RUN, TEST, CI], ids=lambda script: script.name)
def test_scripts_can_be_run_and_are_sound(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0


@pytest.mark.parametrize("script", [RUN, TEST])
def test_help_is_there_from_anywhere(script: Path, tmp_path: Path) -> None:
    result = called(script, "--help", folder=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Usage" in result.stdout


@pytest.mark.parametrize("arguments", [["--port", "http"], ["--port"], ["--documents"], ["samples"]])
def test_run_refuses_what_it_does_not_know(arguments: list[str], tmp_path: Path) -> None:
    result = called(RUN, *arguments, folder=tmp_path)
    assert result.returncode == 2
    assert "Usage" in result.stderr


def test_run_says_that_a_folder_is_missing_before_anything_else(tmp_path: Path) -> None:
    result = called(RUN, "--documents", str(tmp_path / "nowhere"), folder=tmp_path)
    assert result.returncode == 1
    assert "There is no such folder" in result.stderr


def test_run_asks_for_a_python_that_is_new_enough(tmp_path: Path) -> None:
    """A copy of the script alone, with nothing but an old Python on the path."""
    copy = tmp_path / "run"
    copy.write_bytes(RUN.read_bytes())
    copy.chmod(0o755)
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("bash", "dirname", "env", "cat", "rm"):
        found = subprocess.run(["bash", "-c", f"type -P {name}"], capture_output=True, text=True, check=True).stdout.strip()
        (tools / name).symlink_to(found)
    old = tools / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && { echo Python 3.9.2; exit 0; }\nexit 1\n')
    old.chmod(0o755)
    result = called(copy, folder=tmp_path, PATH=str(tools))
    assert result.returncode == 1
    assert "3.11" in result.stderr
    assert "3.9.2" in result.stderr
    assert not (tmp_path / ".venv").exists()


def test_every_package_is_installed() -> None:
    """An editable installation finds only what pyproject.toml lists."""
    listed = set(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"])
    there = {".".join(path.parent.relative_to(ROOT).parts) for room in ("graph", "loaders", "queries", "ui")
             for path in (ROOT / room).rglob("*.py") if "node_modules" not in path.parts}
    assert listed == there


def test_requirements_are_pinned_and_installed_together() -> None:
    pinned = re.compile(r"[A-Za-z0-9_.-]+==[^\s;]+(\s+#.*)?")
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        assert all(pinned.fullmatch(line) or line == "-r requirements.txt" for line in lines)
        assert len(lines) == len({line.split("==")[0].lower() for line in lines})
