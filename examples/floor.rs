//! The least that a site generator must do, as a measure for what ours does: read each document,
//! make HTML of its Markdown, and write it, a folder for each. `benches/compare` runs it.
//!
//! ```sh
//! cargo run --release --example floor -- /dev/shm/site /dev/shm/output
//! ```

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use walkdir::WalkDir;

/// As in the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let folders: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [site, output] = folders.as_slice() else {
        return Err("usage: floor SITE OUTPUT".into());
    };
    let content = site.join("content");
    let files = WalkDir::new(&content)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let files: Vec<PathBuf> = files.collect();
    files
        .par_iter()
        .try_for_each(|file| convert(file, &content, output))?;
    Ok(())
}

fn convert(file: &Path, content: &Path, output: &Path) -> io::Result<()> {
    let text = fs::read_to_string(file)?;
    let body = text
        .strip_prefix("---\n")
        .and_then(|text| text.split_once("\n---\n"))
        .map_or(&*text, |(_, body)| body);
    let mut page = String::with_capacity(body.len() * 3 / 2);
    html::push_html(&mut page, Parser::new_ext(body, Options::all()));
    let inside = file.strip_prefix(content).unwrap_or(file);
    let folder = output.join(inside.with_extension(""));
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("index.html"), page)
}
