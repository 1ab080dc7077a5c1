# SPDX-License-Identifier: MIT
"""The images of the test data against what exiftool says of them: oracle.py TELL DIFFERENCES.

TELL is the program tell.c; DIFFERENCES a table of every value that differs, with the reason. A difference that
is not in the table fails, and so does a row without a difference. At least 98 % of the values must be equal, and
all of those that say where, when, how large and how turned."""
import json
import os
import pathlib
import re
import subprocess
import sys
import unicodedata

SHARE = 0.98
WHOLE = {"width", "height", "orientation", "latitude", "longitude", "altitude", "taken_at"}
TOLERANCE = {"latitude": 1e-6, "longitude": 1e-6, "altitude": 0.01}
SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".btf", ".heic", ".heif", ".avif", ".gif", ".xmp"}

# Tags whose values are told as they stand: exiftool's name, field, source.
TEXTS = [
    ("IPTC:ObjectName", "title", "iptc"),
    ("IFD0:XPTitle", "title", "exif"),
    ("IPTC:Caption-Abstract", "description", "iptc"),
    ("IFD0:ImageDescription", "description", "exif"),
    ("IFD0:XPSubject", "description", "exif"),
    ("ExifIFD:UserComment", "description", "exif"),
    ("IFD0:XPComment", "description", "exif"),
    ("IPTC:Credit", "credit_line", "iptc"),
    ("XMP-photoshop:Credit", "credit_line", "xmp"),
    ("IPTC:CopyrightNotice", "copyright_notice", "iptc"),
    ("IFD0:Copyright", "copyright_notice", "exif"),
    ("XMP-xmpRights:WebStatement", "license", "xmp"),
]
# The same in several languages.
ALTERNATIVES = [
    ("XMP-dc:Title", "title"),
    ("XMP-dc:Description", "description"),
    ("XMP-iptcCore:AltTextAccessibility", "alt_text"),
    ("XMP-iptcCore:ExtDescrAccessibility", "body"),
    ("XMP-dc:Rights", "copyright_notice"),
]
# Lists: name, field, source, what separates the items of one value.
LISTS = [
    ("XMP-dc:Subject", "keywords", "xmp", None),
    ("IPTC:Keywords", "keywords", "iptc", None),
    ("IFD0:XPKeywords", "keywords", "exif", ";"),
]
JOINED = [
    (["XMP-dc:Creator"], "creator", "xmp", "; "),
    (["IPTC:By-line"], "creator", "iptc", "; "),
    (["XMP-iptcCore:Location", "XMP-photoshop:City", "XMP-photoshop:State", "XMP-photoshop:Country"], "place", "xmp",
     ", "),
    (["IPTC:Sub-location", "IPTC:City", "IPTC:Province-State", "IPTC:Country-PrimaryLocationName"], "place", "iptc",
     ", "),
]


def clean(text):
    """As values are kept: NFC, LF, no control characters, no padding."""
    text = unicodedata.normalize("NFC", str(text)).replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")
    return text.strip(" \n\t\u00a0\u3000")


def words(text):
    """To compare by: how lines and spaces are written in a field of one line doesn't matter."""
    return re.sub(r"\s+", " ", clean(text))


def items(value, separator=None):
    values = value if isinstance(value, list) else [value]
    if separator:
        values = [part for item in values for part in str(item).split(separator)]
    return [clean(item) for item in values if clean(item)]


def moment(text, offset=""):
    """2021-07-15T08:30:00+07:00, as precise as the date is; None for what is no date."""
    found = re.match(r"\s*(\d{4})(?:[:/.-](\d\d)(?:[:/.-](\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?)?)?)?", str(text))
    if not found or found[1] == "0000":
        return None
    year, month, day, time = found.groups()
    zone = re.match(r"\s*(Z|[+-]\d\d:?\d\d)", str(text)[found.end():] + str(offset))
    if month in (None, "00"):
        return year
    if day in (None, "00"):
        return f"{year}-{month}"
    if not time:
        return f"{year}-{month}-{day}"
    zone = "+00:00" if zone and zone[1] == "Z" else zone[1] if zone else ""
    return f"{year}-{month}-{day}T{time if len(time) == 8 else time + ':00'}{zone}"


