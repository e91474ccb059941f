"""What forms in an OpenDocument text show: their controls, and legacy form fields in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.read.odt.package import qn
from pipeline.read.office import TICKED, UNTICKED, XmlElement


def form_field(kind: str, given: Sequence[tuple[str, str]]) -> str:
    """What a legacy form field shows; `given` are its parameters in order, one for each entry of a list."""
    values = dict(given)
    if kind == "FORMCHECKBOX":
        return TICKED if values.get("Checkbox_Checked") in {"true", "1"} else UNTICKED
    if kind == "FORMDROPDOWN":
        chosen = values.get("Dropdown_Selected", "0")
        entries = [entry for name, entry in given if name == "Dropdown_ListEntry"]
        return entries[int(chosen)] if chosen.isdecimal() and int(chosen) < len(entries) else ""
    return ""


def forms(root: XmlElement) -> Mapping[str, str]:
    """What the controls of a file's forms show, by their ids: what was typed, chosen or ticked."""
    found = {}
    for control in root.iter(*map(qn, ("form:text", "form:textarea", "form:combobox", "form:formatted-text"))):
        found[_id(control)] = control.get(qn("form:current-value")) or control.get(qn("form:value"), "")
    for control in root.iter(*map(qn, ("form:checkbox", "form:radio"))):
        is_ticked = "checked" in {control.get(qn("form:current-state")), control.get(qn("form:state"))}
        is_ticked = is_ticked or control.get(qn("form:current-selected")) == "true"
        found[_id(control)] = f"{TICKED if is_ticked else UNTICKED} {control.get(qn('form:label'), '')}".strip()
    for control in root.iter(qn("form:listbox")):
        options = [
            one.get(qn("form:label"), "")
            for one in control.iter(qn("form:option"))
            if one.get(qn("form:current-selected")) == "true"
        ]
        found[_id(control)] = ", ".join(options)
    return found


def _id(control: XmlElement) -> str:
    return str(control.get("{http://www.w3.org/XML/1998/namespace}id") or control.get(qn("form:id"), ""))
