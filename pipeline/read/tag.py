"""An element of a page's tree."""

from __future__ import annotations

from collections.abc import Iterator


class Tag:
    """An element: its attributes, the tags and texts in it, and the element around it.

    `index` is its place among the contents of its parent, `number` that in the page; `letters` counts the characters
    of all texts in it.
    """

    __slots__ = ("attributes", "contents", "index", "letters", "name", "number", "parent")

    def __init__(self, name: str, attributes: dict[str, str], parent: Tag | None = None, number: int = 0) -> None:
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.number = number
        self.contents: list[Tag | str] = []
        self.letters = 0
        self.index = 0
        if parent is not None:
            self.index = len(parent.contents)
            parent.contents.append(self)

    def get(self, name: str) -> str:
        """An attribute; "" if there is none."""
        return self.attributes.get(name, "")

    def has(self, name: str) -> bool:
        """Whether there is such an attribute, with a value or without."""
        return name in self.attributes

    @property
    def previous(self) -> Tag | str | None:
        """What stands right before the element in the same parent."""
        return self.parent.contents[self.index - 1] if self.parent is not None and self.index else None

    def around(self) -> Iterator[Tag]:
        """The elements around this one, innermost first."""
        parent = self.parent
        while parent is not None:
            yield parent
            parent = parent.parent

    def inside(self) -> Iterator[Tag | str]:
        """The tags and texts in the element, in page order."""
        waiting = self.contents[::-1]
        while waiting:
            node = waiting.pop()
            yield node
            if isinstance(node, Tag):
                waiting += node.contents[::-1]

    def texts(self) -> Iterator[str]:
        """The texts in the element, in page order."""
        return (node for node in self.inside() if isinstance(node, str))

    @property
    def text(self) -> str:
        """All texts in the element, joined."""
        return "".join(self.texts())
