# SPDX-License-Identifier: MIT
"""How fast folders are scanned: bench_scan.py VITRINE [EXIV2_LOOP]

A cold scan of 5,000 JPEGs, read in confined workers, against exiftool and against a bare loop over exiv2's library,
where those are there; then a re-scan of 100,000 unchanged texts against find. CPU seconds hold all processes of a
program. What goes on beside it weighs on wall time: take it from a quiet machine. Prints, asserts nothing; a build of
type release tells the truth."""
import glob
import os
import shutil
import subprocess
import sys
import tempfile
import time

PICTURES = 5000
TEXTS = 100000
FOLDERS = 100
ROUNDS = 3  # of what takes seconds; the best counts


class Cost:
    def __init__(self, cpu, wall, peak_mb):
        self.cpu = cpu
        self.wall = wall
        self.peak_mb = peak_mb

    def __str__(self):
        return f"{self.cpu:6.2f} s CPU  {self.wall:6.2f} s wall  {self.peak_mb:4.0f} MB at most"


def cost_of(command):
    """Of the program and all it waited for."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    status, usage = os.wait4(process.pid, 0)[1:]
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:
        sys.exit(f"{command[0]} failed: {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024)


def best_of(rounds, command, before=lambda: None):
    costs = []
    for _ in range(rounds):
        before()
        costs.append(cost_of(command))
    return min(costs, key=lambda cost: cost.cpu)


def tell(name, cost):
    print(f"  {name:<32}{cost}", flush=True)


def tell_ratio(what, cost, ours, wanted):
    """How many times less ours costs."""
    print(f"  {what:<32}{cost.cpu / ours.cpu:6.2f} by CPU {cost.wall / ours.wall:6.2f} by wall, wanted {wanted}", flush=True)


def write_pictures(folder, sources):
    os.mkdir(folder)
    for i in range(PICTURES):
        source = sources[i % len(sources)]
        target = os.path.join(folder, f"{i:05}-{os.path.basename(source)}")
        shutil.copyfile(source, target)
        with open(target, "ab") as end:
            end.write(str(i).encode())


def write_texts(folder):
    for i in range(FOLDERS):
        os.makedirs(os.path.join(folder, f"{i:03}"))
    for i in range(TEXTS):
        with open(os.path.join(folder, f"{i % FOLDERS:03}", f"{i:06}.txt"), "w", encoding="utf-8") as text:
            text.write(f"Bản tin số {i}\n")


def remove_catalogue(catalogue):
    for path in glob.glob(catalogue + "*"):
        os.remove(path)


def bench_cold(scan, catalogue, folder, exiv2_loop):
    print(f"{PICTURES} JPEGs, cold:")
    ours = best_of(ROUNDS, scan + [folder], lambda: remove_catalogue(catalogue))
    tell("vitrine scan", ours)
    if exiv2_loop:
        loop = best_of(ROUNDS, [exiv2_loop, folder])
        tell("a loop over exiv2", loop)
        tell_ratio("speed to the loop's", loop, ours, "0.5 or more")
    else:
        print("  skipped: no loop over exiv2, whose library was not found when this was built")
    if shutil.which("exiftool"):
        exiftool = cost_of(["exiftool", "-fast", "-json", "-r", folder])
        tell("exiftool -fast -json -r", exiftool)
        tell_ratio("speed to exiftool's", exiftool, ours, "15 or more")
    else:
        print("  skipped: no exiftool")


def bench_again(scan, catalogue, folder):
    print(f"{TEXTS} texts:")
    remove_catalogue(catalogue)
    tell("vitrine scan, cold", cost_of(scan + [folder]))
    again = best_of(ROUNDS, scan + [folder])
    find = best_of(ROUNDS, ["find", folder, "-printf", "%s %T@"])
    tell("vitrine scan, unchanged", again)
    tell("find -printf '%s %T@'", find)
    print(f"  {'times as long as find':<32}{again.cpu / find.cpu:6.2f} by CPU {again.wall / find.wall:6.2f} by wall, "
          "wanted 3 or less")


def main():
    data = os.environ.get("VITRINE_TEST_DATA", "")
    sources = sorted(glob.glob(os.path.join(data, "images", "generated", "*.jpg")))
    with tempfile.TemporaryDirectory(prefix="vitrine-bench-") as folder:
        catalogue = os.path.join(folder, "vitrine.db")
        scan = [sys.argv[1], "-q", "-c", catalogue, "scan"]
        if sources:
            write_pictures(os.path.join(folder, "pictures"), sources)
            bench_cold(scan, catalogue, os.path.join(folder, "pictures"), sys.argv[2] if len(sys.argv) > 2 else "")
        else:
            print("skipped: the cold scan, without images/generated in VITRINE_TEST_DATA")
        write_texts(os.path.join(folder, "texts"))
        bench_again(scan, catalogue, os.path.join(folder, "texts"))


main()
