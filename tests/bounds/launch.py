"""Runs one command and prints what it took: status, seconds of processor time, peak memory in MB.

    launch.py LOG COMMAND…

It is a program of its own so that it is small: the memory of a process counts as the peak of those
that it starts.
"""

import os
import resource
import signal
import sys
import threading

# A process that goes far past the bounds is stopped.
STOP_CPU_SECONDS = 60
STOP_MEMORY = 2500 << 20


def stop_when_too_large(pid, finished):
    # A limit on the address space would count what an allocator only reserves.
    while not finished.wait(0.02):
        try:
            with open(f"/proc/{pid}/statm") as statm:
                pages = int(statm.read().split()[1])
        except (OSError, IndexError, ValueError):
            return
        if pages * resource.getpagesize() > STOP_MEMORY:
            os.kill(pid, signal.SIGKILL)
            return


def main(log, command):
    pid = os.fork()
    if pid == 0:
        out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(out, 1)
        os.dup2(out, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (STOP_CPU_SECONDS, STOP_CPU_SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.execv(command[0], command)
    finished = threading.Event()
    watcher = threading.Thread(target=stop_when_too_large, args=(pid, finished))
    watcher.start()
    _, status, usage = os.wait4(pid, 0)
    finished.set()
    watcher.join()
    print(status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


main(sys.argv[1], sys.argv[2:])
