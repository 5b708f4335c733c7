//! Parts of pages that stand on many of them, rendered when the first page needs them.

use std::sync::OnceLock;

use crate::text::Lang;
use crate::theme::Fragment;

/// The fragments of one kind, each about one of so many subjects, in each language of a page.
pub(crate) struct Fragments([Box<[OnceLock<Option<Fragment>>]>; 3]);

impl Fragments {
    /// Returns empty places for fragments about so many subjects.
    pub(crate) fn about(subjects: usize) -> Self {
        Self([(); 3].map(|()| (0..subjects).map(|_| OnceLock::new()).collect()))
    }

    /// Returns the fragment about the subject at `index` in `lang`, which `render` makes the first
    /// time; none where it could not.
    pub(crate) fn get(
        &self,
        lang: Lang,
        index: usize,
        render: impl FnOnce() -> Option<Fragment>,
    ) -> Option<Fragment> {
        let [nb, nn, en] = &self.0;
        let places = match lang {
            Lang::Nb => nb,
            Lang::Nn => nn,
            Lang::En => en,
        };
        places.get(index)?.get_or_init(render).clone()
    }
}
