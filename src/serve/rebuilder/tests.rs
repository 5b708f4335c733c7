//! Tests that whatever is done to the files, the served site is the one that a clean build writes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

use proptest::prelude::*;
use rayon::prelude::*;

use super::*;
use crate::config::Audience;
use crate::site;

mod edits;

use edits::{Edit, FILES, apply, edit};

fn begin() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for file in 0..FILES.len() {
        apply(&Edit::Write(file, 0), root.path());
    }
    root
}

/// Returns every route of a site with its bytes, or what is wrong with its template.
fn routes(site: &Site) -> Vec<(String, Result<Vec<u8>, String>)> {
    let render = |route: &crate::pages::Route| {
        let made = site.plan.render(route, &site.context());
        let bytes = made.map(|bytes| bytes.into_owned());
        (
            route.address.to_string(),
            bytes.map_err(|error| error.to_string()),
        )
    };
    let routes: Vec<_> = site.plan.all_routes(&site.context()).collect();
    routes.into_par_iter().map(render).collect()
}

/// Checks that `state` serves what a clean build of the folder gives.
fn is_clean(state: &State, root: &Path) -> Result<(), TestCaseError> {
    let Ok(clean) = site::load(root, &Options::in_serve(Audience::Public)) else {
        prop_assert!(state.has_errors(), "a site without settings has an error");
        return Ok(());
    };
    prop_assert_eq!(
        &state.diagnostics,
        &site::as_published(clean.diagnostics.clone())
    );
    let Some(clean) = clean.site else {
        return Ok(());
    };
    let served = state.site.as_ref().expect("it has none of the errors");
    let (served, clean) = (routes(served), routes(&clean));
    for (served, clean) in served.iter().zip(&clean) {
        prop_assert_eq!(&served.0, &clean.0);
        prop_assert!(served.1 == clean.1, "{} differs", served.0);
    }
    prop_assert_eq!(served.len(), clean.len());
    Ok(())
}

/// Returns a small number of cases, since each assembles the site many times.
fn cases() -> u32 {
    ProptestConfig::default().cases.div_ceil(43)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn the_served_site_equals_a_clean_build(edits in prop::collection::vec((edit(), any::<bool>()), 1..10)) {
        let root = begin();
        let mut rebuilder = Rebuilder::open(root.path(), Audience::Public);
        let mut touched = BTreeSet::new();
        for (edit, waits) in &edits {
            touched.extend(apply(edit, root.path()));
            // Several edits may come in one look.
            if *waits {
                continue;
            }
            rebuilder.look(&Touched::Paths(std::mem::take(&mut touched)));
            if rebuilder.has_changed() {
                rebuilder.rebuild();
            }
            is_clean(rebuilder.state(), root.path())?;
        }
        rebuilder.look(&Touched::Everything);
        rebuilder.rebuild();
        is_clean(rebuilder.state(), root.path())?;
    }
}

fn look(rebuilder: &mut Rebuilder, paths: impl IntoIterator<Item = PathBuf>) -> Option<usize> {
    rebuilder.look(&Touched::Paths(paths.into_iter().collect()));
    let is_something = rebuilder.has_changed();
    is_something.then(|| {
        rebuilder.rebuild();
        rebuilder.finish_rebuild(Instant::now()).documents
    })
}

#[test]
fn only_what_depends_on_a_change_is_read_again() {
    let root = begin();
    let mut rebuilder = Rebuilder::open(root.path(), Audience::Public);
    let mut write = |file: usize, text: usize| {
        let paths = apply(&Edit::Write(file, text), root.path());
        look(&mut rebuilder, paths)
    };
    let (om, b, pdf, a) = (1, 3, 4, 6);
    assert_eq!(write(om, 0), None, "the same bytes");
    assert_eq!(write(om, 1), Some(1), "its own text");
    assert_eq!(write(om, 0), Some(1));
    assert_eq!(
        write(pdf, 1),
        Some(1),
        "the size of a file that it links to"
    );
    assert_eq!(write(b, 1), Some(1), "a page that it links to is gone");
    assert_eq!(write(b, 0), Some(2), "and is back");
    assert_eq!(write(9, 1), Some(0), "a style");
    assert_eq!(write(a, 1), Some(1), "another document's fields");
}

#[test]
fn a_rebuild_reports_all_its_assemblies() {
    let root = begin();
    let mut rebuilder = Rebuilder::open(root.path(), Audience::Public);
    for (file, text) in [(1, 1), (6, 1)] {
        let paths = apply(&Edit::Write(file, text), root.path());
        rebuilder.look(&Touched::Paths(paths.into_iter().collect()));
        rebuilder.rebuild();
    }
    let round = rebuilder.finish_rebuild(Instant::now());
    assert_eq!((round.changes.files.len(), round.documents), (2, 2));
    assert!(Arc::ptr_eq(&round.state, rebuilder.state()));
    let next = rebuilder.finish_rebuild(Instant::now());
    assert!(next.changes.is_empty() && next.documents == 0);
}

