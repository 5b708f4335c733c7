//! `data/katalog.ttl` and `data/katalog.jsonld`: the open data of the site, described by DCAT-AP-NO
//! for the national data catalogue to harvest.
//!
//! Both files hold the same statements. They describe the published tables of [`data`](super::data)
//! and the calendar of contracts. DCAT-AP-NO 3 requires title, description, contact point and
//! publisher of the catalogue and of each data set, an EU data theme of a data set, and an access
//! URL of a distribution.

mod statements;
mod vocabulary;

use oxrdf::{IriParseError, NamedNode};

use super::data::Table;
use crate::knowledge::TopicId;
use crate::pages::RenderError;
use crate::pages::context::reader::Reader;
use crate::pages::outputs::File;
use crate::text::Lang;
use statements::Statements;
use vocabulary::{self as words, Prefix};

/// A format of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Turtle: `katalog.ttl`.
    Turtle,
    /// JSON-LD: `katalog.jsonld`.
    JsonLd,
}

/// A file that can be fetched.
struct Download {
    address: &'static str,
    media_type: &'static str,
    format: &'static str,
}

/// The media type of workbooks for Excel.
const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A data set of the catalogue.
#[derive(Clone, Copy)]
enum Dataset {
    Table(Table),
    Contracts,
}

/// Returns the bytes of the catalogue.
///
/// # Errors
/// Returns an error where the address of the site is not an IRI.
pub(in crate::pages) fn render(reader: &Reader<'_>, form: Form) -> Result<Vec<u8>, RenderError> {
    let statements = describe(reader).map_err(RenderError::catalogue)?;
    let bytes = match form {
        Form::Turtle => statements.turtle(),
        Form::JsonLd => statements.json_ld(),
    };
    bytes.map_err(RenderError::catalogue)
}

impl Dataset {
    fn all() -> impl Iterator<Item = Self> {
        let tables = Table::ALL.into_iter().map(Self::Table);
        tables.chain([Self::Contracts])
    }

    /// Returns its name in interface texts.
    fn key(self) -> &'static str {
        match self {
            Self::Table(table) => table.key,
            Self::Contracts => "contracts",
        }
    }

    fn downloads(self) -> Vec<Download> {
        match self {
            Self::Table(table) => vec![
                Download {
                    address: table.file.address(),
                    media_type: "text/csv",
                    format: "CSV",
                },
                Download {
                    address: table.workbook.address(),
                    media_type: EXCEL,
                    format: "XLSX",
                },
            ],
            Self::Contracts => vec![Download {
                address: File::ContractsCalendar.address(),
                media_type: "text/calendar",
                format: "ICS",
            }],
        }
    }

    /// Returns its name in addresses: `bruk`.
    fn slug(self) -> &'static str {
        let name = match self {
            Self::Table(table) => table.file.name(),
            Self::Contracts => File::ContractsCalendar.name(),
        };
        name.split_once('.').map_or(name, |(slug, _)| slug)
    }

    fn topics(self, reader: &Reader<'_>) -> Vec<TopicId> {
        match self {
            Self::Table(table) => (table.topics)(reader.knowledge()).into_iter().collect(),
            Self::Contracts => Vec::new(),
        }
    }
}

/// Describes the catalogue itself, its publisher and contact point, and each data set.
fn describe(reader: &Reader<'_>) -> Result<Statements, IriParseError> {
    let config = reader.config();
    let catalogue = part(reader, "katalog")?;
    let publisher = part(reader, "utgiver")?;
    let contact = part(reader, "kontakt")?;
    let mut about = Statements::default();
    about.kind(&catalogue, words::dcat("Catalog"));
    in_both(
        reader,
        &mut about,
        &catalogue,
        "title",
        "data.catalogue.title",
    );
    in_both(
        reader,
        &mut about,
        &catalogue,
        "description",
        "data.catalogue.description",
    );
    about.node(&catalogue, words::dct("publisher"), &publisher);
    about.node(&catalogue, words::dcat("contactPoint"), &contact);
    about.address(&catalogue, words::foaf("homepage"), &reader.absolute("/"));
    about.address(
        &catalogue,
        words::dct("license"),
        words::licence(&config.licence.url),
    );
    common(reader, &mut about, &catalogue);
    let datasets: Vec<(Dataset, NamedNode)> = Dataset::all()
        .map(|dataset| Ok((dataset, part(reader, dataset.slug())?)))
        .collect::<Result<_, IriParseError>>()?;
    for (_, node) in &datasets {
        about.node(&catalogue, words::dcat("dataset"), node);
    }
    who(reader, &mut about, &publisher, &contact);
    for (dataset, node) in &datasets {
        about.kind(node, words::dcat("Dataset"));
        about.node(node, words::dct("publisher"), &publisher);
        about.node(node, words::dcat("contactPoint"), &contact);
        describe_dataset(reader, &mut about, *dataset, node)?;
    }
    Ok(about)
}

