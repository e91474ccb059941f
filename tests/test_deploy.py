"""What serves installing elsewhere names files, commands and settings that exist."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.cli import main
from pipeline.settings import parse

ROOT = Path(__file__).parent.parent


def test_what_the_image_copies_is_there_and_let_in() -> None:
    copied = re.findall(r"^COPY ([^-].*) \S+$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    names = {name for line in copied for name in line.split()}
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] == "!"}
    assert names == let_in
    assert all((ROOT / name).exists() for name in names)


def test_the_image_does_not_run_as_root() -> None:
    assert re.findall(r"^USER (\d+)$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE) == ["1000"]


def test_the_composed_review_is_a_command_with_settings_that_hold() -> None:
    compose = (ROOT / "deploy/compose.yaml").read_text(encoding="utf-8")
    settings = "\n".join(line.removeprefix("#").strip() for line in compose.splitlines() if line.startswith("#  "))
    found = parse(settings, "compose.yaml").review
    assert (found.listen, found.hosts, found.user_header) == ("0.0.0.0", ("sheets.example.gr",), "X-Forwarded-Email")
    (command,) = re.findall(r'command: \["(\w+)"', compose)
    flags = re.findall(r'"(--[\w-]+)"', compose)
    assert set(flags) <= {flag for option in main.commands[command].params for flag in option.opts}


def test_the_service_calls_targets_that_exist() -> None:
    service = (ROOT / "deploy/sheets.service").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^ExecStart=-?/usr/bin/make (\w+)$", service, re.MULTILINE)
    assert targets == ["fetch", "sheets"]
    assert all(f"\n{target}: " in makefile for target in targets)
