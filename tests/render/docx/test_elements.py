from __future__ import annotations

import pytest
from lxml import etree

from pipeline.render.docx.elements import element


@pytest.mark.parametrize(("tag", "name"), [("w:hyperlink", "r:id"), ("w:p", "w14:paraId"), ("w:t", "xml:space")])
def test_an_attribute_bears_its_own_prefix_whatever_other_libraries_call_its_namespace(tag: str, name: str) -> None:
    assert f' {name}="1"' in etree.tostring(element(tag, {name: "1"})).decode()
