//! The kinds of file that have a schema.

use crate::config::Config;
use crate::content::contribution::Contribution;
use crate::content::national::NationalShare;
use crate::content::round::Round;
use crate::content::topic::Topic;
use crate::content::wordlist::WordEntry;
use crate::content::{Municipality, Network, Page, Report, Solution};
use crate::yaml::foreign_names::FOREIGN_NAMES;
use crate::yaml::shape::Record;

/// A kind of file whose fields a schema describes.
pub struct Subject {
    /// Its name on the command line and of its schema.
    pub name: &'static str,
    /// The files that it describes.
    pub files: &'static str,
    /// The fields.
    pub record: &'static Record,
    /// The form of the fields in the files.
    pub form: Form,
}

/// The form of the fields of a subject in its files.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As front matter; names of other generators are accepted too where they are given.
    Document(&'static [(&'static str, &'static str)]),
    /// As the whole file.
    File,
    /// As each item of the list under this key.
    List(&'static str),
}

/// Every subject.
pub const SUBJECTS: [Subject; 11] = [
    Subject {
        name: "kommune",
        files: "content/kommuner/",
        record: &Municipality::RECORD,
        form: Form::Document(&[]),
    },
    Subject {
        name: "losning",
        files: "content/losninger/",
        record: &Solution::RECORD,
        form: Form::Document(&[]),
    },
    Subject {
        name: "erfaring",
        files: "content/erfaringer/",
        record: &Report::RECORD,
        form: Form::Document(&[]),
    },
    Subject {
        name: "samarbeid",
        files: "content/samarbeid/",
        record: &Network::RECORD,
        form: Form::Document(&[]),
    },
    Subject {
        name: "side",
        files: "content/sider/",
        record: &Page::RECORD,
        form: Form::Document(&FOREIGN_NAMES),
    },
    Subject {
        name: "innspill",
        files: "content/innspill/",
        record: &Contribution::RECORD,
        form: Form::File,
    },
    Subject {
        name: "site",
        files: "site.yaml",
        record: &Config::RECORD,
        form: Form::File,
    },
    Subject {
        name: "temaer",
        files: "content/data/temaer.yaml",
        record: &Topic::RECORD,
        form: Form::List("temaer"),
    },
    Subject {
        name: "nasjonale-tall",
        files: "content/data/nasjonale-tall.yaml",
        record: &NationalShare::RECORD,
        form: Form::List("andeler"),
    },
    Subject {
        name: "runder",
        files: "content/data/runder.yaml",
        record: &Round::RECORD,
        form: Form::List("runder"),
    },
    Subject {
        name: "ordliste",
        files: "content/data/ordliste.yaml",
        record: &WordEntry::RECORD,
        form: Form::List("ord"),
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Kind;

    #[test]
    fn every_kind_of_document_has_a_schema() {
        for kind in Kind::ALL {
            let files = format!("content/{}/", kind.folder());
            assert!(
                SUBJECTS.iter().any(|subject| subject.files == files),
                "{files}"
            );
        }
    }
}
