//! A build of a site where nothing has changed since the last one: it does nothing, and whatever has
//! changed, the files are those of a build that knows of no other.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use common::{Run, Site};

const NOTHING: &str = "Ingenting er endret siden sist.";
const PAGE: &str = "---\ntittel: Om\n---\n\nNoen ord, og [ei lenke](borte.md).\n";

fn settings(more: &str) -> String {
    format!("{more}\nbase_url: https://prove.example.no\nchecks: {{broken-link: warning}}\n")
}

/// A site that is told a warning, and was built.
fn built() -> Site {
    let site = Site::of(&[("content/sider/om.md", PAGE)]);
    let site = site.write("site.yaml", settings("title: Prøve"));
    does_all(&site.build());
    site
}

#[track_caller]
fn does_all(run: &Run) {
    assert!(!run.stdout().contains(NOTHING), "{}", run.stdout());
}

#[track_caller]
fn does_nothing(run: Run) -> Run {
    run.succeeds().says(NOTHING)
}

fn records(site: &Site) -> Vec<PathBuf> {
    let folder = site.root().join(".digitv-cache/bygg");
    let files = fs::read_dir(folder).expect("records").flatten();
    files.map(|file| file.path()).collect()
}

/// Writes a file again as it was, later.
fn save_again(path: &Path) {
    let bytes = fs::read(path).expect("a file");
    fs::remove_file(path).expect("removed");
    fs::write(path, bytes).expect("written");
}

#[test]
fn the_same_is_told_and_no_file_is_touched() {
    let site = built();
    let first = site.run(&["build", "--drafts"]).succeeds();
    let times = site.public().times();
    let second = does_nothing(site.run(&["build", "--drafts"]));
    assert!(second.stderr().contains("borte.md"), "{}", second.stderr());
    assert_eq!(second.stderr(), first.stderr());
    assert_eq!(site.public().times(), times);
}

#[test]
fn files_that_were_only_saved_again_are_the_same() {
    let site = built();
    save_again(&site.root().join("content/sider/om.md"));
    save_again(&site.root().join("site.yaml"));
    does_nothing(site.build());
}

#[test]
fn a_file_that_was_touched_in_the_output_is_made_again() {
    let site = built();
    let page = site.root().join("public/om/index.html");
    let original = fs::read(&page).expect("a page");
    let modified = page.metadata().expect("it").modified().expect("a time");
    let is_as_built = |run: Run| {
        does_all(&run.succeeds());
        assert_eq!(fs::read(&page).expect("a page"), original);
        does_nothing(site.build());
    };
    // As long as it was, and with the time that it had.
    let mut other = original.clone();
    other.reverse();
    fs::write(&page, other).expect("written");
    let file = fs::File::options().append(true).open(&page);
    file.and_then(|file| file.set_modified(modified))
        .expect("set");
    is_as_built(site.build());
    fs::remove_file(&page).expect("removed");
    is_as_built(site.build());
    fs::remove_dir_all(site.root().join("public")).expect("removed");
    is_as_built(site.build());
    fs::remove_file(site.root().join("public/.digitv-files")).expect("removed");
    is_as_built(site.build());
}

#[test]
fn a_file_of_others_in_the_output_is_nothing_to_the_site() {
    let site = built().write("public/.well-known/eget.txt", "eget");
    does_nothing(site.build());
    assert!(site.public().has("/.well-known/eget.txt"));
}

#[test]
fn a_damaged_record_is_none() {
    let site = built();
    let path = &records(&site)[0];
    let whole = fs::read(path).expect("a record");
    for place in [0, 31, 32, 60, whole.len() / 2, whole.len() - 1] {
        let mut damaged = whole.clone();
        damaged[place] ^= 1;
        fs::write(path, damaged).expect("written");
        does_all(&site.build().succeeds());
    }
    for rest in ["", "{}", "digitv"] {
        fs::write(path, rest).expect("written");
        does_all(&site.build().succeeds());
    }
    fs::write(path, whole).expect("written");
    does_nothing(site.build());
    fs::remove_dir_all(site.root().join(".digitv-cache")).expect("removed");
    does_all(&site.build().succeeds());
    does_nothing(site.build());
}

#[test]
fn other_options_are_another_build() {
    let site = built();
    for options in [
        &["--drafts"][..],
        &["--base-url", "https://annen.example.no"],
        &["--as-of", "2030-01-01"],
        &["--lang", "nn"],
        &["--record-addresses"],
    ] {
        let all: Vec<&str> = ["build"].iter().chain(options).copied().collect();
        does_all(&site.run(&all).succeeds());
    }
    let epoch = |seconds: &str| {
        site.run_with(&["build"], |command| {
            command.env("SOURCE_DATE_EPOCH", seconds)
        })
    };
    does_all(&epoch("1000000000").succeeds());
    does_nothing(epoch("1000000000"));
    does_all(&epoch("1900000000").succeeds());
}

