# SPDX-License-Identifier: MIT
"""Sum up a run of `meson test` in one line: sum.py TESTLOG.JSON. Exit 1 if a test failed. No log is a failure."""
import json
import os
import sys

PASSED = ("OK", "EXPECTEDFAIL")
SKIPPED = ("SKIP",)


def results_of(path):
    if not os.path.exists(path):
        return ["ERROR"]
    with open(path, encoding="utf-8") as log:
        return [json.loads(line)["result"] for line in log if line.strip()]


def main(path):
    results = results_of(path)
    passed = sum(result in PASSED for result in results)
    skipped = sum(result in SKIPPED for result in results)
    failed = len(results) - passed - skipped
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