class Oracle:
    """One file's JSON by exiftool; keys with a copy number stand behind those without."""

    def __init__(self, path):
        self.values = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(self.values, list):
            self.values = self.values[0]

    def get(self, name):
        group, tag = name.rsplit(":", 1)
        for key in (name, *(f"{group}:Copy{number}:{tag}" for number in (1, 2, 3))):
            if key in self.values:
                return self.values[key]
        return None

    def first(self, *names):
        return next((self.get(name) for name in names if self.get(name) is not None), None)

    def languages(self, name):
        """Every language of an alternative: x-default has no suffix."""
        for key, value in self.values.items():
            if key == name:
                yield "x-default", value
            elif key.startswith(name + "-"):
                yield key[len(name) + 1:], value

    def sized(self):
        yield "media_type", "", "", self.get("File:MIMEType")
        size = str(self.get("Composite:ImageSize") or "").split()
        orientation = self.get("IFD0:Orientation")
        if len(size) == 2 and self.get("File:MIMEType").startswith("image/"):
            turned = isinstance(orientation, int) and 5 <= orientation <= 8
            yield "width", "", "", size[1 if turned else 0]
            yield "height", "", "", size[0 if turned else 1]
        if orientation in range(1, 9):
            yield "orientation", "", "", str(orientation)

    def place(self):
        for axis, letters in (("Latitude", "NS"), ("Longitude", "EW")):
            value, letter = self.get(f"GPS:GPS{axis}"), self.get(f"GPS:GPS{axis}Ref")
            if isinstance(value, (int, float)) and letter in list(letters):
                yield axis.lower(), "exif", "", str(-value if letter == letters[1] else value)
            value = self.get(f"XMP-exif:GPS{axis}")
            if isinstance(value, (int, float)):
                yield axis.lower(), "xmp", "", str(value)
        for group, source in (("GPS", "exif"), ("XMP-exif", "xmp")):
            value, below = self.get(f"{group}:GPSAltitude"), self.get(f"{group}:GPSAltitudeRef")
            if isinstance(value, (int, float)):
                yield "altitude", source, "", str(-value if below in (1, 3) else value)

    def time(self):
        exif = self.get("ExifIFD:DateTimeOriginal")
        iptc = self.get("IPTC:DateCreated")
        times = [
            ("exif", exif and moment(exif, self.get("ExifIFD:OffsetTimeOriginal") or "")),
            ("xmp", moment(self.get("XMP-photoshop:DateCreated") or "")),
            ("iptc", iptc and moment(f"{iptc} {self.get('IPTC:TimeCreated') or ''}")),
        ]
        for source, value in times:
            if value:
                yield "taken_at", source, "", value

    def camera(self):
        maker, model = (clean(self.get(f"IFD0:{tag}") or "") for tag in ("Make", "Model"))
        named = maker and model.lower().startswith(maker.split(" ")[0].lower())
        yield "camera", "exif", "", model if named else f"{maker} {model}"

    def texts(self):
        for name, field, source in TEXTS:
            value = self.get(name)
            if value is not None:
                yield field, source, "", "; ".join(map(str, value)) if isinstance(value, list) else value
        for name, field in ALTERNATIVES:
            for language, value in self.languages(name):
                yield field, "xmp", language, value
        if self.first("XMP-dc:Title", "IPTC:ObjectName", "IFD0:XPTitle") is None and not any(
                self.languages("XMP-dc:Title")):
            yield "title", "xmp", "", self.get("XMP-photoshop:Headline") or ""

    def lists(self):
        for name, field, source, separator in LISTS:
            if self.get(name) is not None:
                yield field, source, "", "|".join(items(self.get(name), separator))
        for names, field, source, separator in JOINED:
            parts = [items(self.get(name)) for name in names if self.get(name) is not None]
            parts = parts[0] if len(names) == 1 and parts else [part[0] for part in parts if part]
            yield field, source, "", separator.join(parts)
        creator = self.first("IFD0:Artist", "IFD0:XPAuthor")
        yield "creator", "exif", "", creator or ""

    def told(self):
        """(field, source, language, value) of all that vitrine.md's table names."""
        for part in (self.sized, self.place, self.time, self.camera, self.texts, self.lists):
            for field, source, language, value in part():
                if clean(value):
                    yield field, source, language, value


