//! Suggestions for a link that resolves to nothing. Only files that exist are suggested.
//!
//! After a folder is moved, every link of a site may resolve to nothing, so the names of files are
//! prepared for comparison only once.

use std::borrow::Cow;
use std::sync::Arc;

use super::content_index::ContentIndex;
use super::link_path::{join, relative};
use super::names::{INDEXES, MAX_SUGGESTED, Names, extension, name};
use crate::markdown::Suggestion;
use crate::source::CONTENT_DIR;

impl ContentIndex {
    /// Returns the file that `written`, in a document in `folder`, was perhaps meant as; as a link
    /// from there.
    pub(super) fn suggest(&self, folder: &str, written: &str) -> Option<Suggestion> {
        let asked = (folder.to_owned(), written.to_owned());
        if let Ok(suggested) = self.names().suggested.lock()
            && let Some(suggested) = suggested.get(&asked)
        {
            return suggested.clone();
        }
        let found = self.look_for(folder, written);
        if let Ok(mut suggested) = self.names().suggested.lock()
            && suggested.len() < MAX_SUGGESTED
        {
            suggested.insert(asked, found.clone());
        }
        found
    }

    fn look_for(&self, folder: &str, written: &str) -> Option<Suggestion> {
        let written = &*without_commands(written);
        let rewritten = self.rewritten(folder, written).map(|file| (file, true));
        let (found, is_certain) = rewritten
            .or_else(|| self.with_the_same_name(folder, written))
            .or_else(|| Some((self.with_a_near_name(folder, written)?, false)))?;
        Some(Suggestion {
            link: relative(folder, found),
            is_certain,
        })
    }

    fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let documents = self.documents.keys();
            let published = documents.filter(|file| !self.drafts.contains(*file));
            Names::of(published.chain(self.attachments.keys()))
        })
    }

    fn has(&self, file: String) -> Option<&Arc<str>> {
        let file = self.as_filed(file);
        let document = self.documents.get_key_value(file.as_str());
        let document = document.map(|(file, _)| file);
        let document = document.filter(|file| !self.drafts.contains(*file));
        document.or_else(|| Some(self.attachments.get_key_value(file.as_str())?.0))
    }

    /// Returns the file that the path leads to after correction of common mistakes: a folder for
    /// its first page, the address of a page for its file, `\` for `/`, a path from the top of the
    /// site.
    fn rewritten(&self, folder: &str, written: &str) -> Option<&Arc<str>> {
        let written = written.replace('\\', "/");
        let written = written.trim_matches(|letter: char| {
            letter.is_whitespace() || "\"'“”„«»‘’<>`".contains(letter)
        });
        let path = written.trim_end_matches(['.', ',', ';', ':', '!', '/']);
        let bare = [".html", ".htm", ".php", ".md", ".markdown"]
            .iter()
            .find_map(|end| path.strip_suffix(end))
            .unwrap_or(path);
        let bare = bare.strip_suffix("/index").unwrap_or(bare);
        let mut tried = vec![path.to_owned(), format!("{bare}.md")];
        tried.extend(INDEXES.iter().map(|index| format!("{bare}/{index}")));
        let from_top = |path: &str| path.trim_start_matches(['/', '.']).to_owned();
        let places = |path: &String| {
            let top = from_top(path);
            let sub = format!("{CONTENT_DIR}/{top}");
            let page = format!("{CONTENT_DIR}/sider/{top}");
            let here = join(folder, path);
            [here, Some(top), Some(sub), Some(page)]
                .into_iter()
                .flatten()
        };
        tried
            .iter()
            .flat_map(places)
            .find_map(|file| self.has(file))
    }

    /// Returns the file with the same name but for letter case, accents and the separators of
    /// words; the nearest where there are several. `true` where there is only one.
    fn with_the_same_name(&self, folder: &str, written: &str) -> Option<(&Arc<str>, bool)> {
        let (wanted, wanted_extension) = (name(written), extension(written));
        if wanted.is_empty() {
            return None;
        }
        let same = self.names().same.get(&wanted)?.iter();
        let alike = same.filter(|name| name.extension == wanted_extension);
        let files: Vec<&Arc<str>> = alike.map(|name| &name.file).collect();
        let is_only = files.len() == 1;
        let nearest = files.into_iter().min_by_key(|file| way(folder, file))?;
        Some((nearest, is_only))
    }

    /// Returns the file whose name differs least, preferably in the same folder.
    fn with_a_near_name(&self, folder: &str, written: &str) -> Option<&Arc<str>> {
        let wanted = name(written);
        let names = self.names();
        let here = (folder.to_owned(), extension(written));
        let beside = names.near_in_folder.get(&here);
        beside
            .and_then(|beside| beside.nearest(&wanted))
            .or_else(|| names.near.get(&here.1)?.nearest(&wanted))
    }
}

