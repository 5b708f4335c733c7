//! Attacks on what writes files, and what a writer relies on: each attempt that is refused leaves every
//! byte as it was.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests too"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use super::{Editing, Refusal, Reply};
use crate::config::Audience;
use crate::serve::rebuilder::Rebuilder;
use crate::serve::state::State;

mod attacks;
mod changes;
mod gate;
mod pictures;
mod sharing;
mod translations;

const NOME: &str = "---\ntittel: Nome   # kommunen\nkommunenummer: \"4018\"\nfylke: Telemark\nmålform: nøytral\nbruk:\n  - løsning: digisos\n    status: \"pilot\"\n    bekreftet: 2020\n    kilde: kommunen\n---\n\nFørst.\n\n## Ikt\n\nNoe om ikt.\n";

/// A site on disk, and its editing.
struct Site {
    folder: tempfile::TempDir,
    editing: Editing,
    state: Arc<State>,
    requests: std::cell::Cell<u32>,
}

impl Site {
    fn new() -> Self {
        Self::with_settings("checks:\n  missing-accessibility-statement: \"off\"\n")
    }

    /// The site with these lines in its settings.
    fn with_settings(settings: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write(
            "site.yaml",
            &format!("title: Prøve\nbase_url: https://prove.example.no\n{settings}"),
        );
        write("content/kommuner/nome.md", NOME);
        write(
            "content/losninger/digisos.md",
            "---\ntittel: Digisos\nsammendrag: En løsning.\ntype: plattform\neierskap: ks\ntemaer: [sosiale-tjenester]\n---\n\nTekst.\n",
        );
        write("themes/digitv/css/99-egen.css", ".a { color: red; }\n");
        write("hemmelig.md", "---\ntittel: Hemmelig\n---\n");
        let state = Rebuilder::open(folder.path(), Audience::Public)
            .state()
            .clone();
        Self {
            editing: Editing::of(folder.path()),
            folder,
            state,
            requests: std::cell::Cell::new(0),
        }
    }

    /// The same site, read as it is now.
    fn read_again(self) -> Self {
        let state = Rebuilder::open(self.root(), Audience::Public)
            .state()
            .clone();
        Self { state, ..self }
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.root().join(name)).unwrap()
    }

    fn ask(&self, action: &str, body: &Value) -> Result<Value, Refusal> {
        let body = serde_json::to_vec(body).unwrap();
        match self.editing.answer(action, &body, &self.state)? {
            Reply::Json(text) => Ok(serde_json::from_slice(&text).unwrap()),
            Reply::Page(html) => Ok(Value::from(String::from_utf8(html.to_vec()).unwrap())),
        }
    }

    /// A name that no request has had.
    fn id(&self) -> String {
        self.requests.set(self.requests.get() + 1);
        format!("r{}", self.requests.get())
    }

    /// Makes the changes, written as lines of YAML.
    fn change(&self, changes: &str) -> Result<Value, Refusal> {
        self.ask(
            "change",
            &json!({"id": self.id(), "contribution": contribution(changes)}),
        )
    }

    /// The refusal of the changes, after which every file is as it was.
    #[track_caller]
    fn refused(&self, changes: &str) -> Refusal {
        self.nothing_written(|| self.change(changes))
    }

    #[track_caller]
    fn nothing_written(&self, ask: impl FnOnce() -> Result<Value, Refusal>) -> Refusal {
        let before = self.files();
        let refusal = match ask() {
            Err(refusal) => refusal,
            Ok(answer) => panic!("not refused: {answer}"),
        };
        assert_eq!(self.files(), before);
        assert!(!refusal.error.is_empty());
        refusal
    }

    /// Every file below the root, with its bytes.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let walk = walkdir::WalkDir::new(self.root()).into_iter();
        let files = walk
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| {
                let name = entry.path().strip_prefix(self.root()).unwrap();
                (name.display().to_string(), fs::read(entry.path()).unwrap())
            })
            .collect()
    }
}

fn contribution(changes: &str) -> String {
    format!("---\ninnspill: 1\ndato: 2026-11-30\nendringer:\n{changes}\n---\n")
}

/// The change of the status of Digisos in Nome.
fn status(from: &str, to: &str) -> String {
    format!(
        "  - {{dokument: kommuner/nome, felt: \"bruk[digisos].status\", fra: {from}, til: {to}}}"
    )
}
