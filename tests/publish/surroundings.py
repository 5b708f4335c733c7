#!/usr/bin/env python3
"""Builds in surroundings that do harm, and reads while builds go on.

    tests/publish/surroundings.py DIGITV           a short round, for tests/run
    tests/publish/surroundings.py DIGITV --long    the figures in the decision on writing

Each trial asks that the old or the new site stands whole, that the next build succeeds, and that
nothing of others is touched. What needs mounts or another user is passed over, and said so, where
this is not run by root. Needs Linux and Python 3.10.
"""

import argparse
import contextlib
import multiprocessing
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from trial import PAGES, Trial, foreign_of

NOBODY = 65534
problems = []


def holds(condition, what):
    if not condition:
        problems.append(what)


def whole_and_next(trial, what, run, allowed="AB"):
    """What every trial asks in the end."""
    standing = trial.standing()
    holds(standing and standing in allowed, f"{what}: stands {standing!r}: {run.stderr}")
    holds(run.returncode == 0 or "feil:" in run.stderr or run.returncode > 2, f"{what}: says nothing")
    holds(trial.foreign_is_untouched(), f"{what}: foreign files touched")


def next_build(trial, what, edition="C", before=()):
    run = trial.build(edition, before=before)
    holds(run.returncode == 0, f"{what}: next build: {run.stderr}")
    holds(trial.standing() == edition, f"{what}: next build: stands {trial.standing()!r}")
    holds(not trial.leftovers(), f"{what}: next build leaves {trial.leftovers()}")
    holds(trial.foreign_is_untouched(), f"{what}: next build touches foreign files")


