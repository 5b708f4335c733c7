//! Settings for Caddy: a file to import in a site block.

use super::rules::one_of;
use super::rules::{Header, Rules};
use super::text::{folder_note, indented};
use crate::pages::outputs::{Class, File};
use crate::text::media_type::{BY_ENDING, OTHER, of_text};

/// Returns the file. The headers of pages are set first, and each other class changes those that
/// differ; an error starts again with those of pages.
pub(super) fn render(rules: &Rules) -> String {
    let base = &rules.plain_base;
    let missing = File::NotFound.address();
    let mut out = String::from(ABOUT);
    out.push_str(&folder_note(base));
    out.push_str(&format!("\nhandle \"{base}/*\" {{\n    route {{\n"));
    indented(&mut out, 8, of_all(base));
    indented(&mut out, 8, headers("header", &rules.headers(Class::Page)));
    indented(&mut out, 8, media_types());
    let of_pages = rules.headers(Class::Page);
    for (number, class) in (1..).zip(Class::SPECIAL) {
        let names = one_of(base, &class.addresses());
        let mut changed = rules.headers(class);
        changed.retain(|header| !of_pages.contains(header));
        let matcher = format!("@digitv_kind_{number}");
        indented(&mut out, 8, [format!("{matcher} path_regexp `{names}`")]);
        indented(&mut out, 8, headers(&format!("header {matcher}"), &changed));
    }
    out.push_str("        file_server\n    }\n}\n");
    out.push_str(&format!(
        "\nhandle_errors {{\n    @digitv_missing path \"{base}/*\"\n"
    ));
    out.push_str("    handle @digitv_missing {\n");
    indented(&mut out, 8, [format!("rewrite * \"{base}{missing}\"")]);
    let mut of_errors = rules.headers(Class::Page);
    of_errors.push(("Content-Type", "text/html; charset=utf-8".into()));
    let mut lines = headers("header", &of_errors);
    lines.insert(1, "    -Access-Control-Allow-Origin".to_owned());
    indented(&mut out, 8, lines);
    indented(
        &mut out,
        8,
        ["file_server {", "    status 404", "}"].map(str::to_owned),
    );
    out.push_str("    }\n}\n");
    out
}

const ABOUT: &str = "\
# Laget av `digitv headers caddy`. Lag fila på nytt når base_url endres eller digitv oppgraderes.
# Ta den inn i blokka for nettstedet:
#
#     kunnskap.example.no {
#         root * /srv/www
#         import /etc/caddy/digitv.caddy
#     }
";

fn of_all(base: &str) -> Vec<String> {
    let hidden = format!("@digitv_hidden `path('*/.*') && !path('{base}/.well-known/*')`");
    let lines = [
        "encode zstd gzip",
        "# Skjulte filer er ikke for leserne.",
        &hidden,
        "error @digitv_hidden 404",
        "# Sida har én adresse, uten index.html.",
        "@digitv_index path */index.html",
        "redir @digitv_index ./ permanent",
    ];
    lines.map(str::to_owned).to_vec()
}

/// Returns a directive that sets `headers`.
fn headers(directive: &str, headers: &[Header]) -> Vec<String> {
    let set = headers
        .iter()
        .map(|(name, value)| format!("    {name} \"{value}\""));
    let mut lines = vec![format!("{directive} {{")];
    lines.extend(set);
    lines.push("}".to_owned());
    lines
}

fn media_types() -> Vec<String> {
    let mut lines = vec![format!("header Content-Type \"{OTHER}\"")];
    lines.push("@digitv_type_0 path */".to_owned());
    lines.push("header @digitv_type_0 Content-Type \"text/html; charset=utf-8\"".to_owned());
    let by_ending = BY_ENDING.iter().map(|known| {
        let names: Vec<String> = known.endings.iter().map(|end| format!("*.{end}")).collect();
        (names.join(" "), known.value())
    });
    let by_name = File::known_by_name()
        .map(|(file, media_type)| (format!("*/{}", file.name()), of_text(media_type)));
    for (number, (names, value)) in (1..).zip(by_ending.chain(by_name)) {
        lines.push(format!("@digitv_type_{number} path {names}"));
        lines.push(format!(
            "header @digitv_type_{number} Content-Type \"{value}\""
        ));
    }
    lines
}
