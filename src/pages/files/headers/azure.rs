//! Settings for Azure Static Web Apps: `staticwebapp.config.json` in the folder of the site.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::rules::{Addresses, Header, Kind, Rules};
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
pub(super) fn render(rules: &Rules) -> String {
    let of_pages = rules.headers(Kind::Page);
    let settings = Settings {
        trailing_slash: "auto",
        routes: Kind::SPECIAL
            .into_iter()
            .flat_map(|kind| routes(rules, kind, &of_pages))
            .collect(),
        global_headers: of_pages.into_iter().collect(),
        response_overrides: json!({ "404": { "rewrite": format!("{}/404.html", rules.base) } }),
        mime_types: BY_ENDING
            .iter()
            .flat_map(|known| known.endings.iter().map(move |ending| (ending, known)))
            .map(|(ending, known)| (format!(".{ending}"), known.value()))
            .collect(),
    };
    // Serialising fails only for maps whose keys are not text.
    let text = serde_json::to_string_pretty(&settings).unwrap_or_default();
    format!("{text}\n")
}

fn routes(rules: &Rules, kind: Kind, of_pages: &[Header]) -> Vec<Route> {
    let mut changed = rules.headers(kind);
    changed.retain(|header| !of_pages.contains(header));
    let route = |all: &Addresses| {
        let route = match all {
            Addresses::Under(folder) => format!("{}{folder}*", rules.base),
            Addresses::File(file) => format!("{}{file}", rules.base),
            // Azure allows an asterisk only at the end.
            Addresses::InEach(..) => return None,
        };
        let headers = changed.iter().cloned().collect();
        Some(Route { route, headers })
    };
    kind.addresses().iter().filter_map(route).collect()
}
