#!/usr/bin/env python3
"""Stops a build at every step that changes the disk, and looks at what stands and what comes next.

    tests/publish/stops.py DIGITV            a round of some 60 stops, for tests/run
    tests/publish/stops.py DIGITV --long     every stop with three contents afterwards (hours)
    tests/publish/stops.py DIGITV --long --seconds 1200
                                             as many of these as there is time for, of each way

A build of edition B over edition A is stopped by SIGKILL or by an error at each call of each kind
that changes the disk, both with the switch and with the journal (--in-place, and where the system
refuses the switch). Then the same edition, the reverted one or a third is built. Asked of each:

- mixed: what stands after the stop is neither A nor B whole. With the journal a killed build may
  leave a mixture until the next build, which is counted apart; an error may not.
- refused: the next build does not succeed.
- wrong: after it something else stands than its edition, withdrawn pages or leftovers.
- foreign: what others have put there has been touched, after the stop or after the next build.

Needs Linux, Python 3.10 and strace.
"""

import argparse
import collections
import itertools
import random
import re
import sys
import tempfile
import time

from trial import MANIFEST, Trial

CALLS = ["rename", "renameat2", "link", "linkat", "unlink", "unlinkat", "rmdir", "mkdir", "fsync", "fdatasync", "syncfs"]
ERRORS = ["EIO", "ENOSPC", "EACCES", "EXDEV", "EPERM"]
WAYS = {
    "switch": [],
    "in place": ["--in-place"],
    "switch refused": [],
}
MOST = 500
# The short round takes so many, however long that may be.
FEWEST = 12


def strace(way, call, what, number, all_threads):
    """The command that stops a build. Without -f only the main thread is counted, and stopped."""
    command = ["strace", "-qq", "-o", "/dev/null", *(["-f"] if all_threads else [])]
    command += ["-e", "trace=" + ",".join(dict.fromkeys([call, "renameat2"]))]
    if way == "switch refused":
        # The first call of it is the switch.
        command += ["-e", "inject=renameat2:error=EINVAL:when=1"]
    return command + ["-e", f"inject={call}:{what}:when={number}"]


def ways_to_stop(long):
    """Every combination of a way, a call and a fault, in an order that mixes them."""
    for way, call, all_threads in itertools.product(WAYS, CALLS, [False, True]):
        if way == "switch refused" and (call == "renameat2" or not all_threads):
            # Both are covered by the other ways.
            continue
        yield way, call, "signal=SIGKILL", all_threads
        for error in ERRORS if long else ["EIO"]:
            yield way, call, f"error={error}", all_threads


class Counts(collections.Counter):
    def __init__(self):
        super().__init__()
        self.examples = []

    def note(self, kind, where, detail=""):
        self[kind] += 1
        if kind in FAULTS:
            self.examples.append(f"{kind}: {where} {detail}")


FAULTS = ["mixed", "refused", "wrong", "foreign", "silent"]


def stop(trial, counts, way, call, what, all_threads, number):
    """One stop; `None` where the build ended before it."""
    trial.reset()
    before = strace(way, call, what, number, all_threads)
    run = trial.build("B", WAYS[way], before=before)
    is_kill = "SIGKILL" in what
    if is_kill and run.returncode == 0:
        return None
    where = f"{way}, {call} {number} {what}{' -f' if all_threads else ''}"
    standing = trial.standing()
    by_journal = way != "switch" and is_kill
    if run.returncode == 0 and standing != "B":
        # The list of files may wait for the next build where the program says so; pages may not.
        told = "Neste bygging prøver igjen" in run.stderr and trial.standing(MANIFEST) == "B"
        counts.note("told" if told else "silent", where, run.stderr)
    elif not standing:
        told = run.returncode == 2 and "ikke fjernes" in run.stderr
        kind = "between" if by_journal else "told" if told else "mixed"
        counts.note(kind, where, run.stderr)
    if not trial.foreign_is_untouched():
        counts.note("foreign", where)
    return where


def next_build(trial, counts, way, where, edition):
    run = trial.build(edition, WAYS[way])
    if run.returncode != 0:
        counts.note("refused", where, f"→ {edition}: {run.stderr}")
    elif trial.standing() != edition or trial.leftovers():
        counts.note("wrong", where, f"→ {edition}: stands {trial.standing()!r}, left {trial.leftovers()}")
    if not trial.foreign_is_untouched():
        counts.note("foreign", where, f"→ {edition}")


def calls_of(trial, way, all_threads):
    """How often a build without faults makes each call, in the thread that makes it most."""
    trial.reset()
    log = trial.folder / "calls"
    command = ["strace", "-qq", "-o", str(log), *(["-f"] if all_threads else []), "-e", "trace=" + ",".join(CALLS)]
    trial.build("B", WAYS[way], before=command).check_returncode()
    found = re.findall(r"^(?:(\d+) +)?(\w+)\(", log.read_text(), re.MULTILINE)
    threads = collections.Counter(found)
    return {call: max((n for (_, name), n in threads.items() if name == call), default=0) for call in CALLS}


def plan(trial, long):
    """Every stop: the way, the call, the fault, whether all threads count, and which call."""
    counted = {key: calls_of(trial, *key) for key in itertools.product(WAYS, [False, True])}
    return [
        (way, call, what, all_threads, number)
        for way, call, what, all_threads in ways_to_stop(long)
        for number in range(1, min(counted[way, all_threads][call], MOST) + 1)
    ]


def of_each_way_in_turn(stops, seed):
    """The stops in a random order, so that a round that is cut short has seen something of each way."""
    random.Random(seed).shuffle(stops)
    by_way = [[stop for stop in stops if stop[0] == way] for way in WAYS]
    in_turn = itertools.zip_longest(*by_way)
    return [stop for some in in_turn for stop in some if stop is not None]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("digitv")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--stops", type=int, default=60, help="how many in the short round")
    parser.add_argument("--seconds", type=int, help="how long the round may take (short: 30)")
    parser.add_argument("--seed", type=int, default=1, help="the order of the stops")
    arguments = parser.parse_args()
    counts = Counts()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(folder, arguments.digitv)
        stops = plan(trial, arguments.long)
        print(f"{len(stops)} stops to choose from", flush=True)
        stops = of_each_way_in_turn(stops, arguments.seed)
        if not arguments.long:
            stops = stops[: arguments.stops]
        seconds = arguments.seconds or (float("inf") if arguments.long else 30)
        began = time.monotonic()
        for turn, (way, call, what, all_threads, number) in enumerate(stops):
            if turn >= FEWEST and time.monotonic() - began > seconds:
                break
            editions = "BAC" if arguments.long else "BAC"[turn % 3]
            for edition in editions:
                where = stop(trial, counts, way, call, what, all_threads, number)
                if where:
                    counts["stops"] += 1
                    counts[f"stops, {way}"] += 1
                    next_build(trial, counts, way, where, edition)
    for kind in ["stops", *(f"stops, {way}" for way in WAYS), *FAULTS, "told", "between"]:
        print(f"{kind}: {counts[kind]}")
    print("\n".join(counts.examples[:20]))
    return 1 if any(counts[kind] for kind in FAULTS) or not counts["stops"] else 0


if __name__ == "__main__":
    sys.exit(main())
