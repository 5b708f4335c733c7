"""A small site in three editions, and what stands in the folder that it is built to."""

import os
import shutil
import subprocess
from pathlib import Path

PAGES = 6
# The list of the files that a build wrote.
MANIFEST = ".digitv-files"


def page(title, text):
    return f"---\ntittel: {title}\n---\n\n{text}\n"


def pages(edition):
    """The pages of an edition: some in all, some only in one, some different in each."""
    found = {f"felles-{n}.md": page(f"Felles {n}", "Likt i alle utgaver.") for n in range(PAGES)}
    found |= {f"endret-{n}.md": page(f"Endret {n}", f"Utgave {edition}.") for n in range(PAGES)}
    found |= {f"bare-{edition.lower()}-{n}.md": page(f"Bare {n}", f"Utgave {edition}.") for n in range(3)}
    return found


# Each shows something that can be lost: a file, a file in a folder of its own, one in a folder of
# the site, links to a file, to a folder and to nothing, an empty folder.
FOREIGN_FILES = {"CNAME": "kunnskap.example.no\n", "eget/notat.txt": "notat\n", "felles-0/eget.txt": "eget\n"}
FOREIGN_LINKS = {"lenke": "CNAME", "eget/mappe": "../felles-1", "til-ingenting": "finnes-ikke"}
FOREIGN_FOLDERS = {"eget": 0o750, "tom": 0o700}


class Trial:
    """A folder with the sources of three editions, and one to build to."""

    def __init__(self, folder, digitv):
        self.folder = Path(folder)
        self.digitv = digitv
        self.parent = self.folder / "www"
        self.output = self.parent / "public"
        for edition in "ABC":
            root = self.folder / edition
            (root / "content/sider").mkdir(parents=True)
            (root / "site.yaml").write_text("title: Prøve\nbase_url: https://prove.example.no\n")
            for name, text in pages(edition).items():
                (root / "content/sider" / name).write_text(text)
        self.parent.mkdir()
        self.start = self.folder / "start"
        self.expected = {edition: self.built_alone(edition) for edition in "ABC"}
        self.output.mkdir()
        self.put_foreign()
        self.build("A").check_returncode()
        shutil.move(self.parent, self.start)

    def built_alone(self, edition):
        output = self.folder / f"expected-{edition}"
        self.build(edition, output=output).check_returncode()
        return files_of(output)

    def put_foreign(self):
        for name, mode in FOREIGN_FOLDERS.items():
            (self.output / name).mkdir()
            (self.output / name).chmod(mode)
        for name, text in FOREIGN_FILES.items():
            (self.output / name).parent.mkdir(exist_ok=True)
            (self.output / name).write_text(text)
        for name, target in FOREIGN_LINKS.items():
            (self.output / name).symlink_to(target)

    def command(self, edition, options=(), output=None):
        root = str(self.folder / edition)
        return [self.digitv, "build", "--root", root, "--output", str(output or self.output), *options]

    def build(self, edition, options=(), output=None, before=()):
        return subprocess.run(
            [*before, *self.command(edition, options, output)],
            capture_output=True, text=True, timeout=120,
            env=os.environ | {"RAYON_NUM_THREADS": "1"},
        )

    def reset(self):
        """Edition A with what others have put there, as before every stop."""
        shutil.rmtree(self.parent, ignore_errors=True)
        subprocess.run(["cp", "-a", self.start, self.parent], check=True)
        self.foreign = foreign_of(self.output)

    def standing(self, *without):
        """The editions that stand there whole, '' if it is a mixture; files named in `without` aside."""

        def visible(files):
            return {name: data for name, data in files.items() if name not in (*FOREIGN_FILES, *without)}

        there = visible(files_of(self.output))
        return "".join(edition for edition, files in self.expected.items() if visible(files) == there)

    def leftovers(self):
        """What the writer has left anywhere, its list aside."""
        beside = [name for name in os.listdir(self.parent) if name != "public"]
        inside = [
            str(Path(folder, name).relative_to(self.output))
            for folder, folders, files in os.walk(self.output)
            for name in folders + files
            if name.startswith(".digitv") and name != MANIFEST
        ]
        return beside + inside

    def foreign_is_untouched(self):
        return foreign_of(self.output) == self.foreign


def files_of(output):
    """The files of a site with their bytes; what the writer hides is not part of it."""
    found = {}
    for folder, folders, files in os.walk(output):
        folders[:] = [name for name in folders if not name.startswith(".digitv-")]
        for name in files:
            path = Path(folder, name)
            inside = str(path.relative_to(output))
            if inside == MANIFEST or (not path.is_symlink() and not name.startswith(".digitv-")):
                found[inside] = path.read_bytes()
    # Written while files are removed; what it says counts at the end of a build.
    return found


def foreign_of(output):
    """What others have put in the output: content, rights, times and identity."""
    found = {}
    for name in [*FOREIGN_FILES, *FOREIGN_LINKS, *FOREIGN_FOLDERS]:
        path = output / name
        try:
            about = path.lstat()
        except OSError:
            found[name] = None
            continue
        if path.is_symlink():
            found[name] = os.readlink(path)
        elif path.is_dir():
            found[name] = (about.st_mode, about.st_uid, about.st_mtime_ns)
        else:
            found[name] = (about.st_mode, about.st_ino, about.st_mtime_ns, path.read_bytes())
    return found
