"""Holds the set-up to its promises, with stand-ins for the programs of the system: nothing is fetched or installed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = [
    "requirements.txt",
    "requirements-dev.txt",
    "requirements-build.txt",
    "requirements-uv.txt",
    "requirements-soak.txt",
]

# What the scripts take from every POSIX system.
TOOLS = [
    "cat",
    "cksum",
    "cp",
    "dirname",
    "env",
    "find",
    "grep",
    "head",
    "mkdir",
    "mktemp",
    "mv",
    "rm",
    "sed",
    "touch",
    "uname",
]

# A Python that makes environments which hold nothing but itself and a stand-in for uv. Like all stand-ins it notes
# what it is asked for, and lacks what a file in $SYSTEM names.
PYTHON = r"""#!/bin/sh
has() { [ ! -e "$SYSTEM/no-$1" ]; }
case "$*" in
    *find_spec*) [ -e .venv/project ] ;;
    *harfbuzz*) has pango ;;
    *base_prefix*) echo "the only Python" ;;
    *"version_info < "*) has new-python ;;
    *"python%d"*) echo python3.11-venv ;;
    *ensurepip*) has ensurepip ;;
    *purelib*) echo .venv/lib/python3.11/site-packages ;;
    --version) echo "Python 3.11.0" ;;
    *) echo "python $*" >>"$SYSTEM/log"
        case "$*" in
            "-m venv"*) mkdir -p .venv/bin .venv/lib/python3.11/site-packages
                cp "$0" .venv/bin/python
                cp "$SYSTEM/uv" .venv/bin/uv ;;
            "-m zipfile"*) mkdir -p .venv/lib/python3.11/site-packages/pip/_vendor/certifi ;;
            *requirements-uv*) has network && has trust && has uv ;;
            *--editable*) touch .venv/project .venv/lib/python3.11/site-packages/_practice_sheets.pth ;;
            *) has trust || { echo "SSL: CERTIFICATE_VERIFY_FAILED" >&2; exit 1; }
                has network && echo "PIP_CERT=${PIP_CERT-}" >>"$SYSTEM/log" ;;
        esac ;;
esac
"""

UV = r"""#!/bin/sh
echo "uv $*" >>"$SYSTEM/log"
[ ! -e "$SYSTEM/no-power" ] || kill -9 $PPID
case "$*" in
    *--editable*) touch .venv/project .venv/lib/python3.11/site-packages/_practice_sheets.pth ;;
esac
"""

# An apt-get that brings pip and Pango, by installation for root and by download for all.
APT_GET = r"""#!/bin/sh
echo "apt-get $*" >>"$SYSTEM/log"
case "$*" in
    *--download-only*)
        for option in "$@"; do
            case $option in
                Dir::Cache=*) folder=${option#*=}/archives ;;
                python3-pip-whl) touch "$folder/pip.deb" ;;
                libpango-1.0-0) touch "$folder/pango.deb" ;;
            esac
        done ;;
    *python3.11-venv*) rm -f "$SYSTEM/no-ensurepip" ;;
    *libpango*) rm -f "$SYSTEM/no-pango" ;;
esac
"""

DPKG = r"""#!/bin/sh
echo "dpkg $1 ${2##*/} $3" >>"$SYSTEM/log"
case $2 in
    *pip.deb) mkdir -p "$3/usr/share/python-wheels" "$3/usr/share/ca-certificates"
        touch "$3/usr/share/python-wheels/pip-1.whl" ;;
    *pango.deb) rm -f "$SYSTEM/no-pango" ;;
