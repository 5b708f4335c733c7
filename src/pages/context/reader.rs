//! The site as a reader of one language sees it: every link, word and title of pages, in the right
//! version.

use std::borrow::Cow;

use super::view::{Link, Word};
use crate::config::Config;
use crate::content::{Kind, Version};
use crate::knowledge::contracts::{Contract, ContractOrigin};
use crate::knowledge::shared_needs::SharedNeed;
use crate::knowledge::{
    DocumentId, Knowledge, MunicipalityId, RegionId, ReportId, SolutionId, TopicId, Usage,
};
use crate::pages::Context;
use crate::pages::address::Addresses;
use crate::pages::any_document::document;
use crate::pages::by_letter::Register;
use crate::pages::files::forms::kinds::has_form;
use crate::pages::fragments::Fragments;
use crate::pages::made_files::MadeFiles;
use crate::pages::map::SiteMap;
use crate::pages::shared::{MadeAnswers, SharedFacts};
use crate::pages::site_page::SitePage;
use crate::text::field_path::entry_path;
use crate::text::percent::encode_segment;
use crate::text::{Lang, PartialDate, Vocabulary};
use crate::theme::Theme;

/// The site as a page in one language sees it.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    site: Context<'a>,
    shared: &'a SharedFacts,
    /// The language of the page's own text.
    pub(crate) lang: Lang,
    /// The language of the interface around it.
    pub(crate) interface: Lang,
}

impl<'a> Reader<'a> {
    /// Returns the view of a page in `lang`.
    pub(crate) fn new(site: &Context<'a>, shared: &'a SharedFacts, lang: Lang) -> Self {
        Self {
            site: *site,
            shared,
            lang,
            interface: shared.addresses.interface(lang),
        }
    }

