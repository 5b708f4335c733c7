//! `_headers` and `_redirects`, as Netlify, Cloudflare, GitLab Pages and others read them.

use super::rules::{Addresses, Header, Rules};
use crate::pages::outputs::{Class, File, media_type};
use crate::text::percent::encode_path;

/// Returns the text of `_headers`. Every rule that matches a file applies, and some hosts join the
/// values of a header that two rules set. Two joined policies are both enforced, so an attachment
/// has that of pages too; no other header is set twice. These hosts make browsers revalidate by
/// themselves.
pub(super) fn render(rules: &Rules) -> String {
    let base = &rules.base;
    let of_pages = rules.headers(Class::Page);
    let mut out = format!("{base}/*\n");
    write(
        &mut out,
        of_pages.iter().filter(|(name, _)| *name != "Cache-Control"),
    );
    for class in Class::SPECIAL {
        let mut changed = rules.headers(class);
        changed.retain(|header| !of_pages.contains(header));
        for all in class.addresses() {
            let address = match all {
                Addresses::Under(folder) => format!("{folder}*"),
                Addresses::File(file) => file.to_owned(),
                Addresses::InEach(folder, file) => format!("/{folder}/:name/{file}"),
            };
            out.push_str(&format!("\n{base}{address}\n"));
            write(&mut out, &changed);
            if let Addresses::File(file) | Addresses::InEach(_, file) = all {
                write(&mut out, [&content_type(file)]);
            }
        }
    }
    // Media types that hosts may not know.
    for file in [File::Turtle, File::JsonLd, File::OpenSearch].map(File::address) {
        out.push_str(&format!("\n{base}{file}\n"));
        write(&mut out, [&content_type(file)]);
    }
    out
}

fn content_type(address: &str) -> Header {
    ("Content-Type", media_type(address).into())
}

fn write<'a>(out: &mut String, headers: impl IntoIterator<Item = &'a Header>) {
    for (name, value) in headers {
        out.push_str(&format!("  {name}: {value}\n"));
    }
}

/// Returns the text of `_redirects`: each redirect with its target, without base path.
pub fn redirects<'a>(base_path: &str, all: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let base = encode_path(base_path.trim_end_matches('/'));
    all.map(|(from, to)| {
        format!(
            "{base}{} {base}{} 301\n",
            encode_path(from),
            encode_path(to)
        )
    })
    .collect()
}