#[test]
fn an_attachment_is_known_to_have_changed_only_when_its_bytes_have() {
    let root = begin();
    let mut rebuilder = Rebuilder::open(root.path(), Audience::Public);
    assert!(rebuilder.state().attachments_changed.is_empty());
    let paths = apply(&Edit::Write(4, 1), root.path());
    look(&mut rebuilder, paths);
    let changed = rebuilder.state().attachments_changed.clone();
    assert_eq!(
        *changed,
        BTreeMap::from([("/vedlegg/sider/fil.pdf".to_owned(), 1)])
    );
    let paths = apply(&Edit::Write(1, 1), root.path());
    look(&mut rebuilder, paths);
    assert_eq!(rebuilder.state().attachments_changed, changed);
}

#[test]
fn text_that_is_reverted_while_the_settings_are_wrong_is_not_served() {
    let root = begin();
    let mut rebuilder = Rebuilder::open(root.path(), Audience::Public);
    let (settings, b) = (0, 3);
    for (file, text) in [(b, 5), (settings, 3)] {
        let paths = apply(&Edit::Write(file, text), root.path());
        look(&mut rebuilder, paths);
    }
    apply(&Edit::Write(b, 0), root.path());
    apply(&Edit::Write(settings, 0), root.path());
    rebuilder.look(&Touched::Everything);
    rebuilder.rebuild();
    is_clean(rebuilder.state(), root.path()).unwrap();
}

/// Returns the bytes of the page at `address`.
fn page(rebuilder: &Rebuilder, address: &str) -> Option<String> {
    let state = rebuilder.state();
    let found = state.find(address).filter(|found| !found.missing)?;
    let made = state.make(found.route).ok()?;
    Some(String::from_utf8_lossy(&made.bytes).into_owned())
}

fn write(rebuilder: &mut Rebuilder, root: &Path, file: usize, text: usize) {
    let paths = apply(&Edit::Write(file, text), root);
    look(rebuilder, paths);
}

#[test]
fn an_error_in_one_file_does_not_hold_back_others() {
    let root = begin();
    let mut rebuilder = Rebuilder::open(root.path(), Audience::Public);
    let (om, b, solution) = (1, 3, 6);
    write(&mut rebuilder, root.path(), om, 3);
    assert!(rebuilder.state().has_errors());
    write(&mut rebuilder, root.path(), b, 5);
    let shown = page(&rebuilder, "/b/").unwrap();
    assert!(
        shown.contains("Med andre ord"),
        "the other file as it is now"
    );
    let shown = page(&rebuilder, "/om/").unwrap();
    assert!(shown.contains("fil.pdf"), "the faulty file as it was");
    // A second error does not bring back the first, or take away what was written meanwhile.
    write(&mut rebuilder, root.path(), solution, 2);
    assert!(page(&rebuilder, "/b/").unwrap().contains("Med andre ord"));
    assert!(page(&rebuilder, "/losninger/a/").is_some());
    // Mended in another order than they came.
    write(&mut rebuilder, root.path(), om, 7);
    assert!(page(&rebuilder, "/om/").unwrap().contains("Først"));
    write(&mut rebuilder, root.path(), solution, 1);
    assert!(!rebuilder.state().has_errors());
    is_clean(rebuilder.state(), root.path()).unwrap();
}

#[test]
fn an_error_in_a_contribution_is_a_warning_and_the_site_goes_on() {
    let root = begin();
    let mut rebuilder = Rebuilder::open(root.path(), Audience::Public);
    let (b, contribution) = (3, FILES.len() - 1);
    for wrong in [2, 3] {
        write(&mut rebuilder, root.path(), contribution, wrong);
        let state = rebuilder.state();
        assert!(!state.has_errors(), "{:?}", state.diagnostics);
        assert!(state.report.warnings.count > 0);
        write(&mut rebuilder, root.path(), b, 5);
        assert!(page(&rebuilder, "/b/").unwrap().contains("Med andre ord"));
        write(&mut rebuilder, root.path(), b, 0);
        assert!(!page(&rebuilder, "/b/").unwrap().contains("Med andre ord"));
    }
}

#[test]
fn a_file_that_others_lead_to_is_shown_until_they_do_not() {
    let root = begin();
    let mut rebuilder = Rebuilder::open(root.path(), Audience::Public);
    let (b, solution) = (3, 6);
    // A report and a municipality name it.
    write(&mut rebuilder, root.path(), solution, 3);
    assert!(rebuilder.state().has_errors());
    write(&mut rebuilder, root.path(), b, 5);
    assert!(page(&rebuilder, "/b/").unwrap().contains("Med andre ord"));
    assert!(page(&rebuilder, "/losninger/a/").is_some());
}

#[test]
fn a_site_that_begins_with_an_error_is_shown_without_the_file() {
    let root = begin();
    apply(&Edit::Write(2, 2), root.path());
    let mut rebuilder = Rebuilder::open(root.path(), Audience::Public);
    assert!(rebuilder.state().has_errors());
    assert!(page(&rebuilder, "/om/").is_some());
    assert!(page(&rebuilder, "/nn/om/").is_none());
    write(&mut rebuilder, root.path(), 2, 1);
    assert!(page(&rebuilder, "/nn/om/").is_some());
}
