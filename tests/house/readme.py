# SPDX-License-Identifier: MIT
"""README.md says what is true: readme.py ROOT VITRINE LIBRARY_FOLDER; --write puts the real outputs into it.

- every ```console block is run, command by command, in one folder; what follows a "$ " line is its output. There,
  "..." stands for anything, and durations may differ;
- every ```c block is a program that compiles and runs with the catalogue those commands made;
- every file and folder named in `backquotes` with a slash exists."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```(console|c)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^\$ (.*(?:\n> .*)*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
NAMED = re.compile(r"`((?:[\w.-]+/)+[\w.*-]*)`")
CHANGING = re.compile(r"(?<=--after )\S+|\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
DURATION = re.compile(r"\b\d+(\.\d+)?(?= ?(ms|s|milliseconds|seconds)\b)")


def run(command, environment, folder):
    result = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False)
    return result.stdout.decode("utf-8")


def same(expected, real):
    parts = DURATION.sub("0", expected).split("...")
    return re.fullmatch(".*".join(map(re.escape, parts)), DURATION.sub("0", real), re.DOTALL) is not None


def wrong_commands(block, environment, folder):
    for command, expected in COMMAND.findall(block):
        real = run(command.replace("\n> ", "\n"), environment, folder)
        if not same(expected, real):
            yield f"$ {command}\nREADME.md says:\n{expected}but it is:\n{real}"


def with_real_outputs(block, environment, folder):
    def answered(match):
        real = run(match[1].replace("\n> ", "\n"), environment, folder)
        if same(match[2], real):
            return match[0]
        return f"$ {match[1]}\n" + CHANGING.sub("...", real).replace(str(folder), "...")
    return COMMAND.sub(answered, block)


def wrong_program(block, root, libraries, environment, folder):
    (folder / "readme.c").write_text(block, encoding="utf-8")
    output = run(f"cc -std=c11 -Wall -Wextra -Werror readme.c -I{root}/include -L{libraries} -lvitrine "
                 f"-Wl,-rpath,{libraries} $VITRINE_TEST_CFLAGS -o readme && ./readme >found", environment, folder)
    if output or not (folder / "found").read_text(encoding="utf-8").strip():
        yield f"The C program of README.md does not work:\n{output}"


def absent_files(text, root):
    for name in sorted(set(NAMED.findall(text))):
        if not name.startswith(("build", "include/vitrine/*")) and not list(root.glob(name.rstrip("/"))):
            yield f"README.md names {name}, which is not there"


def complaints(text, root, libraries, environment, folder):
    yield from absent_files(text, root)
    for kind, block in sorted(BLOCK.findall(text), key=lambda found: found[0] == "c"):
        if kind == "console":
            yield from wrong_commands(block, environment, folder)
        else:
            yield from wrong_program(block, root, libraries, environment, folder)


def write_outputs(readme, text, environment, folder):
    def answered(match):
        if match[1] == "c":
            return match[0]
        return f"```console\n{with_real_outputs(match[2], environment, folder)}```"
    readme.write_text(BLOCK.sub(answered, text), encoding="utf-8")


def main(root, vitrine, libraries, *options):
    root = pathlib.Path(root).resolve()
    readme = root / "README.md"
    text = readme.read_text(encoding="utf-8")
    environment = {**os.environ, "PATH": f"{pathlib.Path(vitrine).resolve().parent}:{os.environ['PATH']}"}
    environment.pop("VITRINE_CATALOGUE", None)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        shutil.copytree(root / "examples" / "province", folder / "examples" / "province")
        if "--write" in options:
            return write_outputs(readme, text, environment, folder)
        wrong = list(complaints(text, root, libraries, environment, folder))
    print("\n".join(wrong) or "README.md is right")
    if wrong:
        print("python3 tests/house/readme.py . build/cli/vitrine build/lib --write   puts the real outputs in")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
