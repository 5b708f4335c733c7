//! Holds the names of the register by letter, gathered when its first page needs them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::knowledge::{DocumentId, RegionId, TopicId};
use crate::text::Lang;
use crate::text::letter::Letter;

/// Something that the register names.
#[derive(Clone, Copy)]
pub(crate) enum Named {
    /// A document of any kind.
    Document(DocumentId),
    /// A topic.
    Topic(TopicId),
    /// A region.
    Region(RegionId),
}

/// All that the register names, by letter, in order.
pub(crate) type ByLetter = BTreeMap<Letter, Vec<Named>>;

/// The register in each language of a page.
#[derive(Default)]
pub(crate) struct Register([OnceLock<ByLetter>; 3]);

impl Register {
    /// Returns the register in `lang`, which `gather` makes the first time.
    pub(crate) fn get(&self, lang: Lang, gather: impl FnOnce() -> ByLetter) -> &ByLetter {
        let [nb, nn, en] = &self.0;
        let place = match lang {
            Lang::Nb => nb,
            Lang::Nn => nn,
            Lang::En => en,
        };
        place.get_or_init(gather)
    }
}
