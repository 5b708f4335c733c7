//! The content of this repository, held to what it promises its readers: that every document can
//! be traced to a source, says something, and says it once.
//!
//! What any site may ask of its content is a check of `digitv check`, and is tried on small sites
//! in `sites.rs`. Here the content itself is asked, so that no setting in `site.yaml` can turn the
//! promises off. What a short and honest contribution may lack is not asked for: a test that
//! fails for it would keep people away.

#![allow(clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use digitv::content::vocabulary::WrittenForm;
use digitv::content::{Document, Entry, FrontMatter, Head};
use digitv::knowledge::Knowledge;
use digitv::markdown::Body;
use digitv::pages::files::data::Table;
use digitv::site::{Loaded, Options, load};
use digitv::text::Lang;

/// One version of a document of any kind.
struct Text<'a> {
    file: &'a str,
    head: &'a Head,
    body: &'a Body,
    is_page: bool,
}

impl<'a> Text<'a> {
    fn of<F: FrontMatter>(document: &'a Document<F>, is_page: bool) -> Self {
        Self {
            file: &document.file,
            head: document.head(),
            body: &document.body,
            is_page,
        }
    }
}

fn loaded() -> &'static Loaded {
    static LOADED: OnceLock<Loaded> = OnceLock::new();
    LOADED.get_or_init(|| {
        load(Path::new(env!("CARGO_MANIFEST_DIR")), &Options::default())
            .expect("the repository is a site")
    })
}

fn knowledge() -> &'static Knowledge {
    let site = loaded().site.as_ref();
    &site.expect("the content has no errors").knowledge
}

/// Every document in every version.
fn texts() -> Vec<Text<'static>> {
    fn versions<F: FrontMatter>(entry: &Entry<F>, is_page: bool) -> impl Iterator<Item = Text<'_>> {
        entry
            .versions()
            .map(move |document| Text::of(document, is_page))
    }
    let known = knowledge();
    let mut texts = Vec::new();
    for node in &known.municipalities {
        texts.extend(versions(&node.entry, false));
    }
    for node in &known.solutions {
        texts.extend(versions(&node.entry, false));
    }
    for node in &known.reports {
        texts.extend(versions(&node.entry, false));
    }
    for node in &known.networks {
        texts.extend(versions(&node.entry, false));
    }
    for node in &known.pages {
        texts.extend(versions(&node.entry, true));
    }
    texts
}

/// The files of those that are not as they should be.
fn files_where(wrong: impl Fn(&Text<'_>) -> bool) -> Vec<&'static str> {
    let wrong = texts().into_iter().filter(wrong);
    wrong.map(|text| text.file).collect()
}

const NONE: [&str; 0] = [];

/// The words of a text in small letters, without marks.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[test]
fn nothing_is_found_by_a_strict_check() {
    let found: Vec<_> = loaded()
        .diagnostics
        .iter()
        .map(|finding| format!("{} {}", finding.check.name(), finding.message))
        .collect();
    assert_eq!(found, NONE);
}

#[test]
fn every_document_has_a_source_or_is_a_page_of_ours() {
    assert_eq!(
        files_where(|text| !text.is_page && text.head.sources.is_empty()),
        NONE
    );
}

#[test]
fn every_source_says_what_kind_it_is() {
    let without = |text: &Text<'_>| text.head.sources.iter().any(|source| source.kind.is_none());
    assert_eq!(files_where(without), NONE);
}

/// How much of a source was read stands in its field `lest`, where the pages can tell it.
#[test]
fn no_title_of_a_source_says_how_much_of_it_was_read() {
    let says_it = |text: &Text<'_>| {
        let mut titles = text
            .head
            .sources
            .iter()
            .filter_map(|source| source.title.as_ref());
        titles.any(|title| {
            let title = title.to_lowercase();
            [" lest", " lese ", "utdrag"]
                .iter()
                .any(|word| title.contains(word))
        })
    };
    assert_eq!(files_where(says_it), NONE);
}

#[test]
fn every_statement_of_use_has_a_source() {
    let known = knowledge();
    let without: Vec<_> = known
        .usages
        .iter()
        .filter(|usage| usage.source.is_none())
        .map(|usage| &known.municipality(usage.municipality).entry.main.file)
        .collect();
    assert!(without.is_empty(), "{without:?}");
}

/// What is not known stands in `mangler`, from which the program writes the sentence and the list.
#[test]
fn what_is_not_known_stands_in_its_field() {
    let written_by_hand = |text: &Text<'_>| {
        let mut headings = text.body.headings.iter();
        !text.is_page && headings.any(|heading| heading.text.starts_with("Det vi ikk"))
    };
    assert_eq!(files_where(written_by_hand), Vec::<&str>::new());
}

#[test]
fn every_document_says_something() {
    assert_eq!(files_where(|text| text.body.words < 20), NONE);
}

#[test]
fn no_summary_only_repeats_the_title() {
    let adds = |head: &Head| {
        let title = words(&head.title);
        words(&head.summary).difference(&title).count() >= 5
    };
    assert_eq!(files_where(|text| !adds(text.head)), NONE);
}

#[test]
fn no_two_documents_share_a_paragraph() {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut shared = Vec::new();
    for text in texts() {
        for paragraph in paragraphs(text.file) {
            if let Some(other) = seen.insert(paragraph.clone(), text.file)
                && other != text.file
            {
                shared.push(format!("{other} og {}: {paragraph}", text.file));
            }
        }
    }
    assert_eq!(shared, NONE);
}

