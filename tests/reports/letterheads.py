"""Word templates for the tests: harmless ones, and the ways in which one is none."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.oxml import OxmlElement

from reports.render.word.template.sample import sample

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(file) -> bytes:
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def a_letterhead(*paragraphs: str, header: str = "", footer: str = ""):
    """A Word file as somebody else's Word makes it, with other styles than the portal's."""
    file = docx.Document()
    for text in paragraphs:
        file.add_paragraph(text)
    if header:
        file.sections[0].header.paragraphs[0].text = header
    if footer:
        file.sections[0].footer.paragraphs[0].text = footer
    return file


def with_part(name: str, content: str | bytes = "x", old: bytes = b"") -> bytes:
    """The sample with one part more, or another in its place."""
    out = BytesIO()
    with ZipFile(BytesIO(old or sample("ก"))) as whole, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for each in whole.namelist():
            if each != name:
                new.writestr(each, whole.read(each))
        new.writestr(name, content)
    return out.getvalue()


def with_relation(kind: str, target: str) -> bytes:
    name = "word/_rels/document.xml.rels"
    with ZipFile(BytesIO(sample("ก"))) as whole:
        rels = whole.read(name).decode()
    more = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    return with_part(name, rels.replace("</Relationships>", f"{more}</Relationships>"))


def with_hidden_order() -> bytes:
    """A field of Word in a header that does not bear the name of XML."""
    order = '<w:p><w:r><w:instrText> DDEAUTO c:\\\\a "b" </w:instrText></w:r></w:p>'
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    data = with_part("word/hidden.dat", f"<w:hdr {space}>{order}</w:hdr>")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    with ZipFile(BytesIO(data)) as whole:
        types = whole.read("[Content_Types].xml").decode()
    more = f'<Override PartName="/word/hidden.dat" ContentType="{kind}"/>'
    return with_part("[Content_Types].xml", types.replace("</Types>", f"{more}</Types>"), data)


def with_old_drawing(source: str) -> bytes:
    """A picture as Word drew it before 2007, by its address."""
    return with_part(
        "word/more.xml", f'<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="{source}"/>'
    )


def with_order(*parts: str) -> bytes:
    """A field of Word, its order in as many runs as Word likes."""
    file = a_letterhead("ก")
    for part in parts:
        order = OxmlElement("w:instrText")
        order.text = part
        file.paragraphs[0].add_run()._r.append(order)
    return saved(file)