def candidates(told, field, source, language):
    """What we tell of a value: one at most, but for the descriptions of EXIF."""
    if field in ("media_type", "width", "height", "orientation"):
        return [str(told[field])]
    values = [value for value in told["values"] if value[0] == field and value[1] in (source, "sidecar")]
    if field == "keywords":
        return ["|".join(value[3] for value in values)]
    if language == "x-default":
        values = [value for value in values if value[2].lower() in ("x-default", "")]
    elif language:
        values = [value for value in values if value[2].lower() == language.lower()]
    return [value[3] for value in values]


def is_equal(field, want, got):
    if field in TOLERANCE:
        return abs(float(want) - float(got)) <= TOLERANCE[field]
    return words(want) == words(got)


def compare(told, oracle):
    """(equal, field, where, want, got) of each of the oracle's values."""
    for field, source, language, want in oracle.told():
        got = candidates(told, field, source, language)
        where = "/".join(part for part in (field, source, language) if part)
        yield any(is_equal(field, want, value) for value in got), field, where, clean(want), "|".join(got)


def read_differences(path):
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {(row[0], row[1]): row[2] for row in rows}


def main(tell, differences):
    images = pathlib.Path(os.environ.get("VITRINE_TEST_DATA", "")) / "images"
    paths = [path for path in sorted(images.rglob("*")) if path.suffix.lower() in SUFFIXES]
    paths = [path for path in paths if oracle_of(path, images).exists()]
    if not paths:
        print("skipped: no test data (VITRINE_TEST_DATA)")
        return 77
    known = read_differences(pathlib.Path(differences))
    output = subprocess.run([tell, *paths], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    counts, unlisted = {}, []
    for path, line in zip(paths, output.split("\n")):
        name = path.relative_to(images).as_posix()
        told = json.loads(line)
        if "error" in told:
            if not known.pop((name, "file"), None):
                unlisted.append(f"{name}\tfile\t{told['error']}")
            continue
        for equal, field, where, want, got in compare(told, Oracle(oracle_of(path, images))):
            count = counts.setdefault(field, [0, 0])
            count[0] += equal
            count[1] += 1
            if not equal and not known.pop((name, where), None):
                unlisted.append(f"{name}\t{where}\twant [{want[:120]}], got [{got[:120]}]")
    return report(counts, unlisted, known, len(paths))


def oracle_of(path, images):
    return images.parent / "oracle" / "images" / (path.relative_to(images).as_posix() + ".json")


def report(counts, unlisted, unseen, files):
    equal, total = (sum(count[i] for count in counts.values()) for i in (0, 1))
    for field, (right, count) in sorted(counts.items()):
        print(f"{field:17} {right:5} of {count:5}  {100 * right / count:6.2f} %")
    print(f"{'all':17} {equal:5} of {total:5}  {100 * equal / total:6.2f} %  ({files} files)")
    print("\n".join(f"differs: {line}" for line in unlisted))
    print("\n".join(f"in the table, and equal now: {name} {where}" for name, where in unseen))
    whole = all(right == count for field, (right, count) in counts.items() if field in WHOLE)
    print("" if whole else "a size, place, time or turn differs")
    return 0 if not unlisted and not unseen and whole and equal >= SHARE * total else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