/// Returns `written` without the syntax of another generator: the target of a reference, or the
/// text around a command.
fn without_commands(written: &str) -> Cow<'_, str> {
    let (Some(open), Some(close)) = (written.find("{{"), written.rfind("}}")) else {
        return Cow::Borrowed(written);
    };
    let Some(inside) = written.get(open + 2..close) else {
        return Cow::Borrowed(written);
    };
    match inside.split(['"', '\'', '`']).nth(1) {
        Some(name) => Cow::Owned(name.to_owned()),
        None => Cow::Owned([&written[..open], &written[close + 2..]].concat()),
    }
}

/// Returns the number of steps between folders from `folder` to `file`.
fn way(folder: &str, file: &str) -> usize {
    relative(folder, file).split('/').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::index::Rules;
    use crate::source::Snapshot;

    #[test]
    fn only_files_that_exist_are_suggested() {
        let files = [
            ("content/sider/om.md", "---\ntittel: Om\n---\n"),
            ("content/sider/guide/index.md", "---\ntittel: G\n---\n"),
            ("content/sider/guide/oppsett.md", "---\ntittel: O\n---\n"),
            ("content/sider/annet/index.md", "---\ntittel: A\n---\n"),
            ("content/sider/skien-ny.md", "---\ntittel: S\n---\n"),
            ("content/sider/hemmelig.md", "---\nutkast: true\n---\n"),
            ("content/kommuner/skien.md", "---\nnavn: S\n---\n"),
            ("content/sider/bilder/Blått kart.png", "\u{89}PNG"),
            ("content/sider/Min-plan.pdf", "%PDF-1.4\n%%EOF\n"),
        ];
        let index = ContentIndex::of(&Snapshot::from_files(files), &Rules::default());
        for (written, expected) in [
            ("guide/", Some("guide/index.md")),
            ("guide", Some("guide/index.md")),
            ("./guide/index.html", Some("guide/index.md")),
            ("guid/index.md", Some("guide/index.md")),
            ("om.html", Some("om.md")),
            ("om", Some("om.md")),
            ("Om.MD", Some("om.md")),
            ("om.md.", Some("om.md")),
            ("“om.md”", Some("om.md")),
            ("{{< ref \"oppsett\" >}}", Some("guide/oppsett.md")),
            ("{{% relref 'om.md' %}}", Some("om.md")),
            (
                "{{site.baseurl}}/guide/oppsett.html",
                Some("guide/oppsett.md"),
            ),
            ("{{ site.url }}", None),
            ("}}a{{", None),
            ("om.mdx", None),
            ("oppsett.md", Some("guide/oppsett.md")),
            ("guide/om.md", Some("om.md")),
            ("..\\kommuner\\skien.md", Some("../kommuner/skien.md")),
            ("kommuner/skien.md", Some("../kommuner/skien.md")),
            ("skien.md", Some("../kommuner/skien.md")),
            ("skien-n.md", Some("skien-ny.md")),
            ("oppset.md", Some("guide/oppsett.md")),
            ("min plan.pdf", Some("Min-plan.pdf")),
            ("min_plan.pdf", Some("Min-plan.pdf")),
            ("min-plan.docx", None),
            ("hemmelig-ting.md", None),
            ("borte.md", None),
        ] {
            let found = index.suggest("content/sider", written);
            let found = found.as_ref().map(|found| &*found.link);
            assert_eq!(found, expected, "{written}");
        }
    }
}
