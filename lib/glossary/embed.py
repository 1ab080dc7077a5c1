#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A file as a C string: embed.py FILE NAME OUTPUT"""
import sys

PER_LINE = 20


def main(source, name, output):
    with open(source, "rb") as file:
        content = file.read() + b"\0"
    lines = (content[at:at + PER_LINE] for at in range(0, len(content), PER_LINE))
    with open(output, "w", encoding="ascii") as out:
        out.write(f"extern const char {name}[];\nconst char {name}[] = {{\n")
        for line in lines:
            out.write("    " + ", ".join(f"'\\x{byte:02x}'" for byte in line) + ",\n")
        out.write("};\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
