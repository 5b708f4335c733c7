//! Structured data (schema.org, JSON-LD) for search engines. Everything in it stands on the page
//! too.

use serde_json::{Value, json};

use super::reader::Reader;
use crate::content::Head;
use crate::content::Version;
use crate::content::vocabulary::SolutionType;
use crate::knowledge::{DocumentId, MunicipalityId, NetworkId, ReportId, SolutionId};
use crate::pages::any_document::document;
use crate::pages::outputs::File;
use crate::text::{PartialDate, Vocabulary, media_type};
use crate::theme::PageMeta;

/// Returns the structured data of a page: the thing it is `about`, and its breadcrumbs.
pub(crate) fn graph(reader: &Reader<'_>, meta: &PageMeta, about: Value) -> String {
    let graph = std::iter::once(about).chain(breadcrumbs(reader, meta));
    let mut data = json!({ "@context": "https://schema.org" });
    // Put in as it is: `json!` would copy it.
    data["@graph"] = graph.collect();
    // Writing to memory does not fail; the formatter of `to_string` takes twice as long.
    serde_json::to_string(&data).unwrap_or_default()
}

/// Describes a municipality.
pub(crate) fn municipality(reader: &Reader<'_>, id: MunicipalityId, version: Version) -> Value {
    let fields = &reader.knowledge().municipality(id).entry.main.fields;
    let mut value = thing(
        reader,
        "AdministrativeArea",
        DocumentId::Municipality(id),
        version,
    );
    value["identifier"] = json!({
        "@type": "PropertyValue",
        "propertyID": "kommunenummer",
        "value": fields.number.as_str(),
    });
    value["containedInPlace"] = json!({ "@type": "AdministrativeArea", "name": fields.county });
    set(&mut value, "sameAs", fields.website.as_deref());
    value
}

/// Describes a solution: software, or a service where it is a way to work.
pub(crate) fn solution(reader: &Reader<'_>, id: SolutionId, version: Version) -> Value {
    let fields = &reader.knowledge().solution(id).entry.main.fields;
    let is_service = matches!(
        fields.kind,
        SolutionType::Method | SolutionType::ServiceModel
    );
    let kind = if is_service {
        "Service"
    } else {
        "SoftwareApplication"
    };
    let mut value = thing(reader, kind, DocumentId::Solution(id), version);
    let property = if is_service {
        "serviceType"
    } else {
        "applicationCategory"
    };
    value[property] = json!(fields.kind.label(reader.interface));
    if !fields.aliases.is_empty() {
        value["alternateName"] = json!(fields.aliases);
    }
    if let Some(supplier) = &fields.supplier {
        value["provider"] = json!({ "@type": "Organization", "name": supplier });
    }
    set(&mut value, "sameAs", fields.website.as_deref());
    value
}

/// Describes a network, with the members that are municipalities of the site.
pub(crate) fn network(reader: &Reader<'_>, id: NetworkId, version: Version) -> Value {
    let node = reader.knowledge().network(id);
    let fields = &node.entry.main.fields;
    let mut value = thing(reader, "Organization", DocumentId::Network(id), version);
    if !fields.aliases.is_empty() {
        value["alternateName"] = json!(fields.aliases);
    }
    if let Some(since) = fields.since {
        value["foundingDate"] = json!(since.iso());
    }
    let current = node
        .edges
        .members
        .iter()
        .filter(|linked| linked.member.is_current());
    let members: Vec<Value> = current
        .filter_map(|linked| {
            let link = reader.municipality(linked.municipality?);
            let url = reader.absolute(&link.address);
            Some(json!({ "@type": "AdministrativeArea", "name": link.title, "url": url }))
        })
        .collect();
    if !members.is_empty() {
        value["member"] = members.into();
    }
    set(&mut value, "sameAs", fields.website.as_deref());
    value
}

/// Describes a report, with its subjects and its sources.
pub(crate) fn report(reader: &Reader<'_>, id: ReportId, version: Version) -> Value {
    let node = reader.knowledge().report(id);
    let mut value = thing(reader, "Report", DocumentId::Report(id), version);
    let all = document(reader.knowledge(), DocumentId::Report(id), version);
    value["headline"] = json!(all.head.title);
    value["inLanguage"] = json!(all.head.lang);
    value["datePublished"] = json!(node.entry.main.fields.date.iso());
    value["dateModified"] = json!(all.modified().map(PartialDate::iso));
    value["license"] = json!(reader.config().licence.url);
    let municipalities = node
        .edges
        .municipalities
        .iter()
        .map(|id| reader.municipality(*id));
    let solutions = node.edges.solutions.iter().map(|id| reader.solution(*id));
    let about: Vec<Value> = (municipalities.map(|link| ("AdministrativeArea", link)))
        .chain(solutions.map(|link| ("Thing", link)))
        .map(|(kind, link)| {
            json!({ "@type": kind, "name": link.title, "url": reader.absolute(&link.address) })
        })
        .collect();
    if !about.is_empty() {
        value["about"] = about.into();
    }
    let citations = citations(all.head);
    if !citations.is_empty() {
        value["citation"] = citations.into();
    }
    if let Some(publisher) = publisher(reader) {
        value["publisher"] = publisher;
    }
    value
}

