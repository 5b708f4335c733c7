//! Defines what can be asked for: each action with its input, and the answer.

use hyper::StatusCode;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tr::tr;

use super::new_picture::NewPicture;
use super::{Editing, Refusal, Reply};
use crate::serve::state::State;

/// An address on the site, decoded.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct At {
    path: String,
}

/// The language of a page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct In {
    lang: String,
}

/// The name of a document.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    document: String,
}

/// A contribution that is not to be written, with the pictures of the document that it makes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tried {
    contribution: String,
    #[serde(default)]
    pictures: Vec<NewPicture>,
}

/// A contribution, with the pictures of the document that it makes. `id` is a name that no other request
/// has.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    id: String,
    contribution: String,
    #[serde(default)]
    pictures: Vec<NewPicture>,
}

/// A picture that is not to be written: what it would be called, and beside which document, which need
/// not be there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TriedPicture {
    document: String,
    name: String,
    data: String,
}

/// An entry of the history that is to be undone or made again.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    id: String,
    entry: u64,
}

/// A picture for a document: the name of its file, and its bytes as base64.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Picture {
    id: String,
    document: String,
    name: String,
    data: String,
}

/// A message for a commit.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Message {
    id: String,
    message: String,
}

/// A request without more to say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

impl Editing {
    /// Returns the answer to a request that was admitted.
    ///
    /// # Errors
    /// Returns why nothing is done.
    pub(crate) fn answer(
        &self,
        action: &str,
        body: &[u8],
        state: &State,
    ) -> Result<Reply, Refusal> {
        let mut session = self.session();
        let session = &mut *session;
        match action {
            "page" => {
                let At { path } = read(body)?;
                Reply::json(&self.page(session, state, &path))
            }
            "parts" => {
                let In { lang } = read(body)?;
                Self::parts(state, &lang)
            }
            "document" => {
                let Named { document } = read(body)?;
                Reply::json(&self.document(session, state, &document)?)
            }
            "preview" => {
                let Tried {
                    contribution,
                    pictures,
                } = read(body)?;
                self.preview(session, state, &contribution, &pictures)
            }
            "try-picture" => {
                let TriedPicture {
                    document,
                    name,
                    data,
                } = read(body)?;
                Reply::json(&self.try_picture(
                    session,
                    state,
                    &document,
                    &NewPicture { name, data },
                )?)
            }
            "difference" => {
                let Nothing {} = read(body)?;
                Reply::json(&self.difference(session, state))
            }
            "change" | "undo" | "redo" | "picture" | "commit" => {
                self.write_action(action, body, session, state)
            }
            _ => Err(Refusal::new(
                StatusCode::NOT_FOUND,
                tr!("Dette er det ingenting som svarer på."),
            )),
        }
    }

    /// Carries out an action that writes, once.
    fn write_action(
        &self,
        action: &str,
        body: &[u8],
        session: &mut super::session::Session,
        state: &State,
    ) -> Result<Reply, Refusal> {
        let (id, reply) = match action {
            "change" => {
                let Given {
                    id,
                    contribution,
                    pictures,
                } = read(body)?;
                session.begin(&id)?;
                let saved = self.change(session, state, &contribution, &pictures)?;
                (id, Reply::json(&saved))
            }
            "picture" => {
                let Picture {
                    id,
                    document,
                    name,
                    data,
                } = read(body)?;
                session.begin(&id)?;
                let picture = NewPicture { name, data };
                let saved = self.picture(session, state, &document, &picture)?;
                (id, Reply::json(&saved))
            }
            "commit" => {
                let Message { id, message } = read(body)?;
                session.begin(&id)?;
                (id, Reply::json(&self.commit(session, &message)?))
            }
            way => {
                let Step { id, entry } = read(body)?;
                session.begin(&id)?;
                let is_undo = way == "undo";
                (id, Reply::json(&self.step(session, is_undo, entry)?))
            }
        };
        session.end(&id);
        reply
    }
}

/// Reads the input of an action.
fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    serde_json::from_slice(body)
        .map_err(|error| Refusal::malformed(tr!("Innholdet kan ikke leses: {error}.", error)))
}