esac
"""

A_PLAIN_USER = "#!/bin/sh\necho 1000\n"
ROOT_ITSELF = "#!/bin/sh\necho 0\n"
SUDO = '#!/bin/sh\necho "sudo $*" >>"$SYSTEM/log"\nshift\n"$@"\n'


class Machine:
    """A machine with the programs it is given, and the project's scripts in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.system = root / "system"
        self.folder = root / "φύλλα πρακτικών"
        (self.system / "bin").mkdir(parents=True)
        (self.folder / "scripts").mkdir(parents=True)
        for script in ROOT.glob("scripts/*.sh"):
            shutil.copy(script, self.folder / "scripts")
        for name in [*LOCKS, "pyproject.toml", "Makefile"]:
            shutil.copy(ROOT / name, self.folder)
        for tool in TOOLS:
            (self.system / "bin" / tool).symlink_to(str(shutil.which(tool)))
        (self.system / "uv").write_text(UV)
        (self.system / "uv").chmod(0o755)
        self.has("id", A_PLAIN_USER)

    def has(self, program: str, code: str) -> None:
        file = self.system / "bin" / program
        file.unlink(missing_ok=True)
        file.write_text(code)
        file.chmod(0o755)

    def lacks(self, *what: str) -> None:
        for name in what:
            (self.system / f"no-{name}").touch()

    def gets(self, name: str) -> None:
        (self.system / f"no-{name}").unlink()

    def set_up(self, level: str = "run", **variables: str) -> subprocess.CompletedProcess[str]:
        """Run the set-up; `calls` then tells what it called, this time only."""
        (self.system / "log").write_text("")
        return subprocess.run(
            ["/bin/sh", "scripts/setup.sh", level],
            cwd=self.folder,
            env={"PATH": str(self.system / "bin"), "SYSTEM": str(self.system), "LC_ALL": "C", **variables},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    @property
    def calls(self) -> str:
        return (self.system / "log").read_text(encoding="utf-8")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine of a plain user who has Python and Pango."""
    made = Machine(tmp_path)
    made.has("python3", PYTHON)
    return made


def test_a_first_call_makes_the_environment_and_a_second_does_nothing(machine: Machine) -> None:
    first = machine.set_up()
    assert first.returncode == 0, first.stderr
    assert "-m venv .venv" in machine.calls
    assert "requirements.txt" in machine.calls
    second = machine.set_up()
    assert (second.returncode, second.stderr, machine.calls) == (0, "", "")


def test_each_step_says_what_it_does_in_a_line(machine: Machine) -> None:
    lines = machine.set_up().stderr.splitlines()
    assert lines[0] == "set-up: making an environment in .venv with Python 3.11.0"
    assert re.fullmatch(r"set-up: installing \d+ Python packages from PyPI", lines[1])
    assert lines[2:] == ["set-up: done"]


def test_a_half_made_environment_is_made_anew(machine: Machine) -> None:
    (machine.folder / ".venv/bin").mkdir(parents=True)
    (machine.folder / ".venv/left-over").touch()
    assert "cannot be used as it is" in machine.set_up().stderr
    assert not (machine.folder / ".venv/left-over").exists()


def test_an_environment_is_made_anew_when_its_update_was_cut_off(machine: Machine) -> None:
    machine.set_up("run")
    machine.lacks("power")
    assert machine.set_up("test").returncode == -signal.SIGKILL
    machine.gets("power")
    assert "cannot be used as it is" in machine.set_up("run").stderr
    assert machine.set_up("run").stderr == ""


def test_an_update_that_fails_leaves_what_was_there_in_use(machine: Machine) -> None:
    machine.set_up("run")
    machine.lacks("network")
    assert machine.set_up("test").returncode == 1
    assert (machine.set_up("run").returncode, machine.calls) == (0, "")


def test_an_environment_whose_python_is_gone_is_made_anew(machine: Machine) -> None:
    machine.set_up()
    (machine.folder / ".venv/bin/python").unlink()
    assert machine.set_up().returncode == 0
    assert "-m venv .venv" in machine.calls


def test_an_environment_that_was_moved_is_made_anew(machine: Machine) -> None:
    machine.set_up()
    machine.folder = machine.folder.rename(machine.folder.with_name("elsewhere"))
    assert machine.set_up().returncode == 0
    assert "-m venv .venv" in machine.calls


@pytest.mark.parametrize("changed", ["requirements.txt", "pyproject.toml", "scripts/setup.sh"])
def test_a_change_of_what_is_installed_brings_the_environment_up_to_date(machine: Machine, changed: str) -> None:
    machine.set_up()
    with (machine.folder / changed).open("a") as file:
        file.write("# changed\n")
    assert "up to date" in machine.set_up().stderr
    assert "venv" not in machine.calls.replace(".venv/", "")


def test_tests_need_more_than_sheets_and_sheets_are_content_with_it(machine: Machine) -> None:
    machine.set_up("run")
    assert "up to date" in machine.set_up("test").stderr
    assert "requirements-dev.txt" in machine.calls
    assert machine.set_up("run").stderr == ""
    assert machine.set_up("test").stderr == ""


def test_without_a_new_enough_python_one_command_is_named(machine: Machine) -> None:
    machine.has("apt-get", APT_GET)
    machine.lacks("new-python")
    told = machine.set_up()
    assert told.returncode == 1
    assert "no Python 3.11 or newer" in told.stderr
    assert "sudo apt-get install python3.11" in told.stderr
    assert not (machine.folder / ".venv").exists()


def test_a_newer_python_beside_an_old_one_is_found(machine: Machine) -> None:
    machine.has("python3", "#!/bin/sh\nexit 1\n")
    machine.has("python3.13", PYTHON)
    assert machine.set_up().returncode == 0


def test_the_python_that_py_names_is_used_or_refused(machine: Machine) -> None:
    refused = machine.set_up(PY="/nowhere/python")
    assert refused.returncode == 1
    assert "PY=/nowhere/python is no Python" in refused.stderr
    assert machine.set_up(PY=str(machine.system / "bin/python3")).returncode == 0


def test_root_gets_the_venv_module_by_apt(machine: Machine) -> None:
    machine.has("apt-get", APT_GET)
    machine.has("id", ROOT_ITSELF)
    machine.lacks("ensurepip")
    assert machine.set_up().returncode == 0
    assert "install python3.11-venv" in machine.calls
    assert "--without-pip" not in machine.calls


def test_whoever_may_become_root_unasked_does_so(machine: Machine) -> None:
    machine.has("apt-get", APT_GET)
    machine.has("sudo", SUDO)
    machine.lacks("pango")
    assert machine.set_up().returncode == 0
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in machine.calls
    assert "dpkg" not in machine.calls


def test_a_plain_user_gets_pip_and_pango_unpacked(machine: Machine) -> None:
    machine.has("apt-get", APT_GET)
    machine.has("dpkg", DPKG)
    machine.lacks("ensurepip", "pango")
    told = machine.set_up()
    assert told.returncode == 0, told.stderr
    assert "-m venv --without-pip .venv" in machine.calls
    assert "pip-1.whl" in machine.calls
    assert "dpkg -x pip.deb .system" in machine.calls
    assert "dpkg -x pango.deb .system" in machine.calls
    assert str(machine.folder) in (machine.folder / ".system/fonts.conf").read_text(encoding="utf-8")


def test_without_pango_the_set_up_goes_on_and_says_what_to_install(machine: Machine) -> None:
    machine.has("apt-get", "#!/bin/sh\nexit 100\n")
    machine.lacks("pango")
    told = machine.set_up()
    assert told.returncode == 0
    assert "DOCX and JSON, not as PDF" in told.stderr
    assert "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in told.stderr
    again = machine.set_up()
    assert len(again.stderr.splitlines()) == 2
    assert machine.calls == ""
    machine.gets("pango")
    assert machine.set_up().stderr == ""


@pytest.mark.parametrize(
    ("manager", "advice"),
    [
        ("dnf", "sudo dnf install pango"),
        ("zypper", "sudo zypper install libpango-1_0-0 libharfbuzz-subset0"),
        ("pacman", "sudo pacman -S pango"),
        ("brew", "brew install pango"),
        ("unheard-of", "pango, with this system's package manager"),
    ],
)
def test_the_advice_names_the_systems_own_package_manager(machine: Machine, manager: str, advice: str) -> None:
    machine.has(manager, "#!/bin/sh\nexit 1\n")
    machine.lacks("pango")
    told = machine.set_up()
    assert told.returncode == 0
    assert f"install it: {advice}, then call make again" in told.stderr


def test_programs_that_some_tests_drive_are_installed_by_root_only(machine: Machine) -> None:
    machine.has("apt-get", APT_GET)
    plain = machine.set_up("all")
    assert plain.returncode == 0
    assert "not installed, tests that need them skip: libreoffice-writer chromium" in plain.stderr
    machine.has("id", ROOT_ITSELF)
    assert machine.set_up("all").returncode == 0
    assert "install libreoffice-writer chromium" in machine.calls


def test_without_a_network_the_set_up_says_what_to_do(machine: Machine) -> None:
    machine.lacks("network")
    told = machine.set_up()
    assert told.returncode == 1
    assert "is PyPI within reach?" in told.stderr


def test_a_certificate_that_is_not_trusted_gets_advice_of_its_own(machine: Machine) -> None:
    machine.lacks("trust")
    told = machine.set_up()
    assert told.returncode == 1
    assert "CERTIFICATE_VERIFY_FAILED" in told.stderr
    assert "SSL_CERT_FILE=/path/to/certificates.pem" in told.stderr
    assert "HTTPS_PROXY" not in told.stderr


def test_the_file_of_certificates_that_is_named_serves_pip_too(machine: Machine) -> None:
    machine.lacks("uv")
    assert machine.set_up(SSL_CERT_FILE="/office/certificates.pem").returncode == 0
    assert "PIP_CERT=/office/certificates.pem\n" in machine.calls
    assert machine.set_up("test", SSL_CERT_FILE="/office/certificates.pem", PIP_CERT="/pip.pem").returncode == 0
    assert "PIP_CERT=/pip.pem\n" in machine.calls


def test_soak_takes_the_fuzzer_by_its_hash() -> None:
    plan = make("-n", "soak")
    assert "--require-hashes -r requirements-soak.txt" in plan
    assert '"atheris' not in plan


def test_where_uv_has_no_wheel_pip_installs_the_same_locks(machine: Machine) -> None:
    machine.lacks("uv")
    told = machine.set_up()
    assert told.returncode == 0, told.stderr
    assert "uv pip" not in machine.calls
    assert "--require-hashes --no-build-isolation --use-pep517 -r requirements.txt" in machine.calls


def test_the_project_is_found_whatever_the_locale_knows_of_its_folders_name(machine: Machine) -> None:
    machine.set_up()
    pth = machine.folder / ".venv/lib/python3.11/site-packages/_practice_sheets.pth"
    assert (pth.parent / pth.read_text(encoding="ascii").strip()).resolve() == machine.folder.resolve()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_version_and_a_hash(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry for entry in entries if not re.match(r"[a-z0-9-]+==\S+.*\\\n +--hash=sha256:", entry)] == []
    assert re.search(r"^ *(-i|-f|--(extra-)?index-url|--find-links)\b|://", text, flags=re.MULTILINE) is None


@pytest.mark.parametrize(("lock", "extra"), [("requirements.txt", None), ("requirements-dev.txt", "dev")])
def test_the_locks_hold_all_that_the_project_asks_for(lock: str, extra: str | None) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = project["dependencies"] + (project["optional-dependencies"][extra] if extra else [])
    held = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert {re.split(r"[^\w-]", line)[0].lower() for line in asked} <= held


def make(*arguments: str) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(["make", *arguments], cwd=ROOT, env=clean, capture_output=True, check=True, text=True).stdout


def test_make_alone_lists_every_target_for_people() -> None:
    phony = re.search(r"^\.PHONY: (help .*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert phony
    assert [line.split()[0] for line in make().splitlines()[1:]] == phony[1].split()


def test_make_clean_touches_neither_pages_nor_sheets() -> None:
    plan = make("-n", "clean")
    assert ".venv" in plan
    assert "input" not in plan
    assert "output" not in plan
