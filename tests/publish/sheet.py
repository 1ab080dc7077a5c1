# SPDX-License-Identifier: MIT
"""CSV beside independent readers: sheet.py VITRINE exports hostile texts and reads them with Python's csv module and,
where LibreOffice is, with Calc; what either saves must be imported as the same values. Status 77: no Calc."""
import csv
import io
import itertools
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
TEXTS = [
    "Bãi Sao", '=HYPERLINK("http://x.invalid";"a")', "=1+1", "+84 297", "-5", "@SUM(A1)", "'tis", "''", "'=1",
    "\t=1", "＝1+1", "＋1", "－1", "＠x", "a;=1+1;b", "a\t=1+1\tb", 'He said "no", twice', '"', '""', ",", ";",
    "one\ntwo\n\nthree", "\nfirst", " spaces ", "1/2", "2021-07", "1e5", "007", "TRUE", "#REF!", "]]>", "<script>",
    " =1+1", "\u200b=1", "\"=1\"", "\u202egnp.exe\u202c", "\u200b", "ប្រាសាទ", "a\\|b", "|", "\\", "x" * 30000,
]
ITEMS = ["a|b", "c\\", "\\|", " d ", "=1", "'q", "e;f", 'g"h', "i,j", "＠k", "|", "\\\\", "ល", "  "]
RETURNS = ["\r=1", "a\rb", "a\r\nb", "\r", "last\r\n"]  # Calc makes line feeds of them
FACTS = ("creator", "credit_line", "copyright_notice", "license", "camera", "taken_at", "latitude", "longitude", "altitude",
         "kind", "path", "root", "media_type", "bytes", "status", "valid_from", "valid_until", "audience", "topics",
         "collections", "width", "height", "orientation", "missing", "modified_at", "digest", "uuid", "languages")


def records(texts):
    for number, text in enumerate(texts):
        fields = {"title": text, "description": text + "é", "place": text[:40] or None, "keywords": ITEMS[number % 7:]}
        yield {"uuid": f"00000000-0000-4000-8000-{number:012}", "path": f"-{number:04}, x.jpg", "root": "/srv/=media",
               "kind": "image", "creator": text[:200], "latitude": -10.5, "longitude": 104.02, "altitude": -7,
               "taken_at": "1975-04", "topics": [item for item in ITEMS if item.strip()][number % 5:],
               "audience": ["press|tv"], "status": "approved", "texts": {"vi": fields, "en": {"body": text}}}


def run(program, *arguments, given=None):
    return subprocess.run([program, "-q", *arguments], input=given, stdout=subprocess.PIPE, check=True).stdout


def values(exported):
    """What a record says, without where each value came from and when."""
    for line in exported.splitlines():
        record = json.loads(line)
        texts = {language: {key: text[key] for key in ("title", "description", "alt_text", "keywords", "place", "body")}
                 for language, text in record["texts"].items()}
        yield {key: record[key] for key in FACTS} | {"texts": texts}


def cell(text):
    return "'" + text if text.startswith(STARTS) else text


def check_python(rows, texts):
    """Each cell is the text, behind a ' where it needs one."""
    header = rows[0]
    for record, row in zip(records(texts), rows[1:], strict=True):
        row = dict(zip(header, row, strict=True))
        assert row["title/vi"] == cell(record["texts"]["vi"]["title"]), row["title/vi"]
        assert row["description/vi"] == cell(record["texts"]["vi"]["description"])
        assert row["creator"] == cell(record["creator"]) and row["path"] == cell(record["path"])
        assert (row["latitude"], row["altitude"]) == ("-10.5", "-7")
        assert not any(value.startswith(STARTS[:-5]) for name, value in row.items()
                       if name not in ("latitude", "longitude", "altitude"))


def same_after(program, folder, name, table, wanted):
    """The table, imported into a new catalogue, says the same."""
    catalogue = str(folder / f"{name}.db")
    run(program, "-c", catalogue, "import", "--format", "csv", "-", given=table)
    found = list(values(run(program, "-c", catalogue, "export", "ndjson")))
    for one, other in itertools.zip_longest(found, wanted):
        assert one == other, f"{name}:\n{one}\nis not\n{other}"


