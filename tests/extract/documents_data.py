# SPDX-License-Identifier: MIT
"""The documents of the test data, scanned as a person would and exported again: documents_data.py VITRINE

- of the words an independent reader found, 99 of 100 are there (Word, OpenDocument, HTML, RTF, text), 97 in PDF;
- texts in any encoding are the texts they should be;
- encrypted documents and those of pictures alone say so;
- damaged ones have a result or a reason, in bounded memory."""
import collections
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import unicodedata

DATA = pathlib.Path(os.environ.get("VITRINE_TEST_DATA", ""))
MAX_MEMORY = 300 << 20
ENOUGH = {".docx": 0.99, ".odt": 0.99, ".html": 0.99, ".rtf": 0.99, ".txt": 0.99, ".pdf": 0.97}
# Which words of an oracle stand in no file: pandoc writes list numbers and marks of notes, draws boxes for tasks, and
# has its own signs for small capitals and raised letters.
PANDOC_ADDS = re.compile(r"^[ \t]*(?:\(?(?:\d+|[a-z]|[ivx]+)[.)]|\[\d+\]|[-*])[ \t]+", re.MULTILINE)
MARKS_OF_NOTES = re.compile(r"\[\d+\]")
# Files whose oracle is no measure, and why.
UNMEASURED = {
    "docs/pandoc/verbatim_subsuper.docx": "pandoc writes raised letters as other characters",
    "docs/pandoc/inline_formatting.docx": "pandoc writes small capitals as capitals, and marks underlined words",
    "docs/pdfminer/issue-791-non-unicode-cmap.pdf": "characters that no table maps",
}
SAID = {
    "docs/generated/brochure-2.enc-user.pdf": "encrypted",
    "docs/pdfminer/aes-256-r6.pdf": "encrypted",
    "docs/pdfminer/rc4-40.pdf": "encrypted",
    "docs/generated/image-only.pdf": "no text",
    "malformed/generated/docx-xxe.docx": "document type",
    "malformed/generated/docx-badcrc.docx": "checksum",
    "malformed/generated/docx-truncated.docx": "",
    "malformed/generated/empty.docx": "empty",
    "malformed/generated/pdf-truncated.pdf": "damaged",
}
failed = []


def check(good, words):
    if not good:
        failed.append(words)
        print("failed:", words)


class Scan:
    """What Vitrine says of files, each in a folder of its own, so that none is another's version."""

    def __init__(self, vitrine, paths, folder):
        for path in paths:
            place = folder / "files" / str(path.relative_to(DATA)).replace("/", "%")
            place.mkdir(parents=True)
            shutil.copyfile(path, place / path.name)
        command = [vitrine, "-c", str(folder / "a.db"), "--json", "scan", str(folder / "files")]
        environment = dict(os.environ, ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1")
        scan = subprocess.run(command, capture_output=True, text=True, env=environment)
        check(scan.returncode in (0, 3), f"scan: {scan.returncode} {scan.stderr[-500:]}")
        report = json.loads(scan.stdout)
        export = subprocess.run([vitrine, "-c", str(folder / "a.db"), "export", "ndjson"], capture_output=True, text=True)
        self.assets = {self.key(line["path"]): line for line in map(json.loads, export.stdout.splitlines())}
        self.said = collections.defaultdict(list)
        for line in report["failures"] + report["warnings"]:
            self.said[self.key(line["path"])].append(line.get("reason") or line["warning"])

    def key(self, path):
        return pathlib.PurePath(path).parent.name.replace("%", "/")

    def text(self, path):
        texts = self.assets.get(path, {"texts": {}})["texts"].values()
        fields = [text[field] for text in texts for field in ("title", "description", "body") if text[field]]
        return unicodedata.normalize("NFC", "\n".join(fields))


def words_of(text):
    return collections.Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text)))


def oracle_of(path):
    own = DATA / re.sub(r"\.(libreoffice\.)?\w+$", ".oracle.txt", path)
    other = DATA / "oracle" / (path + ".txt")
    if path.startswith("docs/html-charsets/"):
        texts = json.loads((DATA / "docs/html-charsets/expected.json").read_text(encoding="utf-8"))["texts"]
        return "\n".join(texts[:2] if path.endswith("-font.html") else texts)  # those pages have no English
    for oracle in (other, own) if path.endswith(".pdf") else (own, other):
        if oracle.exists():
            return MARKS_OF_NOTES.sub(" ", PANDOC_ADDS.sub("", oracle.read_text(encoding="utf-8")))
    return None


def check_words(scan, paths):
    total, found = collections.Counter(), collections.Counter()
    for path in paths:
        kind, oracle = pathlib.PurePath(path).suffix, oracle_of(path)
        if oracle is None or kind not in ENOUGH or path in UNMEASURED:
            continue
        wanted, got = words_of(oracle), words_of(scan.text(path))
        missing = wanted - got
        total[kind] += wanted.total()
        found[kind] += wanted.total() - missing.total()
        if missing.total() > 0.01 * wanted.total():
            print(f"{path}: {missing.total()} of {wanted.total()} words: {' '.join(list(missing)[:8])}")
    for kind in sorted(total):
        share = found[kind] / total[kind]
        print(f"{kind}: {found[kind]} of {total[kind]} words, {share:.2%}")
        check(share >= ENOUGH[kind], f"{kind}: {share:.2%}")


def lines_of(text):
    return [line for line in (line.strip() for line in unicodedata.normalize("NFC", text).splitlines()) if line]


def check_encodings(scan, paths):
    for path in (path for path in paths if path.startswith("texts/encodings/")):
        text, encoding = path.split(".")[:2]
        kind = {"tcvn3": "tcvn3-"}.get(encoding)
        if kind is None:
            kind = "" if encoding[:3] in ("utf", "nfd", "crl") else "legacy-"
        expected = (DATA / f"{text}.{kind}expected.utf8").read_text(encoding="utf-8")
        check(lines_of(scan.text(path)) == lines_of(expected), f"{path}: another text")


def check_said(scan, paths):
    for path, words in SAID.items():
        if path in paths:
            said = " ".join(scan.said[path])
            check(words in said and said, f"{path}: says {said!r}, not {words!r}")
    for path in paths:
        check(path in scan.assets or scan.said[path], f"{path}: neither a result nor a reason")


def main(vitrine):
    folders = [DATA / name for name in ("docs", "malformed", "texts/encodings")]
    if not folders[0].is_dir():
        print("skipped: no test data (VITRINE_TEST_DATA)")
        return 77
    wanted = (".docx", ".odt", ".pdf", ".html", ".txt", ".rtf")
    paths = [path for folder in folders for path in sorted(folder.rglob("*"))
             if path.suffix in wanted and ".oracle." not in path.name]
    if shutil.which("pdftotext", path="/usr/local/bin:/usr/bin:/bin") is None:
        print("no pdftotext here: no PDF is measured")
        paths = [path for path in paths if path.suffix != ".pdf"]
    with tempfile.TemporaryDirectory() as folder:
        scan = Scan(vitrine, paths, pathlib.Path(folder))
    names = [str(path.relative_to(DATA)) for path in paths]
    check_words(scan, names)
    check_encodings(scan, names)
    check_said(scan, names)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    print(f"{len(names)} files, peak memory {peak >> 20} MiB")
    check(peak < MAX_MEMORY, f"peak memory {peak >> 20} MiB")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
