//! Settings for nginx: a file to include in a `server` block.

use super::rules::one_of;
use super::rules::{Header, Rules};
use super::text::{folder_note, indented, literal};
use crate::pages::outputs::{Class, File};
use crate::text::media_type::{BY_ENDING, MediaType, OTHER};

/// Returns the file. Each kind of file has a location with all its headers: a location that adds
/// one inherits none.
pub(super) fn render(rules: &Rules) -> String {
    let base = &rules.plain_base;
    let mut out = String::from(ABOUT);
    out.push_str(&folder_note(base));
    out.push_str(&format!("\nlocation \"{base}/\" {{\n"));
    indented(&mut out, 4, of_all(base));
    out.push('\n');
    indented(&mut out, 4, rules.headers(Class::Page).iter().map(header));
    for class in Class::SPECIAL {
        let names = one_of(&rules.plain_base, &class.addresses());
        indented(&mut out, 4, [format!("location ~ \"{names}\" {{")]);
        indented(&mut out, 8, rules.headers(class).iter().map(header));
        let feeds = File::known_by_name().filter(|(file, _)| class.has_name(file.name()));
        indented(&mut out, 8, feeds.flat_map(named));
        indented(&mut out, 4, ["}".to_owned()]);
    }
    // These come last: nginx takes the first pattern that matches.
    indented(&mut out, 4, File::known_by_name().flat_map(named));
    out.push_str("}\n");
    out
}

const ABOUT: &str = "\
# Laget av `digitv headers nginx`. Lag fila på nytt når base_url endres eller digitv oppgraderes.
# Ta den inn i server-blokka:
#
#     server {
#         listen 443 ssl;
#         server_name kunnskap.example.no;
#         root /srv/www;
#         include /etc/nginx/digitv.conf;
#     }
";

/// Returns the settings of every file under `base`.
fn of_all(base: &str) -> Vec<String> {
    let missing = File::NotFound.address();
    let mut lines = vec![
        "index index.html;".to_owned(),
        "autoindex off;".to_owned(),
        "absolute_redirect off;".to_owned(),
        format!("error_page 403 404 =404 \"{base}{missing}\";"),
        "types {".to_owned(),
    ];
    let known = BY_ENDING.iter();
    lines.extend(known.map(|known| format!("    {} {};", known.name, known.endings.join(" "))));
    lines.push("}".to_owned());
    lines.push(format!("default_type {OTHER};"));
    let texts: Vec<&str> = text_types().collect();
    lines.push("charset utf-8;".to_owned());
    lines.push(format!("charset_types {};", texts.join(" ")));
    lines.push("gzip on;".to_owned());
    lines.push("gzip_vary on;".to_owned());
    lines.push(format!(
        "gzip_types {} application/json application/ld+json image/svg+xml;",
        texts.join(" ")
    ));
    lines.push(String::new());
    lines.push("# Sida har én adresse, uten index.html.".to_owned());
    lines.push("if ($request_uri ~ \"^([^?]*/)index\\.html(\\?|$)\") {".to_owned());
    lines.push("    return 301 $1;".to_owned());
    lines.push("}".to_owned());
    lines.push("# Skjulte filer er ikke for leserne.".to_owned());
    lines.push("location ~ \"/\\.(?!well-known/)\" {".to_owned());
    lines.push("    return 404;".to_owned());
    lines.push("}".to_owned());
    lines
}

/// Returns the media types of texts, without that of pages, which nginx always has among them.
fn text_types() -> impl Iterator<Item = &'static str> {
    let by_ending = BY_ENDING.iter().filter(|known| known.has_charset);
    let by_ending = by_ending.map(|known: &MediaType| known.name);
    let all = by_ending.chain(File::known_by_name().map(|(_, media_type)| media_type));
    all.filter(|name| *name != "text/html")
}

/// Returns the location of a file that is known by its name, and so has no type by its ending.
fn named((file, media_type): (File, &str)) -> [String; 4] {
    [
        format!("location ~ \"/{}$\" {{", literal(file.name())),
        "    types {}".to_owned(),
        format!("    default_type {media_type};"),
        "}".to_owned(),
    ]
}

fn header((name, value): &Header) -> String {
    format!("add_header {name} \"{value}\" always;")
}
