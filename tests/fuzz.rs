//! A short round of fuzzing: each target of `fuzz/targets.rs` with its seeds, and with what comes
//! of changing them by chance; always by the same chance. `tests/fuzz/README.md` tells of the long
//! round, which finds its way by what the program does.
//!
//! DIGITV_FUZZ_RUNS sets how many changed inputs each target gets.

#[path = "fuzz/targets.rs"]
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use targets::{TARGETS, Target};

/// Changed inputs for each target, unless DIGITV_FUZZ_RUNS says otherwise.
const RUNS: usize = 150;
/// Longer inputs cost time and find nothing more.
const LONGEST: usize = 16 << 10;

/// Pieces that readers take for something.
const PIECES: [&str; 32] = [
    "---\n",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "!!binary ",
    "|\n  ",
    "'",
    "\"",
    "\\",
    "<script>",
    "<!--",
    "]]>",
    "&#x0;",
    "javascript:",
    "```\n",
    "| - |\n",
    "[^1]",
    "![](",
    "](",
    "\u{feff}",
    "\u{202e}",
    "\u{0}",
    "\u{1f600}\u{301}",
    "\r\n",
    "\t",
    "99999999999999999999",
    "1e400",
];

/// Chance that is the same every time (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where that is 0.
    fn below(&mut self, end: usize) -> usize {
        if end == 0 {
            return 0;
        }
        usize::try_from(self.next() % end as u64).expect("is below a usize")
    }

    fn range(&mut self, end: usize) -> std::ops::Range<usize> {
        let (one, other) = (self.below(end + 1), self.below(end + 1));
        one.min(other)..one.max(other)
    }
}

/// Changes `bytes` in one to four places.
fn change(bytes: &mut Vec<u8>, other: &[u8], chance: &mut Chance) {
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        match chance.below(8) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }
            1 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = chance.next().to_le_bytes()[0];
                }
            }
            2 => {
                bytes.drain(chance.range(bytes.len()));
            }
            3 => {
                let piece = bytes[chance.range(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            4 => {
                let piece = other[chance.range(other.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            5 => {
                let piece = PIECES[chance.below(PIECES.len())];
                bytes.splice(at..at, piece.repeat(1 + chance.below(200)).into_bytes());
            }
            6 => bytes.truncate(at),
            _ => {
                let piece = PIECES[chance.below(PIECES.len())];
                bytes.splice(at..at, piece.bytes());
            }
        }
    }
    bytes.truncate(LONGEST);
}

fn seeds(target: &Target) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds");
    let files = fs::read_dir(folder.join(target.name)).expect("each target has seeds");
    let mut paths: Vec<_> = files
        .map(|file| file.expect("can be listed").path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} has no seeds", target.name);
    let read = |path| fs::read(path).expect("a seed can be read");
    paths.iter().map(read).collect()
}

fn fuzz(name: &str) {
    let target = TARGETS.iter().find(|target| target.name == name);
    let target = target.expect("is a target");
    let runs = std::env::var("DIGITV_FUZZ_RUNS").ok();
    let runs = runs.map_or(RUNS, |runs| {
        runs.parse().expect("DIGITV_FUZZ_RUNS is a number")
    });
    let seeds = seeds(target);
    let mut chance = Chance(name.bytes().map(u64::from).sum());
    for seed in &seeds {
        (target.run)(seed);
    }
    for run in 0..runs {
        let mut bytes = seeds[run % seeds.len()].clone();
        let other = &seeds[chance.below(seeds.len())];
        change(&mut bytes, other, &mut chance);
        let outcome = catch_unwind(AssertUnwindSafe(|| (target.run)(&bytes)));
        let file = std::env::temp_dir().join(format!("digitv-fuzz-{name}-{run}"));
        if outcome.is_err() {
            fs::write(&file, &bytes).expect("the input can be kept");
        }
        assert!(outcome.is_ok(), "{name} fails with {}", file.display());
    }
}

macro_rules! rounds {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            fuzz(stringify!($name));
        })*

        #[test]
        fn every_target_is_tried() {
            let tried = [$(stringify!($name)),*];
            assert_eq!(TARGETS.map(|target| target.name), tried);
        }
    };
}

rounds! { front_matter markdown word_list map search settings image html }
