"""The wheel stands alone: built, installed into an empty environment outside the checkout, and played."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_holds_scenarios_assets_and_language_data_but_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "simulator/_data/scenarios/late_parcel/scenario.yaml" in names
    assert "simulator/_data/scenarios/late_parcel/plays/good.yaml" in names
    assert any(name.startswith("simulator/_data/assets/") for name in names)
    assert any(name.startswith("scoring/languages/en/") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert [name for name in names if name.startswith(("tests/", "scoring/training/", "benchmarks/"))] == []


@pytest.mark.needs("index")
def test_a_demo_runs_from_the_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=True)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    clean["RAPPORT_HOME"] = str(tmp_path / "home")
    install = [str(scripts / "python"), "-m", "pip", "install", "--quiet", str(wheel)]
    installed = subprocess.run(install, cwd=tmp_path, env=clean, capture_output=True, text=True, check=False)
    assert installed.returncode == 0, installed.stderr
    demo = subprocess.run(
        [str(scripts / "rapport"), "demo"], cwd=tmp_path, env=clean, capture_output=True, text=True, check=False
    )
    assert demo.returncode == 0, demo.stdout + demo.stderr
    assert demo.stderr == ""
    assert list((tmp_path / "home").rglob("*.html"))
