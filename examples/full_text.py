# SPDX-License-Identifier: MIT
"""Full-text search in an SQLite table of your own, from Python:

    python3 full_text.py "$(pkg-config --variable=sqlite_extension vitrine)" "cho noi"

Python's sqlite3 must have been built with enable_load_extension; Debian's has."""
import sqlite3
import sys

PLACES = ["Chợ nổi Cái Răng", "Đường hoa Nguyễn Huệ", "Hòn Sơn", "Bến Ninh Kiều", "ភ្នំពេញ", "富国岛"]


def open_places(extension):
    connection = sqlite3.connect(":memory:")
    connection.enable_load_extension(True)
    connection.load_extension(extension)
    connection.enable_load_extension(False)
    connection.execute("CREATE VIRTUAL TABLE place USING fts5(name, tokenize = 'vitrine vi')")
    connection.executemany("INSERT INTO place VALUES (?)", [(place,) for place in PLACES])
    return connection


def quoted(words):
    """What a person typed, as FTS5 wants it: all of the words, none of them an operator."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words.split())


def search(connection, words):
    return connection.execute(
        "SELECT highlight(place, 0, '[', ']') FROM place WHERE place MATCH ? ORDER BY rank", (quoted(words),))


def main(extension, words):
    connection = open_places(extension)
    for (name,) in search(connection, words):
        print(name)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
