# SPDX-License-Identifier: MIT
"""From the table of aliases to C: aliases.py TABLE.tsv OUT.c

Checks the table too: its columns, that every group has two names, that no name stands twice in one, that each can be typed."""
import re
import sys
import unicodedata

TOKEN = re.compile(r"[#*]|[0-9]+|[^\W\d_]+")


def fold(token):
    plain = "".join(c for c in unicodedata.normalize("NFD", token) if not unicodedata.combining(c))
    return plain.replace("đ", "d")


def tokens_of(name):
    """As the library takes a text apart: letters and digits in lower case, anything else between them."""
    return TOKEN.findall(unicodedata.normalize("NFC", name.lower()))


def read_group(line):
    language, names, source = line.split("\t")
    if not re.fullmatch(r"\*|[a-z]{2,3}(-[A-Z][a-z]{3})?", language) or not source.strip():
        raise ValueError("a language or *, names, a source")
    group = []
    for name in names.split(" | "):
        asked_only = name.startswith("(") and name.endswith(")")
        group.append((name.strip("()"), asked_only))
    return language, group


def check_group(names):
    keys = [tuple(tokens_of(name)) for name, _ in names]
    patterns = {tuple(t for t in key if t in "#*") for key in keys}
    for name, key in zip(names, keys):
        if keys.count(key) > 1:
            raise ValueError(f"{name[0]} is there twice")
    if len(names) < 2 or len(patterns) > 1:
        raise ValueError("two names at least, with the same # and * in each")
    if any(not 1 <= len(key) <= 12 or "*" in key[:-1] for key in keys):
        raise ValueError("one to twelve words, * only as the last")


def read_table(path):
    groups = []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            try:
                language, names = read_group(line)
                check_group(names)
            except ValueError as error:
                sys.exit(f"{path}:{number}: {error}: {line}")
            groups.append((language, names))
    return groups


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_table(groups, out):
    names = []
    rows = []
    for index, (language, group) in enumerate(groups):
        tag = "NULL" if language == "*" else quoted(language)
        rows.append(f"    {{{tag}, {len(names)}, {len(group)}}},")
        for name, asked_only in group:
            tokens = tokens_of(name)
            names.append((" ".join(map(fold, tokens)), " ".join(tokens), name, index, asked_only))
    order = sorted(range(len(names)), key=lambda i: (names[i][0].encode(), i))
    out.write("/* Made from aliases.tsv by aliases.py. */\n#include \"text/alias_table.h\"\n\n")
    out.write("static const struct alias_name names[] = {\n")
    for key, written, name, index, asked_only in names:
        out.write(f"    {{{quoted(key)}, {quoted(written)}, {quoted(name)}, {index}, {str(asked_only).lower()}}},\n")
    out.write("};\nstatic const struct alias_group groups[] = {\n" + "\n".join(rows) + "\n};\n")
    out.write("static const unsigned short by_key[] = {" + ", ".join(map(str, order)) + "};\n\n")
    out.write(f"const struct alias_table alias_table = {{names, by_key, {len(names)}, groups}};\n")


def main():
    groups = read_table(sys.argv[1])
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        write_table(groups, out)


main()