@contextlib.contextmanager
def mounted(place, *options):
    subprocess.run(["mount", *options, str(place)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


def full_disk(trial, sizes):
    """Edition A fits; the new files do not, or only just."""
    for size in sizes:
        trial.reset()
        kept = trial.folder / "kept"
        shutil.move(trial.parent, kept)
        trial.parent.mkdir()
        with mounted(trial.parent, "-t", "tmpfs", "-o", "size=64m", "none"):
            subprocess.run(["cp", "-a", f"{kept}/.", str(trial.parent)], check=True)
            trial.foreign = foreign_of(trial.output)
            used = int(subprocess.check_output(["df", "--output=used", "-k", str(trial.parent)]).split()[1])
            subprocess.run(["mount", "-o", f"remount,size={used + size}k", str(trial.parent)], check=True)
            run = trial.build("B")
            whole_and_next(trial, f"{size} kB left", run)
            holds(run.returncode == 0 or "disken er full" in run.stderr, f"{size} kB left: {run.stderr}")
            subprocess.run(["mount", "-o", "remount,size=64m", str(trial.parent)], check=True)
            next_build(trial, f"{size} kB left")
        trial.parent.rmdir()
        shutil.rmtree(kept)
    return len(sizes)


def mount_inside(trial):
    """Another file system in a folder of the site, in one of others, and as the output itself."""
    for place in ["felles-1", "eget", "tom", "."]:
        trial.reset()
        inside = trial.output / place
        kept = trial.folder / "kept"
        subprocess.run(["cp", "-a", f"{inside}/.", str(kept)], check=True)
        with mounted(inside, "-t", "tmpfs", "none"):
            subprocess.run(["cp", "-a", f"{kept}/.", str(inside)], check=True)
            trial.foreign = foreign_of(trial.output)
            run = trial.build("B")
            holds(run.returncode == 0, f"mount at {place}: {run.stderr}")
            whole_and_next(trial, f"mount at {place}", run, "B")
            next_build(trial, f"mount at {place}")
        shutil.rmtree(kept)
    # The same file system by another path: its number is the same, files cannot be linked across.
    trial.reset()
    with mounted(trial.output / "felles-1", "--bind", str(trial.output / "felles-1")):
        run = trial.build("B")
        whole_and_next(trial, "bind mount", run, "B")
        next_build(trial, "bind mount")
    return 5


def as_nobody(trial):
    """Folders that the one who builds may not write in."""
    drop = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]

    def reset():
        trial.reset()
        subprocess.run(["chown", "-hR", str(NOBODY), str(trial.parent)], check=True)
        trial.foreign = foreign_of(trial.output)

    cases = {
        "output not writable": ["."],
        "folder of the site of another owner": ["felles-1", "endret-1", "bare-a-1"],
        "folder with foreign files of another owner": ["felles-0", "eget"],
    }
    for what, folders in cases.items():
        reset()
        for folder in folders:
            os.chown(trial.output / folder, 0, 0)
        trial.foreign = foreign_of(trial.output)
        run = trial.build("B", before=drop)
        whole_and_next(trial, what, run)
        if run.returncode:
            holds("ingen tilgang" in run.stderr, f"{what}: {run.stderr}")
        subprocess.run(["chown", "-hR", str(NOBODY), str(trial.parent)], check=True)
        trial.foreign = foreign_of(trial.output)
        next_build(trial, what, before=drop)
    reset()
    os.chown(trial.parent, 0, 0)
    run = trial.build("B", before=drop)
    holds(run.returncode == 0, f"folder above not writable: {run.stderr}")
    whole_and_next(trial, "folder above not writable", run, "B")
    next_build(trial, "folder above not writable", before=drop)
    reset()
    with mounted(trial.parent, "--bind", str(trial.parent)):
        subprocess.run(["mount", "-o", "remount,bind,ro", str(trial.parent)], check=True)
        run = trial.build("B")
        holds(run.returncode == 2 and "skrivebeskyttet" in run.stderr, f"read-only: {run.returncode} {run.stderr}")
        whole_and_next(trial, "read-only", run, "A")
    next_build(trial, "read-only")
    return len(cases) + 2


def start(trial, edition, options=()):
    return subprocess.Popen(trial.command(edition, options), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def end(process):
    out, err = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def pairs(trial, number):
    for turn in range(number):
        trial.reset()
        if turn % 4 == 3:
            # Where nothing is yet.
            shutil.rmtree(trial.output)
            trial.foreign = foreign_of(trial.output)
        ways = [["--in-place"] if turn % 3 == 1 else [], ["--in-place"] if turn % 3 == 2 else []]
        both = [end(one) for one in [start(trial, edition, way) for edition, way in zip("BC", ways)]]
        for run in both:
            holds(run.returncode == 0, f"pair {turn}: {run.returncode} {run.stderr}")
        whole_and_next(trial, f"pair {turn}", both[0], "BC")
        holds(not trial.leftovers(), f"pair {turn} leaves {trial.leftovers()}")
        next_build(trial, f"pair {turn}", "A")
    return number


def signals(trial, number):
    trial.reset()
    began = time.monotonic()
    trial.build("B")
    usual = time.monotonic() - began
    stopped = 0
    for turn in range(number):
        trial.reset()
        sent = [signal.SIGHUP, signal.SIGINT, signal.SIGTERM][turn % 3]
        process = start(trial, "B", ["--in-place"] if turn % 2 else [])
        time.sleep(usual * random.random() * 1.1)
        process.send_signal(sent)
        run = end(process)
        # Before it catches signals, the system ends it as always.
        holds(run.returncode in (0, 128 + sent, -sent), f"{sent.name}: {run.returncode} {run.stderr}")
        stopped += run.returncode != 0
        holds(trial.standing() in ("A", "B"), f"{sent.name}: stands {trial.standing()!r}")
        holds(not trial.leftovers(), f"{sent.name}: leaves {trial.leftovers()}")
        next_build(trial, sent.name)
    return f"{number} ({stopped} ended by it)"


def vanishing(trial, number):
    for turn in range(number):
        trial.reset()
        process = start(trial, "B", ["--in-place"] if turn % 3 == 2 else [])
        time.sleep(random.random() * 0.1)
        # Moved away in one step. Who removes file by file takes files of the new site too, and its list.
        away = trial.output.with_name("away")
        trial.output.rename(away)
        run = end(process)
        shutil.rmtree(away)
        trial.foreign = foreign_of(trial.output)
        if run.returncode == 0 and trial.output.exists():
            holds(trial.standing() == "B", f"vanishing: stands {trial.standing()!r}")
        holds(run.returncode in (0, 2), f"vanishing: {run.returncode} {run.stderr}")
        if run.returncode == 2:
            holds("finnes ikke" in run.stderr or "ikke tom" in run.stderr, f"vanishing: {run.stderr}")
        next_build(trial, "vanishing")
    return number


def read_sets(output, until, counts, wanted):
    """Reads sets of pages: through one handle of the folder, and by their paths."""
    names = [f"endret-{n}/index.html" for n in range(PAGES)]
    edition = re.compile(rb"Utgave ([ABC])\.")
    done = mixed = spans = ended = 0
    while not until.is_set() or done < wanted:
        by_handle = done % 2 == 0
        try:
            folder = os.open(output, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:
            mixed += 1
            continue
        found = set()
        try:
            for name in names:
                path = name if by_handle else os.path.join(output, name)
                with open(os.open(path, os.O_RDONLY, dir_fd=folder if by_handle else None), "rb") as file:
                    found.add(edition.search(file.read()).group(1))
            before, after = os.fstat(folder).st_ino, os.stat(output).st_ino
            if not by_handle and before != after:
                spans += 1
            elif len(found) != 1:
                mixed += 1
        except FileNotFoundError:
            # The handle leads to the old tree, which is being removed.
            if by_handle:
                ended += 1
            else:
                mixed += 1
        finally:
            os.close(folder)
        done += 1
    counts.put((done, mixed, spans, ended))


def reads(trial, builds, sets):
    trial.reset()
    until, counts = multiprocessing.Event(), multiprocessing.Queue()
    readers = [
        multiprocessing.Process(target=read_sets, args=(str(trial.output), until, counts, sets // 2)) for _ in range(2)
    ]
    for reader in readers:
        reader.start()
    for turn in range(builds):
        trial.build("BC"[turn % 2]).check_returncode()
    until.set()
    totals = [sum(column) for column in zip(*(counts.get() for _ in readers))]
    for reader in readers:
        reader.join()
    done, mixed, spans, ended = totals
    holds(mixed == 0, f"reads: {mixed} of {done} mixed")
    return f"{done} sets of {PAGES} pages during {builds} builds, {mixed} mixed, {spans} span a switch, {ended} through a handle to a tree that has gone"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("digitv")
    parser.add_argument("--long", action="store_true")
    arguments = parser.parse_args()
    long = arguments.long
    with tempfile.TemporaryDirectory() as folder:
        # Others must come to it, for the trials as another user.
        Path(folder).chmod(0o755)
        digitv = shutil.copy(arguments.digitv, Path(folder, "digitv"))
        trial = Trial(folder, digitv)
        if os.geteuid() == 0:
            print("full disk:", full_disk(trial, [4 * n for n in range(17)] if long else [0, 8, 40]))
            print("mounts inside:", mount_inside(trial))
            print("without rights:", as_nobody(trial))
        else:
            print("not run by root: full disk, mounts and other owners are passed over")
        print("pairs:", pairs(trial, 24 if long else 4))
        print("signals:", signals(trial, 45 if long else 6))
        print("output vanishes:", vanishing(trial, 15 if long else 3))
        print("reads:", reads(trial, *((30, 20000) if long else (6, 2000))))
    print("problems:", len(problems))
    print("\n".join(problems[:30]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
