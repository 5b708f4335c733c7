//! The day that each document was last changed, from the history of its files: for those whose own
//! fields give no date.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::Knowledge;

/// One commit: its day and the files it touched. Who made it is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// The day that it was made.
    pub day: Date,
    /// The files, by the names that they had then.
    pub touched: Vec<Touched>,
}

/// A file that a commit touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// Its name after the commit, relative to the root of the site.
    pub file: String,
    /// Its name before, where that was another.
    pub from: Option<String>,
    /// `true` where more than white space differs.
    pub has_words: bool,
}

/// The history of the files of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The commits, newest first.
    pub commits: Vec<Commit>,
    /// `false` where the beginning is missing: the first commit that is left then looks like the
    /// one that made every file.
    pub is_whole: bool,
}

/// The fewest documents of a sweeping change: on a small site, all of them may have news.
const SWEEPING_FROM: usize = 10;

/// A change of more than one in this many documents is sweeping: a field renamed everywhere, a
/// formatter. It is no news of any of them.
const SWEEPING_SHARE: usize = 5;

impl Knowledge {
    /// Notes of each document the day of the last commit that changed its words. A sweeping change
    /// counts only for documents of which the whole history has nothing else.
    pub fn note_changes(&mut self, history: &History) {
        let files: Vec<Arc<str>> = self
            .documents()
            .flat_map(|id| self.document(id).versions())
            .map(|(_, version)| version.file.clone())
            .collect();
        self.changed = last_changed(history, &files);
    }
}

fn last_changed(history: &History, files: &[Arc<str>]) -> BTreeMap<Arc<str>, Date> {
    let today: HashMap<&str, &Arc<str>> = files.iter().map(|file| (&**file, file)).collect();
    let most = (files.len() / SWEEPING_SHARE).max(SWEEPING_FROM);
    // The file of today by the name that it had, where that was another.
    let mut former: HashMap<&str, &Arc<str>> = HashMap::new();
    let (mut changed, mut swept) = (BTreeMap::new(), BTreeMap::new());
    for commit in &history.commits {
        let file_of = |name: &str| {
            let moved = former.get(name).copied();
            moved.or_else(|| today.get(name).copied())
        };
        let touched = commit.touched.iter();
        let found: Vec<(&Touched, &Arc<str>)> = touched
            .filter_map(|touched| Some((touched, file_of(&touched.file)?)))
            .collect();
        let with_words = found.iter().filter(|(touched, _)| touched.has_words);
        let with_words: HashSet<&Arc<str>> = with_words.map(|(_, file)| *file).collect();
        let is_sweeping = with_words.len() > most;
        for file in with_words {
            if is_sweeping {
                // The last that is noted is the oldest: the one that made the file.
                swept.insert(file.clone(), commit.day);
            } else {
                changed.entry(file.clone()).or_insert(commit.day);
            }
        }
        for (touched, file) in found {
            if let Some(from) = &touched.from {
                former.insert(from, file);
            }
        }
    }
    if history.is_whole {
        for (file, day) in swept {
            changed.entry(file).or_insert(day);
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commit(day: i8, touched: &[(&str, Option<&str>, bool)]) -> Commit {
        let touched = touched.iter().map(|(file, from, has_words)| Touched {
            file: (*file).to_owned(),
            from: from.map(str::to_owned),
            has_words: *has_words,
        });
        Commit {
            day: Date::constant(2026, 1, day),
            touched: touched.collect(),
        }
    }

    fn days(commits: Vec<Commit>, is_whole: bool, files: &[&str]) -> Vec<Option<i8>> {
        let history = History { commits, is_whole };
        let all: Vec<Arc<str>> = files.iter().map(|file| Arc::from(*file)).collect();
        let changed = last_changed(&history, &all);
        let day = |file: &&str| changed.get(*file).map(|date| date.day());
        files.iter().map(day).collect()
    }

    #[test]
    fn the_last_change_of_words_counts_whatever_the_file_was_called() {
        let commits = vec![
            commit(9, &[("a", None, false), ("gone", None, true)]),
            commit(8, &[("b", Some("old"), false)]),
            // Another file has the old name now.
            commit(7, &[("old", None, true)]),
            commit(6, &[("a", None, true), ("old", None, true)]),
            commit(1, &[("a", None, true)]),
        ];
        assert_eq!(days(commits, true, &["a", "b"]), [Some(6), Some(7)]);
    }

    #[test]
    fn a_name_that_is_used_again_is_two_files() {
        let commits = vec![
            commit(9, &[("a", None, true)]),
            commit(8, &[("b", Some("a"), false)]),
            commit(7, &[("a", None, true)]),
        ];
        assert_eq!(days(commits, true, &["a", "b"]), [Some(9), Some(7)]);
    }

    #[test]
    fn a_sweeping_change_is_no_news_but_the_beginning_is() {
        let names: Vec<String> = (0..12).map(|number| number.to_string()).collect();
        let files: Vec<&str> = names.iter().map(String::as_str).collect();
        let all: Vec<_> = files.iter().map(|file| (*file, None, true)).collect();
        let commits = vec![
            commit(9, &all),
            commit(5, &[("3", None, true)]),
            commit(1, &all),
        ];
        let found = days(commits.clone(), true, &files);
        assert_eq!((found[3], found[4]), (Some(5), Some(1)));
        // Of a history that begins later, nobody knows when the others were made.
        let found = days(commits, false, &files);
        assert_eq!((found[3], found[4]), (Some(5), None));
    }
}
