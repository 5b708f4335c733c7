#!/usr/bin/env python3
"""Measures how long a new reader of `digitv serve` waits while others keep it busy.

    tests/serve/load.py PROGRAM

Makes a small site, serves it on this machine, and asks for a page while 256 connections say
nothing, begin a request and do not end it, or ask for a large page and do not read it; while
1,000 say nothing; and while 130 listen for changes. Prints a line for each, and the most memory
that the server has used. Ends by itself within four minutes.
"""

import os
import resource
import socket
import subprocess
import sys
import tempfile
import time

LIMIT = 40


def site(root):
    os.makedirs(f"{root}/content/sider")
    write(f"{root}/site.yaml", "title: A\nbase_url: https://a.example.no\n")
    write(f"{root}/content/sider/om.md", "---\ntittel: Om\n---\n\nNoen ord.\n")
    text = ("Noen ord som fyller ei side. " * 10 + "\n\n") * 2000
    write(f"{root}/content/sider/lang.md", "---\ntittel: Lang\n---\n\n" + text)


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def request(path):
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()


def wait_for_page(port):
    """Seconds until a new connection has been answered; LIMIT when it was not."""
    start = time.monotonic()
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=LIMIT) as stream:
            stream.sendall(request("/om/"))
            if stream.recv(12) != b"HTTP/1.1 200":
                return float("nan")
    except OSError:
        return float(LIMIT)
    return time.monotonic() - start


def open_connections(port, number, data):
    streams = []
    for _ in range(number):
        stream = socket.socket()
        stream.settimeout(2)
        try:
            stream.connect(("127.0.0.1", port))
            stream.sendall(data)
        except OSError:
            pass
        streams.append(stream)
    return streams


def most_memory(process):
    with open(f"/proc/{process.pid}/status", encoding="utf-8") as status:
        line = next(line for line in status if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def main():
    program = os.path.realpath(sys.argv[1])
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 4096), most))
    with tempfile.TemporaryDirectory() as root:
        site(root)
        process = subprocess.Popen(
            [program, "serve", "--port", "0"],
            cwd=root,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            port = int(process.stdout.readline().rsplit(":", 1)[1].rstrip("/\n"))
            wait_for_page(port)
            for name, number, data in [
                ("idle", 256, b""),
                ("slow heads", 256, b"GET /om/ HTTP/1.1\r\nX-Long: "),
                ("slow readers", 256, request("/lang/") * 8),
                ("idle", 1000, b""),
                ("listeners", 130, request("/.digitv/events?path=/om/")),
            ]:
                held = open_connections(port, number, data)
                waits = [wait_for_page(port) for _ in range(3)]
                shown = ", ".join(f"{wait:.2f}" for wait in waits)
                print(f"{number} {name}: {shown} s; {most_memory(process)} MB at most so far")
                for stream in held:
                    stream.close()
                time.sleep(0.5)
        finally:
            process.kill()
            process.wait()


if __name__ == "__main__":
    main()
