//! Settings for Azure Static Web Apps: `staticwebapp.config.json` in the folder of the site.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::rules::{Addresses, Header, Rules};
use crate::pages::outputs::{Class, File};
use crate::text::media_type::BY_ENDING;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Settings {
    trailing_slash: &'static str,
    global_headers: Headers,
    routes: Vec<Route>,
    response_overrides: Value,
    mime_types: BTreeMap<String, String>,
}

#[derive(Serialize)]
struct Route {
    route: String,
    headers: Headers,
}

type Headers = BTreeMap<&'static str, Cow<'static, str>>;

/// Returns the file. The headers of a route replace the global ones.
///
/// # Errors
/// Returns an error where the settings cannot be written as JSON.
pub(super) fn render(rules: &Rules) -> serde_json::Result<String> {
    let of_pages = rules.headers(Class::Page);
    let settings = Settings {
        trailing_slash: "auto",
        routes: Class::SPECIAL
            .into_iter()
            .flat_map(|class| routes(rules, class, &of_pages))
            .collect(),
        global_headers: of_pages.into_iter().collect(),
        response_overrides: json!({ "404": { "rewrite": format!("{}{}", rules.base, File::NotFound.address()) } }),
        mime_types: BY_ENDING
            .iter()
            .flat_map(|known| known.endings.iter().map(move |ending| (ending, known)))
            .map(|(ending, known)| (format!(".{ending}"), known.value()))
            .collect(),
    };
    let text = serde_json::to_string_pretty(&settings)?;
    Ok(format!("{text}\n"))
}

fn routes(rules: &Rules, class: Class, of_pages: &[Header]) -> Vec<Route> {
    let mut changed = rules.headers(class);
    changed.retain(|header| !of_pages.contains(header));
    let route = |all: Addresses| {
        let route = match all {
            Addresses::Under(folder) => format!("{}{folder}*", rules.base),
            Addresses::File(file) => format!("{}{file}", rules.base),
            // Azure allows an asterisk only at the end.
            Addresses::InEach(..) => return None,
        };
        let headers = changed.iter().cloned().collect();
        Some(Route { route, headers })
    };
    class.addresses().into_iter().filter_map(route).collect()
}