/// Describes a plain page.
pub(crate) fn page(reader: &Reader<'_>, id: DocumentId, version: Version) -> Value {
    let all = document(reader.knowledge(), id, version);
    let mut value = thing(reader, "WebPage", id, version);
    value["inLanguage"] = json!(all.head.lang);
    if let Some(modified) = all.modified() {
        value["dateModified"] = json!(modified.iso());
    }
    value
}

/// Describes the site, for its front page.
pub(crate) fn site(reader: &Reader<'_>, meta: &PageMeta) -> Value {
    let config = reader.config();
    let mut value = json!({
        "@type": "WebSite",
        "@id": reader.absolute(&meta.address),
        "url": reader.absolute(&meta.address),
        "name": config.title,
        "inLanguage": meta.lang,
    });
    set(&mut value, "alternateName", Some(config.tagline.as_str()));
    set(&mut value, "description", Some(config.description.as_str()));
    if let Some(publisher) = publisher(reader) {
        value["publisher"] = publisher;
    }
    value
}

/// Describes the table of statements of use, as a data set.
pub(crate) fn coverage(reader: &Reader<'_>, meta: &PageMeta) -> Value {
    let files = [File::CoverageTable, File::CoverageWorkbook].map(|file| {
        json!({
            "@type": "DataDownload",
            "encodingFormat": media_type::of(file.address()).split(';').next(),
            "contentUrl": reader.absolute(file.address()),
        })
    });
    let mut value = json!({
        "@type": "Dataset",
        "@id": reader.absolute(&meta.address),
        "url": reader.absolute(&meta.address),
        "name": meta.title,
        "description": meta.description,
        "inLanguage": meta.lang,
        "license": reader.config().licence.url,
        "isAccessibleForFree": true,
        "distribution": files,
    });
    if let Some(publisher) = publisher(reader) {
        value["creator"] = publisher;
    }
    value
}

/// Describes a page that lists others.
pub(crate) fn collection(reader: &Reader<'_>, meta: &PageMeta) -> Value {
    let mut value = json!({
        "@type": "CollectionPage",
        "@id": reader.absolute(&meta.address),
        "url": reader.absolute(&meta.address),
        "name": meta.title,
        "inLanguage": meta.lang,
    });
    set(&mut value, "description", meta.description.as_deref());
    value
}

/// Returns the properties that all documents have.
fn thing(reader: &Reader<'_>, kind: &str, id: DocumentId, version: Version) -> Value {
    let document = document(reader.knowledge(), id, version);
    let mut value = json!({
        "@type": kind,
        "@id": reader.absolute(document.address),
        "url": reader.absolute(document.address),
        "name": document.head.title,
    });
    set(
        &mut value,
        "description",
        Some(document.head.summary.as_str()),
    );
    value
}

fn publisher(reader: &Reader<'_>) -> Option<Value> {
    let publisher = &reader.config().publisher;
    let mut value = json!({ "@type": "Organization", "name": publisher.name.as_ref()? });
    set(&mut value, "url", publisher.url.as_deref());
    Some(value)
}

fn citations(head: &Head) -> Vec<Value> {
    let citation = |source: &crate::content::Source| {
        let mut value = json!({ "@type": "CreativeWork" });
        set(&mut value, "name", source.title.as_deref());
        set(&mut value, "url", source.url.as_deref());
        value
    };
    head.sources.iter().map(citation).collect()
}

/// Returns the breadcrumbs from the front page to this page. The front page itself has none.
fn breadcrumbs(reader: &Reader<'_>, meta: &PageMeta) -> Option<Value> {
    if meta.breadcrumbs.is_empty() {
        return None;
    }
    let here = (meta.title.as_str(), meta.address.as_str());
    let steps = meta
        .breadcrumbs
        .iter()
        .map(|crumb| (crumb.title.as_str(), crumb.address.as_str()));
    let items: Value = steps
        .chain([here])
        .zip(1..)
        .map(|((name, address), position)| {
            json!({
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": reader.absolute(address),
            })
        })
        .collect();
    let mut list = json!({ "@type": "BreadcrumbList" });
    list["itemListElement"] = items;
    Some(list)
}

/// Sets `key` where there is something to set it to.
fn set(value: &mut Value, key: &str, to: Option<&str>) {
    if let Some(to) = to.filter(|to| !to.is_empty()) {
        value[key] = json!(to);
    }
}
