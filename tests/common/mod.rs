//! Small sites to run `digitv` on, and what can be asked of the outcome.
//!
//! ```ignore
//! let site = Site::fixture("twins");
//! let built = site.build().succeeds();
//! built.page("/nn/om/").has("<html lang=\"nn\"");
//! ```
//!
//! **To add a site**: make a folder under `tests/sites/` that shows one behaviour, with a comment
//! on top of its `site.yaml` that says which, and a test in `tests/site_tests/` that says what a
//! reader or writer relies on. Keep it to the few files that the behaviour needs; a site that
//! only one test needs and that is a line or two can be made on the spot with [`Site::of`].
//!
//! Every test works on a copy in a folder of its own, so a site can be changed at will.

// Each test binary uses its own part of this.
#![allow(dead_code)]
#![allow(clippy::wrong_self_convention, clippy::panic)]

mod made_up;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::rc::Rc;
use std::time::SystemTime;

#[allow(unused_imports)] // Most binaries need none.
pub use made_up::made_up;
use tempfile::TempDir;

/// The commands of `digitv`, as its help lists them.
pub const COMMANDS: [&str; 18] = [
    "build",
    "check",
    "completions",
    "doctor",
    "explain",
    "fix",
    "headers",
    "init",
    "kartlegg",
    "man",
    "motta",
    "move",
    "new",
    "purre",
    "rapport",
    "schema",
    "serve",
    "theme",
];

/// A copy of a site in a folder of its own, removed when it and all its runs are dropped.
pub struct Site {
    folder: Rc<TempDir>,
}

impl Site {
    /// A copy of `tests/sites/<name>`.
    pub fn fixture(name: &str) -> Self {
        let site = Self::empty();
        let source = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/sites")
            .join(name);
        assert!(source.is_dir(), "no such fixture: {}", source.display());
        copy(&source, &site.root());
        site
    }

    /// A site of the files that are given, beside a `site.yaml` that needs no more.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let site = Self::empty().write(
            "site.yaml",
            "title: Prøve\nbase_url: https://prove.example.no\n",
        );
        files
            .iter()
            .fold(site, |site, (name, text)| site.write(name, text))
    }

    /// An empty folder.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test can be made");
        fs::create_dir(folder.path().join("site")).expect("so can one in it");
        Self {
            folder: Rc::new(folder),
        }
    }

    /// Writes a file of the site.
    pub fn write(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.root().join(name);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("folder made");
        fs::write(path, text).expect("file written");
        self
    }

    /// Removes a file of the site.
    pub fn remove(self, name: &str) -> Self {
        fs::remove_file(self.root().join(name)).expect("file removed");
        self
    }

    /// The folder with `site.yaml`.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// A folder beside the site, where nothing is yet.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Every file under `content/` that is text, by its name in the site.
    pub fn sources(&self) -> BTreeMap<String, String> {
        let files = walk(&self.root().join("content")).into_iter();
        files
            .filter_map(|(name, path)| {
                Some((format!("content/{name}"), fs::read_to_string(path).ok()?))
            })
            .collect()
    }

    /// `digitv build`.
    pub fn build(&self) -> Run {
        self.run(&["build"])
    }

    /// `digitv check --format json`.
    pub fn check(&self) -> Run {
        self.run(&["check", "--format", "json"])
    }

    /// `digitv` with these arguments, from within the site.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, |command| command)
    }

    /// The same with changes to the command: its environment, its folder.
    pub fn run_with(
        &self,
        arguments: &[&str],
        change: impl FnOnce(&mut Command) -> &mut Command,
    ) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_digitv"));
        command
            .args(arguments)
            .current_dir(self.root())
            .env_remove("NO_COLOR")
            .env_remove("SOURCE_DATE_EPOCH")
            .env("DIGITV_TODAY", "none")
            .stdin(Stdio::null());
        let output = change(&mut command).output().expect("digitv starts");
        Run {
            arguments: arguments.join(" "),
            output,
            public: Public(self.root().join("public")),
            folder: Rc::clone(&self.folder),
        }
    }

    /// What a build has written to `public/`.
    pub fn public(&self) -> Public {
        Public(self.root().join("public"))
    }
}

/// What came of a run.
pub struct Run {
    arguments: String,
    output: Output,
    public: Public,
    folder: Rc<TempDir>,
}

impl Run {
    /// Exit status 0.
    #[track_caller]
    pub fn succeeds(self) -> Self {
        self.exits(0)
    }

    /// Exit status 1: the content has errors.
    #[track_caller]
    pub fn finds_errors(self) -> Self {
        self.exits(1)
    }

    /// Exit status 2: wrong usage, or the environment failed.
    #[track_caller]
    pub fn is_refused(self) -> Self {
        self.exits(2)
    }

    #[track_caller]
    fn exits(self, status: i32) -> Self {
        let all = format!("{}\n{}", self.stdout(), self.stderr());
        assert_eq!(
            self.output.status.code(),
            Some(status),
            "`digitv {}` said:\n{all}",
            self.arguments
        );
        assert!(!all.contains("panicked"), "{all}");
        self
    }