def as_others_write(rows):
    """The same table by Python's writer: semicolons, a byte order mark, all quoted, LF."""
    for name, separator, quoting, end, mark in (
            ("semicolon", ";", csv.QUOTE_MINIMAL, "\r\n", ""), ("mark", ",", csv.QUOTE_ALL, "\n", "\ufeff"),
            ("tab", "\t", csv.QUOTE_ALL, "\n", "\ufeff")):
        out = io.StringIO()
        writer = csv.writer(out, delimiter=separator, quoting=quoting, lineterminator=end)
        # A comma is the decimal sign where semicolons separate.
        numbers = [rows[0].index(column) for column in ("latitude", "longitude")]
        for row in rows:
            writer.writerow([value.replace(".", ",") if separator == ";" and at in numbers else value
                             for at, value in enumerate(row)])
        yield name, (mark + out.getvalue()).encode()


# --- Calc ---

def calc_works():
    """Debian has packages that bring the command without Calc."""
    found = shutil.which("soffice")
    return found is not None and any((pathlib.Path(found).resolve().parent / name).exists()
                                     for name in ("libsclo.so", "libsclo.dylib"))


def convert(folder, source, kind, options):
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
               f"--infilter={options}", "--convert-to", kind, "--outdir", str(folder / "calc"), str(source)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=240)


OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def paragraph(node):
    """Its text; spaces, tabs and line breaks are elements."""
    out = node.text or ""
    for child in node:
        if child.tag == TEXT + "s":
            out += " " * int(child.get(TEXT + "c", "1"))
        elif child.tag == TEXT + "tab":
            out += "\t"
        elif child.tag == TEXT + "line-break":
            out += "\n"
        elif child.tag == TEXT + "span":
            out += paragraph(child)
        out += child.tail or ""
    return out


def grid(document):
    root = tree.parse(document).getroot()
    for row in root.iter(TABLE + "table-row"):
        cells = []
        for node in row.iter(TABLE + "table-cell"):
            assert node.get(TABLE + "formula") is None, f"Calc has a formula: {node.get(TABLE + 'formula')}"
            text = "\n".join(paragraph(part) for part in node.iter(TEXT + "p"))
            cells += [text] * int(node.get(TABLE + "number-columns-repeated", "1"))
        while cells and not cells[-1]:
            cells.pop()
        for _ in range(int(row.get(TABLE + "number-rows-repeated", "1")) if cells else 0):
            yield cells


def check_calc(program, folder, rows, wanted):
    """No cell is a formula, whichever types Calc gives; as text, every cell stands in its column."""
    columns = "/".join(f"{number}/2" for number in range(1, len(rows[0]) + 1))
    table = folder / "table.csv"
    convert(folder, table, "fods", "CSV:44,34,76,1")
    for row in grid(folder / "calc" / "table.fods"):
        assert len(row) <= len(rows[0])
    convert(folder, table, "fods", f"CSV:44,34,76,1,{columns}")
    for found, row in itertools.zip_longest(grid(folder / "calc" / "table.fods"), rows):
        while row and not row[-1]:
            row = row[:-1]
        assert found == row, f"Calc reads:\n{found}\nnot\n{row}"
    convert(folder, table, "csv:Text - txt - csv (StarCalc):59,34,76,1", f"CSV:44,34,76,1,{columns}")
    same_after(program, folder, "calc", (folder / "calc" / "table.csv").read_bytes(), wanted)


def check(program, folder, texts, with_calc):
    given = "".join(json.dumps(record) + "\n" for record in records(texts)).encode()
    folder.mkdir()
    catalogue = str(folder / "first.db")
    run(program, "-c", catalogue, "import", "-", given=given)
    wanted = list(values(run(program, "-c", catalogue, "export", "ndjson")))
    assert len(wanted) == len(texts)
    table = run(program, "-c", catalogue, "export", "csv")
    (folder / "table.csv").write_bytes(table)
    rows = list(csv.reader(io.StringIO(table.decode(), newline=""), strict=True))
    check_python(rows, texts)
    same_after(program, folder, "same", table, wanted)
    assert run(program, "-c", str(folder / "same.db"), "export", "csv") == table
    for name, other in as_others_write(rows):
        same_after(program, folder, name, other, wanted)
    if with_calc:
        check_calc(program, folder, rows, wanted)


def main(program):
    has_calc = calc_works()
    csv.field_size_limit(1 << 24)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check(program, folder / "plain", TEXTS, has_calc)
        check(program, folder / "returns", RETURNS, False)
    if not has_calc:
        print("skipped: no LibreOffice Calc here (libreoffice-calc-nogui): CSV was read by Python's csv only")
        return 77
    print("CSV: Python's csv and LibreOffice Calc read what was written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
