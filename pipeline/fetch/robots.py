"""What a site's robots.txt (RFC 9309) says to this tool."""

from __future__ import annotations

import re
from dataclasses import dataclass

from protego import Protego

from pipeline.errors import FetchError
from pipeline.fetch.connecting import InnerAddressError
from pipeline.fetch.transport import Answer
from pipeline.fetch.urls import Url
from pipeline.messages import Message

# This tool's name in robots.txt, the first word of its User-Agent.
TOKEN = "practice-sheets"  # noqa: S105 - a product token

# RFC 9309, section 2.5: at least the first 500 kibibytes are to be read.
MOST_BYTES = 1_000_000
_READ_BYTES = 500 * 1024
_AGENT_LINE = re.compile(r"^[ \t]*user[- ]?agent[ \t]*:?(.*)$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RobotRules:
    """The rules of one origin; `trouble` says why nothing may be requested from it. `delay` is in seconds."""

    delay: float = 0.0
    trouble: str = ""
    _file: Protego | None = None

    def refusal(self, url: Url) -> str:
        """Why `url` must not be requested; empty if it may."""
        if self.trouble:
            return self.trouble
        if self._file and not self._file.can_fetch(str(url), TOKEN):
            return Message("fetch.robots-forbid")
        return ""


def rules(answer: Answer | FetchError) -> RobotRules:
    """The rules from the response to a request for robots.txt, or from its failure.

    There are none if the file does not exist (a status of 4xx); nothing is allowed if its content is unknown.
    """
    if isinstance(answer, InnerAddressError):
        return RobotRules(trouble=answer.text)
    if isinstance(answer, FetchError):
        return RobotRules(trouble=Message("fetch.robots-trouble", trouble=answer.text))
    if answer.status == 200:
        file = Protego.parse(_shortened(answer.data[:_READ_BYTES].decode("utf-8-sig", "replace")))
        return RobotRules(_delay(file), _file=file)
    if 400 <= answer.status < 500:
        return RobotRules()
    return RobotRules(trouble=Message("fetch.robots-answer", status=answer.status))


def _delay(file: Protego) -> float:
    rate = file.request_rate(TOKEN)
    return max(file.crawl_delay(TOKEN) or 0.0, rate.seconds / rate.requests if rate else 0.0)


def _shortened(text: str) -> str:
    """The text with all other robots merged: Protego's time and memory grow with robots times rules."""
    return _AGENT_LINE.sub(lambda line: line[0] if _means_us(line[1]) else "User-agent: another", text)


def _means_us(agent: str) -> bool:
    # Protego takes a name for ours if one of our words starts with it.
    name = agent.partition("#")[0].replace("*", "").strip().lower()
    return name in TOKEN
