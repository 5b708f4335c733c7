//! Statements of use that say the same from the same source, told as one: how many, what is said,
//! and whom it is said of, by region.

use serde::Serialize;

use crate::knowledge::{MunicipalityId, RegionId, SolutionId, UsageId};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Text};
use crate::pages::parts::usages::UsageRow;

/// Statements that are told as one.
#[derive(Serialize)]
pub(crate) struct UsageFold<'a> {
    /// The statement of all of them: the row of the first.
    said: UsageRow<'a>,
    /// The remark that they share, in the language of the reader where one of them has it.
    note: Option<Text<'a>>,
    /// The number of municipalities.
    count: usize,
    /// The municipalities by region; those outside all regions last.
    places: Vec<FoldedRegion<'a>>,
}

/// The municipalities of a region.
#[derive(Serialize)]
struct FoldedRegion<'a> {
    /// The region; none for those outside all of them.
    region: Option<Link<'a>>,
    /// Its municipalities, by name.
    municipalities: Vec<FoldedPlace<'a>>,
}

/// A municipality whose statement is told with others.
#[derive(Serialize)]
struct FoldedPlace<'a> {
    /// The municipality.
    #[serde(flatten)]
    link: Link<'a>,
    /// Its name in addresses.
    slug: &'a str,
}

impl<'a> Reader<'a> {
    /// Returns the statements about `solution` that are told as one, and the ids of all of them.
    pub(crate) fn usage_folds(&self, solution: SolutionId) -> (Vec<UsageFold<'a>>, Vec<UsageId>) {
        let groups = self.knowledge().shared_statements(solution, self.lang);
        let folded = groups.iter().flatten().copied().collect();
        let folds = groups.iter().filter_map(|group| self.usage_fold(group));
        (folds.collect(), folded)
    }

    fn usage_fold(&self, group: &[UsageId]) -> Option<UsageFold<'a>> {
        let mut notes: Vec<Text<'a>> = (group.iter())
            .filter_map(|id| self.knowledge().usage_note(*id, self.lang))
            .map(Text::from)
            .collect();
        // The sort is stable: among equals the first stays first.
        notes.sort_by_key(|note| note.lang != self.lang);
        let of = |id: &UsageId| self.knowledge().usage(*id).municipality;
        Some(UsageFold {
            said: self.usage_by_municipality(*group.first()?),
            note: notes.first().copied(),
            count: group.len(),
            places: self.by_region(group.iter().map(of)),
        })
    }

    fn by_region(&self, ids: impl Iterator<Item = MunicipalityId>) -> Vec<FoldedRegion<'a>> {
        let mut regions: Vec<(Option<RegionId>, Vec<FoldedPlace<'a>>)> = Vec::new();
        for id in ids {
            let node = self.knowledge().municipality(id);
            let place = FoldedPlace {
                link: self.municipality(id),
                slug: node.entry.slug.as_str(),
            };
            match regions.iter_mut().find(|(of, _)| *of == node.edges.region) {
                Some((_, places)) => places.push(place),
                None => regions.push((node.edges.region, vec![place])),
            }
        }
        regions.sort_by_key(|(region, _)| (region.is_none(), *region));
        let view = |(region, municipalities): (Option<RegionId>, _)| FoldedRegion {
            region: region.map(|id| self.region(id)),
            municipalities,
        };
        regions.into_iter().map(view).collect()
    }
}
