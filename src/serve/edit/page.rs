//! Tells what stands at an address: the document of the page, and the parts of the editor for its language.

use hyper::body::Bytes;
use serde::Serialize;
use tr::tr;

use super::new_picture::NewPicture;
use super::session::{Session, Standing};
use super::{Editing, Refusal, Reply};
use crate::config::Audience;
use crate::content::path::{Place, Role, role};
use crate::edit::{TextPart, text_parts};
use crate::pages::Context;
use crate::serve::state::State;
use crate::site::{Clock, Loaded, Options, assemble};
use crate::source::{CONTENT_DIR, Store};
use crate::text::Lang;

/// The data that the editor needs of a page.
#[derive(Serialize)]
pub(super) struct Page {
    /// The document that it shows; a page of many documents has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<Shown>,
    #[serde(flatten)]
    standing: Standing,
}

/// A document on its page.
#[derive(Serialize)]
struct Shown {
    /// Its name in changes: `kommuner/nome`.
    name: String,
    /// The headings of its text, under which parts can be changed.
    parts: Vec<Heading>,
    /// The name that a translation of it to nynorsk would have; none where there is one, or where it
    /// is in nynorsk itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    translation: Option<String>,
}

/// A heading of a text.
#[derive(Serialize)]
struct Heading {
    id: String,
    title: String,
}

impl Editing {
    /// Returns what stands at `path`, an address with the base path, decoded.
    pub(super) fn page(&self, session: &Session, state: &State, path: &str) -> Page {
        let address = path.strip_prefix(state.base_path()).unwrap_or("/");
        let found = state.find(address).filter(|found| !found.missing);
        let file = found.and_then(|found| state.file(found.route));
        let document = file.and_then(|file| {
            Some(Shown {
                name: name_of(file)?,
                parts: self.headings(file),
                translation: self.translation_of(session, state, file),
            })
        });
        Page {
            document,
            standing: session.standing(),
        }
    }

    /// Returns the name of the translation that the document `file` lacks.
    fn translation_of(&self, session: &Session, state: &State, file: &str) -> Option<String> {
        let place = place_of(file).filter(|place| !place.is_translation)?;
        let name = name_of(file)?;
        let knowledge = &state.site.as_ref()?.knowledge;
        let mut documents = knowledge.documents().map(|id| knowledge.document(id));
        let document = documents.find(|document| &**document.main().file == file)?;
        let translation = Place {
            is_translation: true,
            ..place
        };
        let is_there = self.file_at(session, state, &translation).is_some();
        let is_nynorsk = document.main().head.lang == Lang::Nn;
        (!is_there && !is_nynorsk).then(|| format!("{name}.nn"))
    }

    fn headings(&self, file: &str) -> Vec<Heading> {
        let bytes = self.now(file);
        let text = bytes
            .as_deref()
            .and_then(|bytes| std::str::from_utf8(bytes).ok());
        let parts = text
            .and_then(text_parts)
            .map_or_else(Vec::new, |(_, parts)| parts);
        let parts = parts.into_iter();
        parts
            .map(|TextPart { id, title, .. }| Heading { id, title })
            .collect()
    }

    /// Returns the page of the first document of `text`, a contribution, as it would be with `pictures`
    /// beside it.
    pub(super) fn preview(
        &self,
        session: &mut Session,
        state: &State,
        text: &str,
        pictures: &[NewPicture],
    ) -> Result<Reply, Refusal> {
        let prepared = self.prepare(session, state, text, pictures)?;
        let file = prepared.documents.first().map(|edit| &edit.file);
        let place = file.and_then(|file| place_of(file));
        let after = as_shown(prepared.after, state.audience());
        let (Some(place), Some(site)) = (place, after.site) else {
            return Err(Refusal::content(
                tr!("Det kan ikke vises før feilene på nettstedet er rettet."),
                Vec::new(),
            ));
        };
        let images = Store::default();
        let context = Context {
            images: &images,
            ..site.context()
        };
        let route = site.plan.route(&place.address());
        let made = route.and_then(|route| site.plan.render(route, &context).ok());
        let bytes = made.ok_or_else(|| Refusal::malformed(tr!("Sida kan ikke lages.")))?;
        Ok(Reply::Page(Bytes::from(bytes.into_owned())))
    }

    /// Returns the parts and words of the editor in `lang`, as a page.
    pub(super) fn parts(state: &State, lang: &str) -> Result<Reply, Refusal> {
        let lang = if lang == "nn" { Lang::Nn } else { Lang::Nb };
        let site = state.site.as_ref();
        let made = site.and_then(|site| site.plan.render_editor(lang, &site.context()).ok());
        let bytes = made.ok_or_else(|| Refusal::malformed(tr!("Sida kan ikke lages.")))?;
        Ok(Reply::Page(Bytes::from(bytes)))
    }
}

/// Returns the site that `after` is for `audience`: what is checked is all of it.
fn as_shown(after: Loaded, audience: Audience) -> Loaded {
    match audience {
        Audience::Writers => after,
        audience => {
            let options = Options::in_serve(audience);
            assemble(after.files, Vec::new(), &options, Clock::start())
        }
    }
}

fn place_of(file: &str) -> Option<Place> {
    match role(file)? {
        Role::Document(place) => Some(place),
        _ => None,
    }
}

/// Returns the name in changes of the document `file`: the folder of its kind, its slug, and `.nn` for a
/// translation.
fn name_of(file: &str) -> Option<String> {
    let place = place_of(file)?;
    let name = file.strip_prefix(CONTENT_DIR)?.strip_prefix('/')?;
    let name = name.strip_suffix(".md")?.to_owned();
    // A name that leads to the same place, as the file itself does.
    let same = place_of(&format!("{CONTENT_DIR}/{name}.md"))? == place;
    same.then_some(name)
}
