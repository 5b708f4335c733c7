//! Makes one change in the text under the fields.

use serde_yaml::Value;
use tr::tr;

use super::body::{Text, normal};
use super::document::{Document, Made};
use super::lines;
use super::outcome::{Outcome, refused};
use super::splice::applied;
use crate::content::change::Act;

/// Changes the text, or the `part` of it under the heading with this id.
pub(super) fn in_body(
    document: &Document<'_>,
    part: Option<&str>,
    act: &Act,
) -> Result<Made, Box<Outcome>> {
    let title = document.root.get("tittel").and_then(Value::as_str);
    let text = Text {
        file: document.text,
        body: document.body.clone(),
        title: title.unwrap_or_default(),
    };
    let Some(found) = text.get(part) else {
        let id = part.unwrap_or_default();
        return Err(refused(tr!(
            "teksten har ingen overskrift med navnet `{id}`",
            id
        )));
    };
    let (from, to) = match act {
        Act::Set {
            from,
            to: Value::String(to),
        } => (from.as_ref(), normal(to)),
        Act::Remove { from, .. } => (from.as_ref(), String::new()),
        Act::Set { .. } | Act::Add { .. } => return Err(refused(tr!("her skal det stå tekst"))),
    };
    if found == to {
        return Err(Outcome::AlreadySo.into());
    }
    let seen = from.map_or_else(String::new, |from| {
        normal(from.as_str().unwrap_or_default())
    });
    let is_removal = matches!(act, Act::Remove { from: None, .. });
    if seen != found && !is_removal {
        return Err(Outcome::Conflict {
            expected: from.cloned(),
            found: Some(Value::from(found)),
        }
        .into());
    }
    let Some(mut splice) = text.set(part, &to) else {
        return Err(Outcome::AlreadySo.into());
    };
    splice.text = splice.text.replace('\n', lines::ending(document.text));
    let Some((new, back)) = applied(document.text, vec![splice]) else {
        return Err(Outcome::AlreadySo.into());
    };
    let after = Document::read(&new)?;
    let read = Text {
        file: &new,
        body: after.body.clone(),
        title: text.title,
    };
    match read.get(part) {
        Some(read) if read == to && after.root == document.root => Ok(Made { text: new, back }),
        _ => Err(refused(tr!(
            "teksten har en overskrift som avslutter avsnittet; bruk lavere nivå på overskriftene"
        ))),
    }
}
