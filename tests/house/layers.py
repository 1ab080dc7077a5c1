# SPDX-License-Identifier: MIT
"""Which layer may include which: layers.py ROOT checks every C file under ROOT, layers.py --self-test the checker.

A layer is a folder. It may include its own files, the public headers (except where LAYERS says less), the C
library, and what its row names: other layers, and headers of other libraries (as OUTSIDE writes them)."""
import pathlib
import re
import sys
import tempfile

ICU, STEMMER, EXIF, EXPAT, ZLIB = "unicode/", "libstemmer.h", "libexif/", "expat.h", "zlib.h"
SQLITE, SQLITE_MODULE, JANSSON, YAJL = "sqlite3.h", "sqlite3ext.h", "jansson.h", "yajl/"
JPEG, PNG, WEBP, AVIF = "jpeglib.h", "png.h", "webp/", "avif/"
OUTSIDE = (ICU, STEMMER, EXIF, EXPAT, ZLIB, SQLITE, SQLITE_MODULE, JANSSON, YAJL, JPEG, PNG, WEBP, AVIF)

INCLUDE = "include"
BELOW_STORE = "lib/base lib/document lib/record lib/query lib/text".split()
BELOW_SEARCH = BELOW_STORE + ["lib/store"]
EVERY_LAYER = BELOW_SEARCH + "lib/extract lib/thumbnail lib/isolate lib/search lib/publish lib/ingest lib/edit lib/store/linear lib/store/sqlite".split()
LAYERS = {
    "include": [],
    "lib/base": [INCLUDE],
    "lib/text": [INCLUDE, "lib/base", ICU, STEMMER],
    "lib/record": [INCLUDE, "lib/base"],
    "lib/document": [INCLUDE, "lib/base", "lib/record", "lib/text"],
    "lib/extract": [INCLUDE, "lib/base", "lib/record", "lib/text", EXIF, EXPAT, ZLIB],
    "lib/thumbnail": [INCLUDE, "lib/base", "lib/extract", JPEG, PNG, WEBP, AVIF],
    "lib/isolate": [INCLUDE, "lib/base", "lib/record", "lib/extract"],
    "lib/worker": ["lib/isolate", "lib/thumbnail"],
    "lib/query": [INCLUDE, "lib/base", "lib/text"],
    "lib/store": [INCLUDE, *BELOW_STORE],
    "lib/store/linear": [INCLUDE, *BELOW_SEARCH],
    "lib/store/sqlite": [INCLUDE, *BELOW_SEARCH, SQLITE],
    "lib/glossary": [],
    "lib/extension": [INCLUDE, "lib/base", "lib/text", SQLITE, SQLITE_MODULE],
    "lib/search": [INCLUDE, *BELOW_SEARCH, "lib/glossary"],
    "lib/publish": [INCLUDE, *BELOW_SEARCH, "lib/search", JANSSON],
    "lib/ingest": [INCLUDE, *BELOW_SEARCH, "lib/edit", "lib/extract", "lib/isolate", "lib/publish", YAJL],
    "lib/edit": [INCLUDE, *BELOW_STORE, "lib/store"],
    "lib/api": [INCLUDE, *EVERY_LAYER],
    "cli": [INCLUDE],
    "examples": [INCLUDE],
}

INCLUDE_LINE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
LIBC_FOLDERS = ("sys/", "linux/")
LIBC = """assert cpuid ctype dirent dlfcn errno fcntl features float fnmatch getopt glob immintrin inttypes langinfo limits locale math poll
pthread sched setjmp signal spawn stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string
strings termios threads time uchar unistd utime wchar wctype""".split()


def in_libc(name):
    return name.startswith(LIBC_FOLDERS) or name.removesuffix(".h") in LIBC


def layer_of(path):
    """The layer a file stands in, by the longest matching row; None if it is in none."""
    owners = [layer for layer in LAYERS if path.startswith(layer + "/")]
    return max(owners, key=len, default=None)


def target_of(root, source, quoted, name):
    """What an #include means: a row of LAYERS, an entry of OUTSIDE, "libc", or None if nothing is found."""
    for outside in OUTSIDE:
        if name == outside or (outside.endswith("/") and name.startswith(outside)):
            return outside
    if in_libc(name) and not quoted:
        return "libc"
    folders = (source.parent, root / "lib", root / "include") if quoted else (root / "include",)
    for folder in folders:
        if (folder / name).is_file():
            found = (folder / name).resolve().relative_to(root)
            return INCLUDE if found.parts[0] == INCLUDE else layer_of(found.as_posix())
    return None


def wrong_includes(root, source):
    layer = layer_of(source.relative_to(root).as_posix())
    text = source.read_text(encoding="utf-8", errors="replace")
    for match in INCLUDE_LINE.finditer(text):
        target = target_of(root, source, match[1] == '"', match[2])
        if target not in ("libc", layer, *LAYERS[layer]):
            line = text.count("\n", 0, match.start()) + 1
            why = f"{layer} may not include {target}" if target else f"{layer} includes what is nowhere"
            yield f"{source.relative_to(root)}:{line}: {match[2]}: {why}"


def wrong_files(root):
    """One line for each wrong #include and each C file outside of the table."""
    for top in ("include", "lib", "cli", "examples"):
        for source in sorted((root / top).rglob("*.[ch]")):
            if layer_of(source.relative_to(root).as_posix()) is None:
                yield f"{source.relative_to(root)}: stands in no layer of tests/house/layers.py"
            else:
                yield from wrong_includes(root, source)


BAD_FILES = {  # path: (content, how many complaints)
    "lib/base/buf.h": ("#include <stddef.h>\n#include <sys/stat.h>\n", 0),
    "lib/text/word.h": ('#include <unicode/utypes.h>\n#include "base/buf.h"\n', 0),
    "lib/base/bad.c": ('#include "text/word.h"\n', 1),
    "lib/text/bad.c": ("#include <sqlite3.h>\n # include <expat.h>\n", 2),
    "lib/query/bad.c": ('#include "base/buf.h"\n#include "nowhere.h"\n#include <glib.h>\n', 2),
    "lib/store/sqlite/schema.h": ("#include <sqlite3.h>\n", 0),
    "lib/store/bad.c": ('#include "store/sqlite/schema.h"\n', 1),
    "lib/search/bad.c": ('#include "store/sqlite/schema.h"\n#include "../store/sqlite/schema.h"\n', 2),
    "include/vitrine/one.h": ('#include "vitrine/two.h"\n', 0),
    "include/vitrine/two.h": ("#include <sqlite3.h>\n", 1),
    "cli/good.c": ('#include "vitrine/one.h"\n#include <stdio.h>\n', 0),
    "examples/good.c": ("#include <vitrine/one.h>\n", 0),
    "cli/bad.c": ('#include "base/buf.h"\n', 1),
    "lib/attic/bad.c": ("", 1),
}


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder).resolve()
        for path, (content, _) in BAD_FILES.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(content, encoding="utf-8")
        found = [line.split(":")[0] for line in wrong_files(root)]
    wrong = [path for path, (_, count) in BAD_FILES.items() if found.count(path) != count]
    for path in wrong:
        print(f"self-test: {path}: {found.count(path)} complaints, expected {BAD_FILES[path][1]}")
    return 1 if wrong else 0


def main(argument):
    if argument == "--self-test":
        return self_test()
    complaints = list(wrong_files(pathlib.Path(argument).resolve()))
    print("\n".join(complaints) or "every include is allowed")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
