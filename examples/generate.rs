//! Writes a generated site, for a profiler or for another generator: with so many documents, or with
//! so many municipalities, solutions and reports.
//!
//! ```sh
//! cargo run --release --example generate -- /dev/shm/site 10000
//! cargo run --release --example generate -- /dev/shm/site 357 400 1000
//! ```

#[path = "../benches/generate/mod.rs"]
mod generate;

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

const USAGE: &str = "usage: generate DIR DOCUMENTS or DIR MUNICIPALITIES SOLUTIONS REPORTS";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let numbers = arguments.iter().skip(1).map(|number| number.parse());
    let numbers: Vec<usize> = numbers.collect::<Result<_, _>>()?;
    let (Some(folder), [first, rest @ ..]) = (arguments.first(), numbers.as_slice()) else {
        return Err(USAGE.into());
    };
    let files = match rest {
        [] => generate::site(*first),
        [solutions, reports] => generate::site_of(*first, *solutions, *reports),
        _ => return Err(USAGE.into()),
    };
    let folder = PathBuf::from(folder);
    for (name, text) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}
