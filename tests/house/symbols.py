# SPDX-License-Identifier: MIT
"""What libvitrine exports is exactly what the public headers declare: symbols.py INCLUDE_FOLDER LIBVITRINE.SO"""
import pathlib
import re
import subprocess
import sys

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARED = re.compile(r"^VITRINE_(?:API|CHECKED)\s[^;(]*?\b(\w+)\s*\(", re.MULTILINE)
OF_THE_TOOLS = ("__asan", "__odr_asan", "__ubsan", "__gcov", "_init", "_fini", "_edata", "_end", "__bss_start")


def declared_in(folder):
    headers = pathlib.Path(folder).rglob("*.h")
    return {name for path in headers for name in DECLARED.findall(COMMENT.sub("", path.read_text(encoding="utf-8")))}


def exported_by(library):
    command = ["nm", "--dynamic", "--defined-only", "--extern-only", "--format=posix", library]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    names = {line.split()[0].split("@")[0] for line in lines if line.strip()}
    return {name for name in names if not name.startswith(OF_THE_TOOLS)}


def main(folder, library):
    declared, exported = declared_in(folder), exported_by(library)
    for name in sorted(declared - exported):
        print(f"declared, but not exported: {name}")
    for name in sorted(exported - declared):
        print(f"exported, but not declared: {name}")
    print(f"{len(declared & exported)} functions declared and exported")
    return 0 if declared and declared == exported else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