    /// Says `text`, on standard output or standard error.
    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        let all = self.told();
        assert!(all.contains(text), "«{text}» is not in:\n{all}");
        self
    }

    /// Everything that is said: findings, and then what is said of them.
    pub fn told(&self) -> String {
        format!("{}{}", self.stdout(), self.stderr())
    }

    /// Standard output, with the folder of the test taken out.
    pub fn stdout(&self) -> String {
        self.plain(&self.output.stdout)
    }

    /// Standard error, with the folder of the test taken out.
    pub fn stderr(&self) -> String {
        self.plain(&self.output.stderr)
    }

    fn plain(&self, bytes: &[u8]) -> String {
        String::from_utf8(bytes.to_vec())
            .expect("digitv writes UTF-8")
            .replace(&*self.folder.path().to_string_lossy(), "[mappe]")
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.output.stdout).expect("standard output is JSON")
    }

    /// The names of the checks that spoke, in order, each with its file: `broken-link a.md`.
    #[track_caller]
    pub fn found(&self) -> Vec<String> {
        let json = self.json();
        let field = |record: &serde_json::Value, name: &str| {
            record[name].as_str().unwrap_or_default().to_owned()
        };
        json.as_array()
            .expect("a list")
            .iter()
            .map(|record| {
                let file = field(record, "file");
                let file = file.strip_prefix("content/").unwrap_or(&file);
                format!("{} {file}", field(record, "name"))
            })
            .collect()
    }

    /// A page of the built site, by its address.
    #[track_caller]
    pub fn page(&self, address: &str) -> Page {
        self.public.page(address)
    }

    /// The built site.
    pub fn public(&self) -> &Public {
        &self.public
    }
}

/// A folder that a site was built to.
pub struct Public(pub PathBuf);

impl Public {
    /// A page, by its address.
    #[track_caller]
    pub fn page(&self, address: &str) -> Page {
        let file = match address.strip_suffix('/') {
            Some(folder) => format!("{folder}/index.html"),
            None => address.to_owned(),
        };
        let path = self.0.join(file.trim_start_matches('/'));
        match fs::read_to_string(&path) {
            Ok(html) => Page {
                address: address.to_owned(),
                html,
            },
            Err(error) => panic!(
                "{address}: {error}\nthe site has:\n{}",
                self.files().join("\n")
            ),
        }
    }

    /// Whether there is a file at the address.
    pub fn has(&self, address: &str) -> bool {
        let path = self.0.join(address.trim_start_matches('/'));
        if address.ends_with('/') {
            path.join("index.html").is_file()
        } else {
            path.is_file()
        }
    }

    /// Every file, sorted, with `/` between parts.
    pub fn files(&self) -> Vec<String> {
        self.tree().into_keys().collect()
    }

    /// Every file with its bytes.
    pub fn tree(&self) -> BTreeMap<String, Vec<u8>> {
        walk(&self.0)
            .into_iter()
            .map(|(name, path)| {
                (
                    name,
                    fs::read(path).expect("a file of the site can be read"),
                )
            })
            .collect()
    }

    /// Every file with the time it was last written.
    pub fn times(&self) -> BTreeMap<String, SystemTime> {
        walk(&self.0)
            .into_iter()
            .map(|(name, path)| {
                let about = fs::metadata(path).expect("a file of the site is there");
                (name, about.modified().expect("the system keeps times"))
            })
            .collect()
    }

    /// Every file whose bytes are text.
    pub fn texts(&self) -> impl Iterator<Item = (String, String)> {
        self.tree()
            .into_iter()
            .filter_map(|(name, bytes)| Some((name, String::from_utf8(bytes).ok()?)))
    }
}

/// One page.
pub struct Page {
    address: String,
    /// All of it.
    pub html: String,
}

impl Page {
    /// Holds `text`.
    #[track_caller]
    pub fn has(&self, text: &str) -> &Self {
        assert!(
            self.html.contains(text),
            "«{text}» is not on {}:\n{}",
            self.address,
            self.html
        );
        self
    }

    /// Does not hold `text`.
    #[track_caller]
    pub fn lacks(&self, text: &str) -> &Self {
        assert!(!self.html.contains(text), "«{text}» is on {}", self.address);
        self
    }
}

/// Decides whether only the one who publishes a site can mend what was found: nobody else has the
/// accessibility statement, or says who is behind the site.
pub fn is_for_the_publisher(found: &str) -> bool {
    let checks = ["missing-accessibility-statement", "missing-publisher"];
    checks.iter().any(|check| found.starts_with(check))
}

fn copy(from: &Path, to: &Path) {
    for (name, path) in walk(from) {
        let target = to.join(name);
        fs::create_dir_all(target.parent().expect("a file lies in a folder")).expect("folder made");
        fs::copy(path, target).expect("file copied");
    }
}

fn walk(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut found: Vec<(String, PathBuf)> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let inside = entry.path().strip_prefix(folder).expect("it is within");
            let parts: Vec<_> = inside
                .components()
                .map(|part| part.as_os_str().to_string_lossy())
                .collect();
            (parts.join("/"), entry.path().to_owned())
        })
        .collect();
    found.sort();
    found
}