#[test]
fn each_output_has_its_own_record() {
    let site = built();
    let other = ["build", "--output", "annet"];
    does_all(&site.run(&other).succeeds());
    does_nothing(site.run(&other));
    does_nothing(site.build());
}

#[test]
fn errors_leave_the_record_of_what_is_published() {
    let site = built().write("content/sider/feil.md", "---\ntittel: [\n---\n");
    site.build().finds_errors();
    does_nothing(site.remove("content/sider/feil.md").build());
}

#[test]
fn an_address_that_was_recorded_and_taken_out_again_is_recorded_again() {
    let site = built();
    let record = ["build", "--record-addresses"];
    site.run(&record).succeeds().says("lagt til");
    does_all(&site.run(&record).succeeds());
    does_nothing(site.run(&record));
    let site = site.remove("content/data/adresser.txt");
    site.run(&record).succeeds().says("lagt til");
}

/// A row of numbers that is the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }
}

/// Changes something of a site, of what was built, or of the record; or nothing.
fn change(site: Site, numbers: &mut Numbers) -> Site {
    let number = numbers.below(5);
    let page = format!("content/sider/side-{number}.md");
    let text = format!(
        "---\ntittel: Side {number}\n---\n\nOrd {}.\n",
        numbers.below(4)
    );
    let built: Vec<String> = site.public().files();
    let any = format!("public/{}", built[numbers.below(built.len())]);
    match numbers.below(11) {
        0..=2 => site.write(&page, text),
        3 if site.root().join(&page).exists() => site.remove(&page),
        4 => site.write("site.yaml", settings(&format!("title: Prøve {number}"))),
        5 => site
            .write(
                "themes/eget/css/eget.css",
                format!("p {{ margin: {number}px }}\n"),
            )
            .write("site.yaml", settings("title: Prøve\ntheme: {name: eget}")),
        6 => site.write(&any, text),
        7 => site.remove(&any),
        8 => {
            for path in records(&site) {
                let mut bytes = fs::read(&path).expect("a record");
                let place = numbers.below(bytes.len());
                bytes[place] ^= 1 << numbers.below(8);
                fs::write(path, bytes).expect("written");
            }
            site
        }
        9 => {
            save_again(&site.root().join("site.yaml"));
            site
        }
        _ => site,
    }
}

/// The files of a site but for the list, which says the same in each.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    common::Public(folder.to_owned()).tree()
}

#[test]
fn whatever_is_changed_the_files_are_those_of_a_clean_build() {
    let mut numbers = Numbers(20_261_130);
    let mut site = built();
    let clean = site.beside("rent");
    for step in 0..16 {
        site = change(site, &mut numbers);
        let again = site.build().succeeds();
        let output = clean.to_string_lossy();
        fs::remove_dir_all(&clean).unwrap_or_default();
        let anew = site.run(&["build", "--output", &output]).succeeds();
        does_all(&anew);
        assert_eq!(again.stderr(), anew.stderr(), "step {step}");
        assert!(
            files(&site.root().join("public")) == files(&clean),
            "step {step}"
        );
    }
}

#[test]
fn changes_are_listed_until_the_list_is_deleted() {
    let site = Site::of(&[("content/sider/om.md", "---\ntittel: Om\n---\n\nNoen ord.\n")]);
    let build = ["build", "--changes", "endringer.txt"];
    let list = || fs::read_to_string(site.root().join("endringer.txt")).expect("a list");
    site.run(&build).succeeds();
    let all = list();
    assert_eq!(all.lines().count() + 1, site.public().files().len());
    assert!(all.lines().all(|line| line.starts_with("+ ")), "{all}");
    does_nothing(site.run(&build));
    assert_eq!(list(), all);
    fs::remove_file(site.root().join("endringer.txt")).expect("removed");
    does_nothing(site.run(&build));
    assert_eq!(list(), "");
    let site = site
        .remove("content/sider/om.md")
        .write("content/sider/to.md", "---\ntittel: To\n---\n\nNoen ord.\n");
    site.run(&build).succeeds();
    let list = fs::read_to_string(site.root().join("endringer.txt")).expect("a list");
    for line in ["- om/index.html", "+ to/index.html", "~ index.html"] {
        assert!(
            list.lines().any(|listed| listed == line),
            "{line} in {list}"
        );
    }
    let site = site.write("endringer.txt", "Min handleliste\n");
    site.run(&build)
        .is_refused()
        .says("endringer.txt er ikke ei liste over endringer");
}
