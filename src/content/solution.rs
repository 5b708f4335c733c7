//! Solutions (løsning): a system, a shared service, a method.

use super::cost::Cost;
use super::deadline::Deadline;
use super::head::Head;
use super::kind::{FrontMatter, Kind};
use super::unknown::Unknown;
use super::vocabulary::{Delivery, LifeCycle, Ownership, SolutionType};
use crate::text::date::PartialDate;
use crate::text::slug::Slug;
use crate::yaml::fields::Fields;
use crate::yaml::names::NewSlug;
use crate::yaml::record::record;
use crate::yaml::url::{Reference, Url};

record! {
    /// The front matter of a solution.
    #[derive(Clone, Debug)]
    pub struct Solution {
        /// The fields that every document has.
        head: Head = shared(&["tittel", "sammendrag"]);
        /// Other names and abbreviations.
        aliases: Vec<String> = list("alias"), "andre navn og forkortelser, som søket kjenner";
        /// The type of solution.
        kind: SolutionType = required("type"), "hva slags løsning det er";
        /// The kind of owner.
        ownership: Ownership = required("eierskap"), "hvem som eier den";
        /// The supplier.
        supplier: Option<String> = optional("leverandør"), "hvem som leverer den";
        /// Its name in nynorsk, where that is another and there is no translation.
        name_in_nynorsk: Option<String> = optional("navn_nn"), "navnet på nynorsk, når det er et annet og siden ikke er oversatt";
        /// The products that it can be bought as.
        products: Vec<Product> = list("produkter"), "produkter en kan velge mellom, når løsninga er en type";
        /// The keys of the needs that it meets.
        covers: Vec<Slug> = list("dekker_behov" as NewSlug), "behov den dekker, ved `nøkkel` til behovet";
        /// Topics; at least one.
        topics: Vec<Slug> = at_least_one("temaer"), "temaer fra lista, som `[arkiv, innbyggerdialog]`";
        /// The forms of delivery.
        delivery: Vec<Delivery> = list("leveranseform"), "hvordan den leveres";
        /// The stage of its life cycle.
        life_cycle: Option<LifeCycle> = optional("livsløp"), "hvor moden den er";
        /// The licence, as text.
        licence: Option<String> = optional("lisens"), "lisensen, som `MIT`";
        /// Its web site.
        website: Option<String> = optional("nettsted" as Url), "nettstedet til løsninga";
        /// The address of its source code.
        source_code: Option<String> = optional("kildekode" as Url), "der kildekoden ligger";
        /// Solutions that must be in place.
        builds_on: Vec<Slug> = list("bygger_på"), "løsninger som må være på plass først";
        /// Solutions it exchanges data with.
        integrates_with: Vec<Slug> = list("integreres_med"), "løsninger den utveksler data med";
        /// Solutions that can be chosen instead.
        alternative_to: Vec<Slug> = list("alternativ_til"), "løsninger som kan velges i stedet";
        /// The solution that took its place.
        replaced_by: Option<Slug> = optional("erstattet_av"), "løsninga som har tatt over";
        /// Those who may use it, as text.
        available_to: Vec<String> = list("tilgjengelig_for"), "hvem som kan bruke den, som `alle kommuner`";
        /// A contract that several share.
        shared_contract: Option<SharedContract> = optional("fellesavtale"), "avtale som flere kjøper på";
        /// The questions that readers will ask and no source answers.
        missing: Vec<Unknown> = list("mangler"), "det ingen kilde sier: ord fra lista som `kostnad`, eller det som fullfører «Vi har ikke sett …»; programmet skriver setninga";
        /// Deadlines that concern those who use it.
        deadlines: Vec<Deadline> = list("frister"), "når noe blir slått av, blir en plikt eller får ny avtale";
        /// The cost, without VAT.
        cost: Option<Cost> = optional("kostnad"), "hva den koster, uten merverdiavgift";
    }
}

impl FrontMatter for Solution {
    const KIND: Kind = Kind::Solution;

    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        Self::decode(fields)
    }

    fn head(&self) -> &Head {
        &self.head
    }
}

record! {
    /// A product of the type that the solution is.
    #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct Product expects tr_later!("`navn`, og gjerne `leverandør`, `nettsted` og `kilde`") {
        /// Its name.
        name: String = required("navn"), "hva produktet heter";
        /// Its supplier.
        supplier: Option<String> = optional("leverandør"), "hvem som leverer det";
        /// Its web site.
        website: Option<String> = optional("nettsted" as Url), "nettstedet til produktet";
        /// The source of the statement.
        source: Option<String> = optional("kilde" as Reference), "hva det bygger på: ei nettadresse eller noen få ord";
    }
}

record! {
    /// A contract that several municipalities buy on.
    #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct SharedContract expects tr_later!("`eier`, `slutt`, `opsjon` og `url`") {
        /// The holder of the contract.
        owner: Option<String> = optional("eier"), "hvem som har avtalen";
        /// The date it ends.
        end: Option<PartialDate> = optional("slutt"), "når den går ut";
        /// Options to extend the contract, as text.
        option: Option<String> = optional("opsjon"), "rett til å forlenge, som `1 + 1 år`";
        /// The address of a page about it.
        url: Option<String> = optional("url" as Url), "der det står mer";
    }
}