    /// Returns the graph.
    pub(crate) fn knowledge(&self) -> &'a Knowledge {
        self.site.knowledge
    }

    /// Returns the settings.
    pub(crate) fn config(&self) -> &'a Config {
        self.site.config
    }

    /// Returns the theme.
    pub(crate) fn theme(&self) -> &'a Theme {
        self.site.theme
    }

    /// Returns the addresses of the site's own pages.
    pub(crate) fn addresses(&self) -> Addresses {
        self.shared.addresses
    }

    /// Returns the map, where the site has one.
    pub(crate) fn site_map(&self) -> Option<&'a SiteMap> {
        self.shared.map.as_deref()
    }

    /// Returns the date on which anything on the site was last changed.
    pub(crate) fn newest(&self) -> Option<PartialDate> {
        self.shared.newest
    }

    /// Returns every need, what most municipalities share first.
    pub(crate) fn shared_needs(&self) -> &'a [SharedNeed] {
        &self.shared.needs
    }

    /// Returns the files whose size pages tell.
    pub(crate) fn made_files(&self) -> &'a MadeFiles {
        &self.shared.made_files
    }

    /// Returns the files of the answers on the search page, which may still have to be made.
    pub(crate) fn answers(&self) -> &'a MadeAnswers {
        &self.shared.answers
    }

    /// Returns the rows of all reports.
    pub(crate) fn all_rows(&self) -> &'a Fragments {
        &self.shared.report_rows
    }

    /// Returns the facets of the list of reports.
    pub(crate) fn report_facets(&self) -> &'a Fragments {
        &self.shared.report_facets
    }

    /// Returns the number of reports that are not written from public sources.
    pub(crate) fn reports_of_their_own(&self) -> usize {
        self.shared.reports_of_their_own
    }

    /// Returns what every annex says of each municipality.
    pub(crate) fn annex_places(&self) -> &'a Fragments {
        &self.shared.annex_places
    }

    /// Returns the choice of a municipality in every annex.
    pub(crate) fn annex_options(&self) -> &'a Fragments {
        &self.shared.annex_options
    }

    /// Returns the names of the register, which may still have to be gathered.
    pub(crate) fn register(&self) -> &'a Register {
        &self.shared.register
    }

    /// Returns the view of another page, in `lang`.
    pub(crate) fn in_language(&self, lang: Lang) -> Self {
        Self::new(&self.site, self.shared, lang)
    }

    /// Returns an interface text.
    pub(crate) fn text(&self, key: &str) -> String {
        self.theme().text(self.interface, key).to_owned()
    }

    /// Returns an interface text with the number `n`.
    pub(crate) fn count(&self, key: &str, n: usize) -> String {
        self.theme().text_with(self.interface, key, Some(n), &[])
    }

    /// Returns the word for a value of a closed list.
    pub(crate) fn word(&self, value: impl Vocabulary) -> Word {
        Word::new(value, self.interface)
    }

    /// Returns the word for the status of a use, of the past where it cannot be true today.
    pub(crate) fn usage_status(&self, usage: &Usage) -> Word {
        let word = self.word(usage.status);
        match usage.past {
            Some(date) => Word {
                label: usage.status.label_of_the_past(date, self.interface).into(),
                ..word
            },
            None => word,
        }
    }

    /// Returns the address of a page of the site itself.
    pub(crate) fn site_page(&self, site_page: SitePage) -> String {
        self.addresses().site_page(site_page, self.interface)
    }

    /// Returns a link to a page of the site itself, by its title.
    pub(crate) fn site_page_link(&self, site_page: SitePage) -> Link<'a> {
        let title = self.text(&site_page.title_key());
        Link::new(title, self.site_page(site_page))
    }

    /// Returns a link to a municipality.
    pub(crate) fn municipality(&self, id: MunicipalityId) -> Link<'a> {
        self.document(id.into())
    }

    /// Returns a link to a solution.
    pub(crate) fn solution(&self, id: SolutionId) -> Link<'a> {
        self.document(id.into())
    }

    /// Returns a link to a report.
    pub(crate) fn report(&self, id: ReportId) -> Link<'a> {
        self.document(id.into())
    }

    /// Returns a link to a document of any kind. The name of a municipality is the same in all
    /// languages.
    pub(crate) fn document(&self, id: DocumentId) -> Link<'a> {
        let document = self.knowledge().document(id).version_in(self.lang);
        let other_name = self.name_in_nynorsk(id).filter(|_| {
            // A translation has its own title.
            self.lang == Lang::Nn && document.head.lang != Lang::Nn
        });
        let lang = other_name.map_or(document.head.lang, |_| Lang::Nn);
        Link {
            title: Cow::Borrowed(other_name.unwrap_or(&document.head.title)),
            address: Cow::Borrowed(document.address),
            lang: (id.kind() != Kind::Municipality).then_some(lang),
        }
    }

    /// Returns the name in nynorsk of a solution that gives one beside its title.
    fn name_in_nynorsk(&self, id: DocumentId) -> Option<&'a str> {
        match id {
            DocumentId::Solution(id) => {
                let fields = &self.knowledge().solution(id).entry.main.fields;
                fields.name_in_nynorsk.as_deref()
            }
            _ => None,
        }
    }

    /// Returns a link to a topic.
    pub(crate) fn topic(&self, id: TopicId) -> Link<'a> {
        let topic = &self.knowledge().topic(id).topic;
        let address = self.addresses().topic(topic, self.interface);
        Link::new(topic.name(self.interface), address)
    }

    /// Returns links to topics.
    pub(crate) fn topics(&self, ids: &[TopicId]) -> Vec<Link<'a>> {
        ids.iter().map(|id| self.topic(*id)).collect()
    }

    /// Returns a link to a region.
    pub(crate) fn region(&self, id: RegionId) -> Link<'a> {
        let region = self.knowledge().region(id);
        let address = self.addresses().region(region, self.interface);
        Link::new(region.name.as_str(), address)
    }

    /// Returns a link to the plain page with this slug, where the site has one: `bidra`.
    pub(crate) fn page_by_slug(&self, slug: &str) -> Option<Link<'a>> {
        let id = self.knowledge().page_by_slug(slug)?;
        Some(self.document(id.into()))
    }

    /// Returns the name of a municipality in addresses.
    pub(crate) fn municipality_slug(&self, id: MunicipalityId) -> &'a str {
        self.knowledge().municipality(id).entry.slug.as_str()
    }

    /// Returns the name of a solution in addresses.
    pub(crate) fn solution_slug(&self, id: SolutionId) -> &'a str {
        self.knowledge().solution(id).entry.slug.as_str()
    }

    /// Returns the name of a topic in addresses.
    pub(crate) fn topic_slug(&self, id: TopicId) -> &'a str {
        self.knowledge().topic(id).topic.slug.as_str()
    }

    /// Returns a link to the place on the site where the end of `contract` is stated.
    pub(crate) fn stated(&self, contract: &Contract<'_>) -> Link<'a> {
        match contract.origin {
            ContractOrigin::Shared(id) => self.solution(id).at("s-contracts"),
            ContractOrigin::Usage(id) => {
                let usage = self.knowledge().usage(id);
                self.municipality(usage.municipality).at("s-use")
            }
            ContractOrigin::Report(id) => self.report(id),
        }
    }

    /// Returns the address of the form in which the end of `contract` is corrected, where it is stated.
    pub(crate) fn correct_contract(&self, contract: &Contract<'_>) -> String {
        let (id, field) = match contract.origin {
            ContractOrigin::Shared(id) => (id.into(), "fellesavtale"),
            ContractOrigin::Usage(id) => {
                return self.correct_usage(self.knowledge().usage(id));
            }
            ContractOrigin::Report(id) => (id.into(), "anskaffelse"),
        };
        self.correct_address(id, Some(field))
    }

    /// Returns the supplier of `contract`, where it is for one solution with a known supplier.
    pub(crate) fn supplier(&self, contract: &Contract<'_>) -> Option<&'a str> {
        match contract.solutions.as_slice() {
            [only] => {
                let fields = &self.knowledge().solution(*only).entry.main.fields;
                fields.supplier.as_deref()
            }
            _ => None,
        }
    }

    /// Returns the address of the form in which the statements of a document are corrected, at one
    /// of its fields where that is given: `bruk[digisos]`.
    pub(crate) fn correct_address(&self, id: DocumentId, field: Option<&str>) -> String {
        let address = self.form_address(id, Version::Main);
        match field {
            Some(field) => at_field(&address, field),
            None => address,
        }
    }

    /// Returns the address of the form in which `field` of a document is corrected in the version that
    /// the reader sees; `None` where its kind has no form.
    pub(crate) fn correct_shown(&self, id: impl Into<DocumentId>, field: &str) -> Option<String> {
        let id = id.into();
        let translation = self.knowledge().document(id).translation();
        let version = match translation {
            Some(own) if own.head.lang == self.lang => Version::Translation,
            _ => Version::Main,
        };
        let address = self.form_address(id, version);
        has_form(id.kind()).then(|| at_field(&address, field))
    }

    /// Returns the address of the form in which a statement of use is confirmed or corrected.
    pub(crate) fn correct_usage(&self, usage: &Usage) -> String {
        let field = entry_path("bruk", [self.solution_slug(usage.solution)]);
        self.correct_address(usage.municipality.into(), Some(&field))
    }

    /// Returns the address at which a reader chooses a municipality and corrects its use of a solution,
    /// or states it.
    pub(crate) fn correct_usage_of(&self, solution: SolutionId) -> String {
        let page = self.site_page(SitePage::Correct);
        format!("{page}?ny={}", self.solution_slug(solution))
    }

    /// Returns the address of the form in which a version of a document is corrected.
    pub(crate) fn form_address(&self, id: DocumentId, version: Version) -> String {
        let page = self.site_page(SitePage::Correct);
        let slug = self.knowledge().document(id).slug();
        let ending = match version {
            Version::Main => "",
            Version::Translation => ".nn",
        };
        let folder = id.kind().folder();
        [&page, "?d=", folder, "/", slug.as_str(), ending].concat()
    }

    /// Returns the web address at which the file of a document is edited, where the site has a
    /// repository.
    pub(crate) fn edit_url(&self, id: DocumentId, version: Version) -> Option<String> {
        let repository = self.config().repository.as_ref()?;
        let file = document(self.knowledge(), id, version).file;
        Some(repository.edit_url(file))
    }

    /// Returns `address` on the published site as an absolute URL, for mails and search engines.
    pub(crate) fn absolute(&self, address: &str) -> String {
        [&self.config().base_url, address].concat()
    }
}

/// Returns the address of a form at one of its fields.
fn at_field(form: &str, field: &str) -> String {
    [form, "&f=", &encode_segment(field)].concat()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_part_of_a_path_is_encoded() {
        let url = crate::text::percent::encode_segment("om oss – ny.md");
        assert_eq!(url, "om%20oss%20%E2%80%93%20ny.md");
    }
}
