#!/usr/bin/env python3
"""Saves pathological files under a running `digitv serve`, which must survive each of them.

    tests/bounds/serve.py target/release/digitv

One server runs through all. For each input its files are saved, then taken away, and then a page
is saved with a new word in it: the server passes when it shows that word soon after. It listens to
this machine alone and is stopped at the end.
"""

import argparse
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import inputs  # noqa: E402
from inputs.site import SETTINGS  # noqa: E402

#: Parts of the names of the inputs that are saved: the worst of each kind.
WORST = (
    "yaml: aliases of a large value", "yaml: merge keys", "yaml: 150,000 empty items",
    "yaml: block lists on one line", "yaml: 100,000 nested flow lists",
    "findings: 20,000 unknown references, text", "findings: 60,000 wrong addresses, text",
    "findings: 100,000 links to anchors that are not there, text", "findings: 60,000 links to missing pages, text",
    "markdown: headings of each level", "markdown: one footnote cited", "markdown: a table of 1,000 columns and",
    "markdown: a definition used 100,000 times", "markdown: a file of 4 MB",
    "markdown: lists 900 deep", "code: js, 95 kB of lines of 199", "settings: a title of 900 kB",
    "settings: aliases", "data: 50,000 topics", "data: 100,000 words",
    "data: a ring of 200,000 points", "data: nested arrays in the map",
    "pictures: PNG of 8000 × 8000", "pictures: WebP of 50 bytes, 7999", "files: 40,000 redirects",
    "theme: a page of 100 MB", "theme: texts with aliases",
)
#: How long the page may take to show the new word, in seconds: the machine may be busy.
PATIENCE = 30
#: Memory that the server may have had at the most, in MB.
MEMORY = 500


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def page(word):
    return f"---\ntittel: God side\nsammendrag: En side.\n---\n{word}\n"


def answers(url, word):
    """Whether `url` shows `word`."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return word in answer.read().decode("utf-8", "replace")
    except (urllib.error.URLError, OSError):
        return False


def wait_for(url, word):
    """Seconds until `url` shows `word`; None where it does not."""
    start = time.monotonic()
    while time.monotonic() - start < PATIENCE:
        if answers(url, word):
            return time.monotonic() - start
        time.sleep(0.05)
    return None


def save(case, root):
    """Saves the files of `case` and gives those that are new."""
    files = case.make()
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return files


def take_away(files, root):
    for name in files:
        (root / name).unlink(missing_ok=True)
    for folder in ("themes", "content/data", "content/kommuner", "content/erfaringer",
                   "content/losninger"):
        shutil.rmtree(root / folder, ignore_errors=True)
    (root / "site.yaml").write_text(SETTINGS)


def peak(pid):
    """The most memory that the process has had, in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="the digitv to run, a release build")
    arguments = parser.parse_args()
    cases = [case for part in WORST for case in inputs.all_cases() if case.name.startswith(part)]
    failed = []
    with tempfile.TemporaryDirectory(prefix="digitv-bounds-") as folder:
        root = Path(folder)
        good = root / "content/sider/god.md"
        good.parent.mkdir(parents=True)
        (root / "site.yaml").write_text(SETTINGS)
        good.write_text(page("ord0"))
        port = free_port()
        url = f"http://127.0.0.1:{port}/god/"
        server = subprocess.Popen(
            [str(Path(arguments.program).resolve()), "serve", "--root", folder, "--port", str(port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))
        try:
            if wait_for(url, "ord0") is None:
                print("FAILED: the server does not start")
                return 1
            print("| input | seconds until the next page | peak MB |\n| --- | ---: | ---: |")
            for number, case in enumerate(cases, 1):
                files = save(case, root)
                time.sleep(0.5)
                take_away(files, root)
                good.write_text(page(f"ord{number}"))
                took = wait_for(url, f"ord{number}")
                if took is None or server.poll() is not None:
                    failed.append(case.name)
                    print(f"| {case.name} | **never** | |", flush=True)
                    break
                memory = peak(server.pid)
                if memory > MEMORY:
                    failed.append(case.name)
                print(f"| {case.name} | {took:.1f} | {memory:.0f} |", flush=True)
        finally:
            server.kill()
            server.wait()
    print(f"\n{len(cases)} inputs saved under one server, {len(failed)} failed")
    for name in failed:
        print(f"FAILED: {name}")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
