//! How long each stage takes, and all of them together, with 1,000 and 10,000 documents:
//!
//! ```sh
//! cargo bench
//! ```
//!
//! Nothing is read from or written to a disk, whose speed says nothing of ours: sites live in
//! memory, and what must be in a folder is in `/dev/shm` where there is one.

#![allow(clippy::panic)] // A benchmark that cannot run says so and stops.

mod generate;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use digitv::config::Config;
use digitv::content::index::Rules;
use digitv::content::{DocumentCache, Library};
use digitv::knowledge::Knowledge;
use digitv::publish::{File, Output, PublishError, Way};
use digitv::site::{self, Clock, Options, Site};
use digitv::source::{CONFIG_FILE, Snapshot};
use divan::{Bencher, counter::ItemsCount};
use rayon::prelude::*;
use tempfile::TempDir;

/// As in the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const DOCUMENTS: [usize; 2] = [1_000, 10_000];

fn main() {
    divan::main();
}

#[divan::bench(args = DOCUMENTS, sample_count = 10, sample_size = 1)]
fn read(bencher: Bencher<'_, '_>, documents: usize) {
    let folder = folder();
    write_sources(folder.path(), documents);
    bencher
        .counter(ItemsCount::new(documents))
        .bench(|| Snapshot::read(folder.path()));
}

#[divan::bench(args = DOCUMENTS, sample_count = 10, sample_size = 1)]
fn parse(bencher: Bencher<'_, '_>, documents: usize) {
    let files = snapshot(documents);
    bencher
        .counter(ItemsCount::new(documents))
        .bench(|| library(&files));
}

#[divan::bench(args = DOCUMENTS, sample_count = 10, sample_size = 1)]
fn link(bencher: Bencher<'_, '_>, documents: usize) {
    let files = snapshot(documents);
    let config = config(&files);
    let library = library(&files);
    bencher
        .counter(ItemsCount::new(documents))
        .with_inputs(|| library.clone())
        .bench_values(|library| Knowledge::link(library, &config));
}

#[divan::bench(args = DOCUMENTS, sample_count = 10, sample_size = 1)]
fn assemble(bencher: Bencher<'_, '_>, documents: usize) {
    let files = snapshot(documents);
    bencher
        .counter(ItemsCount::new(documents))
        .with_inputs(|| files.clone())
        .bench_values(loaded);
}

#[divan::bench(args = DOCUMENTS, sample_count = 5, sample_size = 1)]
fn render(bencher: Bencher<'_, '_>, documents: usize) {
    let site = loaded(snapshot(documents));
    bencher
        .counter(ItemsCount::new(site.plan.routes.len()))
        .bench(|| produce_all(&site));
}

/// From sources in memory to every byte of the site in memory.
#[divan::bench(args = DOCUMENTS, sample_count = 5, sample_size = 1)]
fn whole_in_memory(bencher: Bencher<'_, '_>, documents: usize) {
    let files = snapshot(documents);
    bencher
        .counter(ItemsCount::new(documents))
        .with_inputs(|| files.clone())
        .bench_values(|files| produce_all(&loaded(files)));
}

/// What `digitv build` does for a new site.
#[divan::bench(args = DOCUMENTS, sample_count = 5, sample_size = 1)]
fn whole_build(bencher: Bencher<'_, '_>, documents: usize) {
    let sources = folder();
    write_sources(sources.path(), documents);
    bencher
        .counter(ItemsCount::new(documents))
        .with_inputs(folder)
        .bench_refs(|output| build(sources.path(), output.path()));
}

/// The same where nothing has changed since the last build.
#[divan::bench(args = DOCUMENTS, sample_count = 5, sample_size = 1)]
fn whole_build_again(bencher: Bencher<'_, '_>, documents: usize) {
    let (sources, output) = (folder(), folder());
    write_sources(sources.path(), documents);
    build(sources.path(), output.path());
    bencher
        .counter(ItemsCount::new(documents))
        .bench(|| build(sources.path(), output.path()));
}

fn snapshot(documents: usize) -> Snapshot {
    Snapshot::from_files(generate::site(documents))
}

fn config(files: &Snapshot) -> Config {
    let bytes = files.get(CONFIG_FILE).expect("a generated site has one");
    Config::read(bytes).0.expect("and it is right")
}

fn library(files: &Snapshot) -> Library {
    Library::read(files, &Rules::default(), &mut DocumentCache::default()).0
}

fn loaded(files: Snapshot) -> Arc<Site> {
    let loaded = site::assemble(files, Vec::new(), &Options::default(), Clock::start());
    let first = loaded.diagnostics.first();
    loaded
        .site
        .unwrap_or_else(|| panic!("a generated site is without errors, not {first:?}"))
}

fn produce_all(site: &Site) -> usize {
    let context = site.context();
    let routes: Vec<_> = site.plan.all_routes(&context).collect();
    routes
        .into_par_iter()
        .map(|route| {
            let bytes = site.plan.render(route, &context);
            bytes.expect("the theme renders every page").len()
        })
        .sum()
}

fn build(sources: &Path, output: &Path) {
    let loaded = site::load(sources, &Options::default()).expect("there is a site");
    let site = loaded.site.expect("without errors");
    let context = site.context();
    let files: Vec<File<'_, _>> = site
        .plan
        .all_routes(&context)
        .map(|route| File {
            path: route.file(),
            render: Box::new(|| site.plan.render(route, &context)),
        })
        .collect();
    let written = Output::open(output, Duration::ZERO, || {}, &|| false)
        .map_err(PublishError::from)
        .and_then(|mut output| output.write(&files, Way::Switch, || {}, &|| false));
    assert!(written.is_ok(), "not written");
}

fn write_sources(folder: &Path, documents: usize) {
    for (name, text) in generate::site(documents) {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("within the folder")).expect("made");
        std::fs::write(path, text).expect("written");
    }
}

fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() {
        tempfile::tempdir_in(memory)
    } else {
        tempfile::tempdir()
    };
    folder.expect("a folder can be made")
}
