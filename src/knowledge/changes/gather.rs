//! Gathers all that has changed, by each of the two ways.

use jiff::civil::Date;

use super::change::{Changes, Gone};
use super::pair::{Earlier, Pair};
use super::{answers, needs, of_dates, of_documents, of_usages, spread};
use crate::knowledge::Knowledge;

impl Knowledge {
    /// Returns what has changed since `earlier`. What began on `from` or later, began since.
    pub fn changes_since(&self, earlier: Earlier<'_>, from: Date) -> Changes {
        let pair = Pair::new(earlier, self);
        let (usages, lost_usages) = of_usages::changes(&pair, from);
        let documents = of_documents::changes(&pair);
        let lost_documents = of_documents::lost(&pair);
        let (needs, lost_needs) = needs::changes(&pair);
        let (competences, lost_competences) = needs::new_competences(&pair);
        Changes {
            usages,
            documents,
            needs,
            competences,
            lapsed: of_usages::lapsed(&pair),
            gone: Some(Gone {
                documents: lost_documents.gone,
                joined: lost_documents.joined,
                usages: lost_usages,
                needs: lost_needs,
                competences: lost_competences,
            }),
            spread: spread::changes(&pair),
            began_to_answer: Some(answers::began(&pair)),
            answers: answers::new_in(&pair),
        }
    }

    /// Returns what has changed on `from` or later, as far as the content itself states dates.
    pub fn changes_by_date(&self, from: Date) -> Changes {
        Changes {
            usages: of_dates::usages(self, from),
            documents: of_dates::documents(self, from),
            needs: of_dates::needs(self, from),
            competences: Vec::new(),
            lapsed: of_dates::lapsed(self, from),
            gone: None,
            spread: spread::today(self),
            began_to_answer: None,
            answers: answers::dated(self, from),
        }
    }
}