/// The paragraphs, list items and table rows of the body of a file that have at least five
/// different words. Code is left out: an example may be the same in both languages.
fn paragraphs(file: &str) -> Vec<String> {
    let bytes = loaded().files.get(file).expect("a document is a file");
    let text = String::from_utf8_lossy(bytes);
    let body = text.splitn(3, "---\n").nth(2).unwrap_or_default();
    let mut in_code = false;
    let mut paragraphs = vec![String::new()];
    for line in body.lines() {
        let is_fence = line.starts_with("```");
        in_code ^= is_fence;
        let starts_anew = line.is_empty() || line.starts_with(['#', '-', '|']);
        if starts_anew || is_fence {
            paragraphs.push(String::new());
        }
        if let Some(last) = paragraphs.last_mut()
            && !in_code
            && !is_fence
            && !line.starts_with('#')
        {
            last.push_str(line.trim());
            last.push(' ');
        }
    }
    paragraphs.retain(|paragraph| words(paragraph).len() >= 5);
    paragraphs
}

/// Forms that are right in themselves, and that the content does not use, so that a word is
/// written in one way on all pages: the form, and the one that is used.
const FORMS_NOT_USED: [(Lang, &str, &str); 22] = [
    (Lang::Nb, "listen", "lista"),
    (Lang::Nb, "lenken", "lenka"),
    (Lang::Nb, "filen", "fila"),
    (Lang::Nb, "tiden", "tida"),
    (Lang::Nb, "postkassa", "postkassen"),
    (Lang::Nb, "løsninga", "løsningen"),
    (Lang::Nb, "sida", "siden"),
    (Lang::Nb, "avisa", "avisen"),
    (Lang::Nn, "også", "òg"),
    (Lang::Nn, "galdt", "gjaldt"),
    (Lang::Nn, "gje", "gi"),
    (Lang::Nn, "gjev", "gir"),
    (Lang::Nn, "båe", "begge"),
    (Lang::Nn, "blei", "vart"),
    (Lang::Nn, "verte", "bli"),
    (Lang::Nn, "fyrst", "først"),
    (Lang::Nn, "naudsynt", "nødvendig"),
    (Lang::Nn, "korkje", "verken"),
    (Lang::Nn, "derfor", "difor"),
    (Lang::Nn, "samstundes", "samtidig"),
    (Lang::Nn, "brukeren", "brukaren"),
    (Lang::Nn, "brukerar", "brukarar"),
];

#[test]
fn a_word_has_one_form_in_each_written_language() {
    let mut found = Vec::new();
    for text in texts() {
        let body = paragraphs(text.file).join(" ");
        let all = format!("{} {} {body}", text.head.title, text.head.summary);
        found.extend(forms_not_used(text.head.lang, text.file, &all));
    }
    for (lang, folder) in [(Lang::Nb, "nb"), (Lang::Nn, "nn")] {
        for (file, text) in interface(folder) {
            found.extend(forms_not_used(lang, &file, &text));
        }
    }
    assert_eq!(found, NONE);
}

/// What to write instead of each form in a text that is not used.
fn forms_not_used(lang: Lang, file: &str, text: &str) -> Vec<String> {
    let all = words(text);
    FORMS_NOT_USED
        .iter()
        .filter(|(of, form, _)| *of == lang && all.contains(*form))
        .map(|(_, form, used)| format!("{file}: {form}, skriv {used}"))
        .collect()
}

/// The files of the words of the interface in one written language, with their texts.
fn interface(folder: &str) -> Vec<(String, String)> {
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/digitv/texts");
    let files = std::fs::read_dir(texts.join(folder)).expect("a folder of words");
    let read = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a file of words");
        (path.display().to_string(), text)
    };
    files
        .map(|file| read(file.expect("a file of words").path()))
        .collect()
}

#[test]
fn there_is_enough_to_come_back_for() {
    let known = knowledge();
    assert!(known.municipalities.len() >= 23);
    assert!(known.solutions.len() >= 60);
    assert!(known.reports.len() >= 70);
    assert!(known.pages.len() >= 8);
    let dated = known
        .usages
        .iter()
        .filter(|usage| usage.source.is_some() && usage.confirmed.is_some());
    assert!(dated.count() >= 80);
}

#[test]
fn nynorsk_is_at_home_here() {
    let nynorsk = texts()
        .iter()
        .filter(|text| text.head.lang == Lang::Nn)
        .count();
    assert!(nynorsk >= 20, "{nynorsk}");
    let known = knowledge();
    let in_both = known
        .solutions
        .iter()
        .filter(|node| node.entry.translation.is_some())
        .count()
        + known
            .reports
            .iter()
            .filter(|node| node.entry.translation.is_some())
            .count()
        + known
            .pages
            .iter()
            .filter(|node| node.entry.translation.is_some())
            .count();
    assert!(in_both >= 5, "{in_both}");
    for node in &known.municipalities {
        if node.entry.main.fields.written_form == WrittenForm::Nynorsk {
            assert_eq!(node.entry.main.lang(), Lang::Nn, "{}", node.entry.main.file);
        }
    }
}

#[test]
fn every_column_of_the_open_data_is_explained() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/sider/apne-data.md");
    let page = std::fs::read_to_string(page).expect("the page of open data");
    for table in Table::ALL {
        assert!(
            page.contains(table.file.address()),
            "{}",
            table.file.address()
        );
        for column in table.columns {
            assert!(page.contains(&format!("`{column}`")), "{column}");
        }
    }
}
