//! Similar municipalities, with the properties in which they are alike.

use serde::Serialize;

use crate::knowledge::MunicipalityId;
use crate::knowledge::similarity::Similarity;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::site_page::SitePage;
use crate::pages::site_pages::compare;

/// The number of similar municipalities that are shown.
const LIMIT: usize = 4;

/// A municipality like this one.
#[derive(Serialize)]
pub(crate) struct SimilarView<'a> {
    /// The municipality.
    municipality: Link<'a>,
    /// Its inhabitants.
    population: Option<u32>,
    /// Its region.
    region: Option<&'a str>,
    /// The four parts: size, written form, region, distance.
    parts: Vec<Part>,
    /// The distance in km.
    km: Option<f64>,
    /// The number of solutions that both state that they use.
    shared: usize,
}

/// A part of similarity.
#[derive(Serialize)]
struct Part {
    /// Its label.
    label: String,
    /// `true` where they are alike in it; also `false` where that is not known.
    alike: bool,
}

/// Returns the municipalities most like a municipality, and the address of the comparison with
/// them; no address where it is the only one.
pub(crate) fn like<'a>(
    reader: &Reader<'a>,
    id: MunicipalityId,
) -> (Vec<SimilarView<'a>>, Option<String>) {
    let like = reader.knowledge().most_like(id, LIMIT);
    let slugs: Vec<&str> = std::iter::once(id)
        .chain(like.iter().map(|like| like.municipality))
        .map(|id| reader.municipality_slug(id))
        .collect();
    let page = reader.site_page(SitePage::Compare);
    let address = (slugs.len() > 1).then(|| compare::address_of(&page, &slugs));
    let views = like.iter().map(|like| similar_view(reader, id, like));
    (views.collect(), address)
}

fn similar_view<'a>(reader: &Reader<'a>, id: MunicipalityId, like: &Similarity) -> SimilarView<'a> {
    let node = reader.knowledge().municipality(like.municipality);
    let part = |key: &str, alike: Option<bool>| Part {
        label: reader.text(key),
        alike: alike == Some(true),
    };
    SimilarView {
        municipality: reader.municipality(like.municipality),
        population: node
            .entry
            .main
            .fields
            .population
            .map(|population| population.count),
        region: node
            .edges
            .region
            .map(|id| reader.knowledge().region(id).name.as_str()),
        parts: vec![
            part("municipality.like_size", like.same_size),
            part(
                "municipality.like_written_form",
                Some(like.same_written_form),
            ),
            part("municipality.like_region", like.same_region),
            part("municipality.like_distance", like.near),
        ],
        km: like.km,
        shared: (reader.knowledge()).shared_solutions(id, like.municipality),
    }
}
