# SPDX-License-Identifier: MIT
"""From the lists of languages to C: guess_lists.py LISTS.tsv OUT.c

Each word becomes one row with a bit for every language that has it, found by its hash; each letter likewise."""
import sys
import unicodedata

LISTS = ("small", "usual", "ending", "before", "after")
SCRIPTS = {"latin": "USCRIPT_LATIN", "cyrillic": "USCRIPT_CYRILLIC"}


def read_rows(path):
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = line.rstrip("\n").split("\t")
            if line.startswith("#"):
                continue
            if len(row) != 4 or row[0] not in SCRIPTS or row[3] != unicodedata.normalize("NFC", row[3].lower()):
                sys.exit(f"{path}:{number}: an alphabet, a language, a list, and its entries composed in lower case")
            yield row


def languages_of(rows, script):
    return list(dict.fromkeys(row[1] for row in rows if row[0] == script and row[1] != "*"))


def whole(rows, script, name):
    return " ".join(row[3] for row in rows if row[:3] == [script, "*", name]).split()


def collect_words(rows):
    """For each word a mask of languages per list, and last, whether it is a usual syllable."""
    words = {}
    for script, language, name, entries in rows:
        for entry in entries.split():
            if name in LISTS:
                bit = 1 << languages_of(rows, script).index(language)
                words.setdefault(entry, [0] * 6)[LISTS.index(name)] |= bit
            elif name == "syllables":
                words.setdefault(entry, [0] * 6)[5] = 1
    return words


def collect_letters(rows, script):
    letters = {}
    for row in rows:
        if row[0] == script and row[2] in ("letters", "own"):
            bit = 1 << languages_of(rows, script).index(row[1])
            for letter in row[3]:
                letters.setdefault(ord(letter), [0, 0])[row[2] == "own"] |= bit
    return letters


def hash_of(word):
    """FNV-1a of 32 bits, from the last byte to the first, so that endings are hashed on the way."""
    value = 0x811C9DC5
    for byte in reversed(word.encode()):
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def place(words):
    """Row numbers from 1 on, 0 for none; each word stands in the first free slot from its hash on."""
    slots = [0] * (1 << (2 * len(words)).bit_length())
    for number, word in enumerate(words, 1):
        at = hash_of(word) % len(slots)
        while slots[at] != 0:
            at = (at + 1) % len(slots)
        slots[at] = number
    return slots


def write_words(words, out):
    slots = place(words)
    longest = max(len(word.encode()) for word in words if words[word][2] != 0)
    out.write("static const struct list_word words[] = {\n")
    for word, masks in words.items():
        out.write(f'    {{"{word}", ' + ", ".join(f"{mask:#x}" for mask in masks[:5]))
        out.write(f", {str(masks[5] != 0).lower()}}},\n")
    out.write("};\nstatic const unsigned short slots[] = {" + ", ".join(map(str, slots)) + "};\n\n")
    out.write(f"const struct list_words list_words = {{words, slots, {len(slots)}, {longest}}};\n\n")


def write_table(rows, script, out):
    likely = whole(rows, script, "likely")
    letters = collect_letters(rows, script)
    languages = languages_of(rows, script)
    lead = whole(rows, script, "lead")[0]
    out.write(f"static const struct list_language {script}[] = {{\n")
    for tag in languages:
        out.write(f'    {{"{tag}", {str(tag in likely).lower()}}},\n')
    out.write(f"}};\nstatic const struct list_letter {script}_letters[] = {{\n")
    for letter in sorted(letters):
        out.write("    {%#x, %#x, %#x},\n" % (letter, *letters[letter]))
    out.write(f"}};\nconst struct list_table list_{script} = {{{SCRIPTS[script]}, {script}, {len(languages)}, "
              f"{lead}, {script}_letters, {len(letters)}}};\n")
    out.write(f'_Static_assert({len(languages)} <= LIST_LANGUAGES, "a row more than scores");\n\n')


def main():
    rows = list(read_rows(sys.argv[1]))
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write("/* Made from guess_lists.tsv by guess_lists.py. */\n#include \"text/guess_lists.h\"\n\n")
        out.write("#include <unicode/uscript.h>\n\n")
        write_words(collect_words(rows), out)
        for script in SCRIPTS:
            write_table(rows, script, out)


main()
