"""What Word and Excel ask of the package a file is: every part typed, every relation leading somewhere."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "[Content_Types].xml"


@dataclass(frozen=True)
class Package:
    """The parts of a file by their names, which begin without a stroke."""

    parts: dict[str, bytes]

    @classmethod
    def of(cls, content: bytes) -> "Package":
        with ZipFile(BytesIO(content)) as file:
            names = file.namelist()
            assert len(set(names)) == len(names)
            return cls({name: file.read(name) for name in names})

    @cached_property
    def trees(self) -> dict[str, etree._Element]:
        return {
            name: etree.fromstring(content)
            for name, content in self.parts.items()
            if name.endswith((".xml", ".rels"))
        }

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part is related to: by its name, the last word of the sort and the part it leads to."""
        folder, _, name = part.rpartition("/")
        rels = self.trees.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {
            each.get("Id"): (
                each.get("Type").rpartition("/")[2],
                posixpath.normpath(posixpath.join(folder, each.get("Target"))).lstrip("/"),
            )
            for each in (rels if rels is not None else ())
            if each.get("TargetMode") != "External"
        }


def faults_of_package(package: Package) -> Iterator[str]:
    """Parts without a type, types without a part, relations and references that lead nowhere."""
    yield from _of_types(package)
    for name in package.parts:
        if name.endswith(".rels"):
            of = name.replace("_rels/", "").removesuffix(".rels")
            if of and of not in package.parts:
                yield f"{name}: the part is not there"
            for identity, (_, target) in package.relations(of).items():
                if target not in package.parts:
                    yield f"{of} {identity}: {target} is not there"
    for name, tree in package.trees.items():
        known = package.relations(name)
        for each in tree.iter(etree.Element):
            for attribute, value in each.attrib.items():
                if attribute.startswith(_RELATION) and value not in known:
                    yield f"{name}: no relation {value}"


def _of_types(package: Package) -> Iterator[str]:
    types = package.trees[_TYPES]
    defaults = {each.get("Extension").lower() for each in types if each.tag.endswith("}Default")}
    named = [each.get("PartName").lstrip("/") for each in types if each.tag.endswith("}Override")]
    if len(set(named)) != len(named):
        yield "a part is typed twice"
    yield from (f"{name} is typed and not there" for name in named if name not in package.parts)
    for name in package.parts:
        if name != _TYPES and name not in named and name.rpartition(".")[2].lower() not in defaults:
            yield f"{name} has no type"