/// Describes the publisher and the contact point. Values that the settings lack are those of the
/// site.
fn who(reader: &Reader<'_>, about: &mut Statements, publisher: &NamedNode, contact: &NamedNode) {
    let config = reader.config();
    let given = &config.publisher;
    let name = given.name.as_deref().unwrap_or(&config.title);
    about.kind(publisher, words::foaf("Agent"));
    if given.name.is_some() {
        about.kind(publisher, words::org("Organization"));
    }
    about.text(publisher, words::foaf("name"), name);
    if let Some(url) = &given.url {
        about.address(publisher, words::foaf("homepage"), url);
    }
    about.kind(contact, words::vcard("Organization"));
    about.text(contact, words::vcard("fn"), name);
    let home = reader.absolute("/");
    let ways = [&given.contact, &config.report_error_url, &given.url];
    let way = ways.into_iter().flatten().next().unwrap_or(&home);
    let kind = if way.starts_with("mailto:") {
        "hasEmail"
    } else {
        "hasURL"
    };
    about.address(contact, words::vcard(kind), way);
}

fn describe_dataset(
    reader: &Reader<'_>,
    about: &mut Statements,
    dataset: Dataset,
    node: &NamedNode,
) -> Result<(), IriParseError> {
    let key = dataset.key();
    in_both(reader, about, node, "title", &format!("data.{key}.title"));
    in_both(
        reader,
        about,
        node,
        "description",
        &format!("data.{key}.description"),
    );
    for lang in LANGUAGES {
        let keywords = format!("data.{key}.keywords");
        let keywords = reader.theme().text(lang, &keywords);
        for keyword in keywords.split(',').map(str::trim) {
            about.text_in(node, words::dcat("keyword"), keyword, lang);
        }
    }
    themes(reader, about, dataset, node);
    about.text(node, words::dct("identifier"), node.as_str());
    about.address(node, words::dct("accessRights"), words::PUBLIC);
    about.address(node, words::dct("accrualPeriodicity"), words::IRREGULAR);
    if let Some(page) = reader.page_by_slug("apne-data") {
        about.address(
            node,
            words::dcat("landingPage"),
            &reader.absolute(&page.address),
        );
    }
    common(reader, about, node);
    let slug = dataset.slug();
    for download in dataset.downloads() {
        let file = format!("{slug}-{}", download.format.to_lowercase());
        let file = part(reader, &file)?;
        about.node(node, words::dcat("distribution"), &file);
        describe_file(reader, about, &download, &file, key);
    }
    Ok(())
}

fn describe_file(
    reader: &Reader<'_>,
    about: &mut Statements,
    download: &Download,
    file: &NamedNode,
    key: &str,
) {
    let url = reader.absolute(download.address);
    about.kind(file, words::dcat("Distribution"));
    in_both(reader, about, file, "title", &format!("data.{key}.title"));
    about.address(file, words::dcat("accessURL"), &url);
    about.address(file, words::dcat("downloadURL"), &url);
    about.address(
        file,
        words::dcat("mediaType"),
        &words::media_type(download.media_type),
    );
    about.address(
        file,
        words::dct("format"),
        &words::file_type(download.format),
    );
    about.address(
        file,
        words::dct("license"),
        words::licence(&reader.config().licence.url),
    );
}

/// Adds the data themes of the EU, of which at least one is required, and the themes of Los that
/// the rows are about.
fn themes(reader: &Reader<'_>, about: &mut Statements, dataset: Dataset, node: &NamedNode) {
    let topics = dataset.topics(reader);
    let topics = topics.iter().map(|id| &reader.knowledge().topic(*id).topic);
    let codes = topics.clone().filter_map(|topic| topic.eu.as_deref());
    // All data sets are about the running of municipalities.
    let codes = std::iter::once("GOVE").chain(codes);
    for code in words::DATA_THEMES {
        if codes.clone().any(|named| named == code) {
            about.address(node, words::dcat("theme"), &words::data_theme(code));
        }
    }
    for los in topics.filter_map(|topic| topic.los.as_deref()) {
        about.address(node, words::dcat("theme"), los);
    }
}

/// Adds the properties that the catalogue and each data set share.
fn common(reader: &Reader<'_>, about: &mut Statements, node: &NamedNode) {
    if let Some(date) = reader.newest() {
        about.date(node, words::dct("modified"), date.earliest());
    }
    for lang in words::LANGUAGES {
        about.address(node, words::dct("language"), lang);
    }
    about.address(node, words::dct("spatial"), words::NORWAY);
}

const LANGUAGES: [Lang; 2] = [Lang::Nb, Lang::Nn];

fn in_both(
    reader: &Reader<'_>,
    about: &mut Statements,
    node: &NamedNode,
    property: &str,
    key: &str,
) {
    let site = [("site", reader.config().title.as_str())];
    for lang in LANGUAGES {
        let text = reader.theme().text_with(lang, key, None, &site);
        about.text_in(node, Prefix::Dct.name(property), &text, lang);
    }
}

/// Returns the IRI of a part of the catalogue.
fn part(reader: &Reader<'_>, name: &str) -> Result<NamedNode, IriParseError> {
    let document = reader.absolute(File::Turtle.address());
    NamedNode::new(format!("{document}#{name}"))
}
