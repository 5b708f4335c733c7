//! Writes a generated site, for a profiler or for another generator:
//!
//! ```sh
//! cargo run --release --example generate -- /dev/shm/site 10000
//! ```

#[path = "../benches/generate/mod.rs"]
mod generate;

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let (Some(folder), Some(documents)) = (arguments.next(), arguments.next()) else {
        return Err("usage: generate DIR DOCUMENTS".into());
    };
    let folder = PathBuf::from(folder);
    let documents: usize = documents.to_str().unwrap_or_default().parse()?;
    for (name, text) in generate::site(documents) {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}
