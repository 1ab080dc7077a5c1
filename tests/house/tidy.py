# SPDX-License-Identifier: MIT
"""Small promises that every file keeps: tidy.py ROOT

- source files name their licence at the top, and C files say in a sentence what they hold;
- no path of the machine it was written on;
- UTF-8, no tab in C, no space at the end of a line, a newline at the end of the file;
- C files stay under 500 lines."""
import pathlib
import re
import sys

SOURCES = (".c", ".h", ".py", ".sh")
TEXTS = SOURCES + (".md", ".build", ".txt", ".html")
LICENCE = "SPDX-License-Identifier: MIT"
MACHINE_PATH = re.compile(r"(?<![\w.])/(work|home|root|Users)/[\w.]")
LONGEST = 500


def is_foreign(folder):
    """A build folder, a hidden one, or data, which is as it is."""
    return folder.name.startswith(".") or (folder / "meson-private").exists() or folder.name == "data"


def files_below(folder):
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink() and not is_foreign(path):
            yield from files_below(path)
        elif path.is_file() and path.suffix in TEXTS:
            yield path


def is_c(path):
    return path.suffix in (".c", ".h")


def wrong_head(path, lines):
    if path.suffix in SOURCES and not any(LICENCE in line for line in lines[:2]):
        yield 1, f"no {LICENCE}"
    if is_c(path) and (len(lines) < 2 or not re.match(r" \* \S", lines[1])):
        yield 2, "no sentence on what the file holds"


def wrong_lines(path, lines):
    for number, line in enumerate(lines, 1):
        if MACHINE_PATH.search(line):
            yield number, "a path of one machine"
        if is_c(path) and "\t" in line:
            yield number, "a tab"
        if path.suffix != ".md" and line != line.rstrip():
            yield number, "space at the end of the line"


def wrong_whole(path, text, lines):
    if text and not text.endswith("\n"):
        yield len(lines), "no newline at the end of the file"
    if is_c(path) and text.count("\n") >= LONGEST:
        yield len(lines), f"{LONGEST} lines or more"


def complaints_of(path):
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return [(1, "not UTF-8")]
    lines = text.split("\n")
    return [*wrong_head(path, lines), *wrong_lines(path, lines), *wrong_whole(path, text, lines)]


def main(argument):
    root = pathlib.Path(argument)
    complaints = 0
    for path in files_below(root):
        for number, why in complaints_of(path):
            print(f"{path.relative_to(root)}:{number}: {why}")
            complaints += 1
    print(f"{complaints} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
