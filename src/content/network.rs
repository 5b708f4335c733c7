//! Networks (samarbeid): municipalities that work together, as a network, a region, a company that
//! they own, or a county council.

use tr::tr;

use super::deadline::Deadline;
use super::head::Head;
use super::kind::{FrontMatter, Kind};
use super::municipality::MunicipalityContact;
use super::plausible;
use super::shared_usage::SharedUsage;
use super::unknown::Unknown;
use super::vocabulary::{DecisionOutcome, NetworkForm};
use crate::diagnostic::{Check, Problem};
use crate::text::date::PartialDate;
use crate::text::slug::Slug;
use crate::tr_later;
use crate::yaml::fields::Fields;
use crate::yaml::record::record;
use crate::yaml::url::{Reference, Url};

record! {
    /// The front matter of a network.
    #[derive(Clone, Debug)]
    pub struct Network {
        /// The fields that every document has.
        head: Head = shared(&["tittel", "sammendrag"]);
        /// Other names and abbreviations.
        aliases: Vec<String> = list("alias"), "andre navn og forkortelser, som søket kjenner";
        /// Its form.
        form: NetworkForm = required("form"), "måten kommunene er sammen på";
        /// Its members, as far as they are known.
        members: Vec<Member> = list("medlemmer"), "hvem som er eller har vært med";
        /// The number of members, where they are not all known by name.
        member_count: Option<MemberCount> = optional("antall_medlemmer"), "hvor mange som er med, når ikke alle er kjent";
        /// The municipality or organisation that runs it, as text.
        host: Option<String> = optional("vert"), "hvem som driver det, som `Bergen kommune`";
        /// The date that it began.
        since: Option<PartialDate> = optional("siden"), "når det begynte";
        /// The date that it ended.
        until: Option<PartialDate> = optional("til"), "når det sluttet; utelates når det pågår";
        /// Its purpose, in a sentence.
        purpose: Option<String> = optional("formål"), "hva det er til for, i en setning";
        /// The topics that it works in.
        topics: Vec<Slug> = list("områder"), "temaer fra lista, som `[arkiv, innbyggerdialog]`";
        /// The way that it is paid for.
        payment: Option<String> = optional("betaling"), "hvordan det blir betalt";
        /// Its web site.
        website: Option<String> = optional("nettsted" as Url), "nettstedet til samarbeidet";
        /// The contact for questions: a role and a shared mailbox, never a person.
        contact: Option<MunicipalityContact> = optional("kontakt"), "hvem en kan spørre; aldri navnet på en person";
        /// Decisions about it.
        decisions: Vec<Decision> = list("vedtak"), "vedtak om samarbeidet";
        /// The questions that readers will ask and no source answers.
        missing: Vec<Unknown> = list("mangler"), "det ingen kilde sier: ord fra lista som `kostnad`, eller det som fullfører «Vi har ikke sett …»; programmet skriver setninga";
        /// Statements of use that its members inherit.
        usages: Vec<SharedUsage> = list("bruk"), "løsninger som medlemmene bruker gjennom samarbeidet; det står her én gang, og medlemmene arver det";
        /// Deadlines that concern its members.
        deadlines: Vec<Deadline> = list("frister"), "når noe slutter, blir en plikt eller får ny avtale";
        /// Results that somebody states.
        results: Vec<NetworkResult> = list("resultater"), "det som er kommet ut av det";
    }
    check |fields| lasts(fields, tr_later!("samarbeidet"), since, until);
}

impl FrontMatter for Network {
    const KIND: Kind = Kind::Network;

    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        Self::decode(fields)
    }

    fn head(&self) -> &Head {
        &self.head
    }
}

record! {
    /// A member of a network: a municipality of the site, or another organisation by name.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Member expects tr_later!("`kommune` eller `navn`, og gjerne `fra` og `til`") {
        /// The municipality, where it is one of the site's.
        municipality: Option<Slug> = optional("kommune"), "kommunen, når den er på nettstedet";
        /// The name of another member.
        name: Option<String> = optional("navn"), "navnet på en annen deltaker";
        /// The date that it joined.
        since: Option<PartialDate> = optional("fra"), "når den ble med";
        /// The date that it left.
        until: Option<PartialDate> = optional("til"), "når den gikk ut";
    }
    check |fields| is_named(fields, &municipality, &name);
    check |fields| lasts(fields, tr_later!("medlemskapet"), since, until);
}

impl Member {
    /// Decides whether it has not left, as far as is known.
    pub fn is_current(&self) -> bool {
        self.until.is_none()
    }
}

record! {
    /// The number of members on a date.
    #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct MemberCount expects tr_later!("`antall`, og gjerne `dato` og `kilde`") {
        /// The number.
        count: u32 = required("antall"), "hvor mange som er med";
        /// The date of the number.
        date: Option<PartialDate> = optional("dato"), "når det var så mange";
        /// The source of the number.
        source: Option<String> = optional("kilde" as Reference), "hva det bygger på: ei nettadresse eller noen få ord";
    }
    check |fields| plausible::within(
        fields, "antall", count, (1, 500), tr_later!("tallet på deltakere i et samarbeid"),
    );
}

record! {
    /// A decision of a body.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Decision expects tr_later!("`organ`, `dato` og `utfall`") {
        /// The body that decided.
        body: String = required("organ"), "hvem som vedtok det, som `Skien bystyre`";
        /// The date of the decision.
        date: Option<PartialDate> = optional("dato"), "når det ble vedtatt";
        /// The outcome.
        outcome: DecisionOutcome = required("utfall"), "hva det endte med; en innstilling er ikke et vedtak";
        /// The matter that was decided.
        matter: Option<String> = optional("sak"), "hva det gjaldt";
        /// The source of the statement.
        source: Option<String> = optional("kilde" as Reference), "hva det bygger på: ei nettadresse eller noen få ord";
    }
}

record! {
    /// A result of a network.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct NetworkResult expects tr_later!("`tekst`, og gjerne `dato` og `kilde`") {
        /// The result in words.
        text: String = required("tekst"), "resultatet i ord";
        /// The date of the result.
        date: Option<PartialDate> = optional("dato"), "når det var slik";
        /// The source of the statement.
        source: Option<String> = optional("kilde" as Reference), "hva det bygger på: ei nettadresse eller noen få ord";
    }
}

/// Reports a member without a name, or with two.
fn is_named(fields: &mut Fields<'_>, municipality: &Option<Slug>, name: &Option<String>) {
    let (message, help) = match (municipality, name) {
        (None, None) => (
            tr!("deltakeren har ikke noe navn"),
            tr!("Skriv `kommune` når den er på nettstedet, ellers `navn`."),
        ),
        (Some(_), Some(_)) => (
            tr!("deltakeren har både `kommune` og `navn`"),
            tr!("Behold `kommune`: navnet står på sida til kommunen."),
        ),
        _ => return,
    };
    let problem = Problem::new(Check::InvalidValue, message);
    fields.report_here(problem.help(help));
}

/// Reports an end that comes before the beginning; `what` names the thing in the message.
fn lasts(
    fields: &mut Fields<'_>,
    what: &str,
    since: Option<PartialDate>,
    until: Option<PartialDate>,
) {
    if let (Some(start), Some(end)) = (since, until)
        && start.earliest() > end.latest()
    {
        let message = tr!(
            "{what} slutter ({end}) før det begynner ({start})",
            what = tr!(what),
            end,
            start
        );
        let problem = Problem::new(Check::InvalidDate, message);
        fields.report(
            "til",
            problem.help(tr!("Bytt om datoene, eller rett årstallet.")),
        );
    }
}
