//! The mail that reminds a municipality: what matters most, what expires, what it has never said.

use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::MimePart;

use crate::edit::describe::date_in_words;
use crate::knowledge::maintenance::{TaskKind, Urgency};
use crate::knowledge::{Knowledge, MunicipalityId};
use crate::survey::choices::Choices;
use crate::survey::valuable::{in_words, most_wanted};
use crate::survey::workbook::{Round, language_of};
use crate::text::Lang;
use crate::text::date::PartialDate;

/// The media type of a workbook.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Between the parts of a mail. It stands in no text of ours, and the same mail has the same bytes.
const BOUNDARY: &str = "=_digitv_kartlegging_del_=";

/// The most statements that expire that are listed.
const MOST: usize = 8;

/// The months ahead in which a contract is told to end.
const AHEAD: i32 = 12;

/// The facts that a reminder tells.
pub struct Reminder<'a> {
    /// The municipality.
    pub municipality: MunicipalityId,
    /// The round.
    pub round: &'a Round,
    /// The day on which it has answered in this round, where it has.
    pub answered: Option<PartialDate>,
    /// The address of the form in which it is corrected.
    pub link: &'a str,
    /// The name and the bytes of the workbook.
    pub workbook: (&'a str, &'a [u8]),
}

/// Returns the bytes of the mail, an `.eml` file that opens as a draft.
pub fn mail(knowledge: &Knowledge, reminder: &Reminder<'_>) -> Vec<u8> {
    let to = recipient(knowledge, reminder.municipality);
    let text = text(knowledge, reminder);
    let (name, bytes) = reminder.workbook;
    let parts = vec![
        MimePart::new("text/plain", text),
        MimePart::new(WORKBOOK, bytes).attachment(name),
    ];
    let mixed = ContentType::new("multipart/mixed").attribute("boundary", BOUNDARY);
    let mut mail = MimePart::new(mixed, parts)
        .header("Subject", Text::new(subject(knowledge, reminder)))
        .header("MIME-Version", Raw::new("1.0"))
        // Programs for mail open it as something to be sent.
        .header("X-Unsent", Raw::new("1"));
    if let Some(to) = to {
        mail = mail.header("To", Raw::new(to.to_owned()));
    }
    let mut out = Vec::new();
    mail.write_part(&mut out);
    out
}

/// Returns the shared mailbox of a municipality, where it has said one.
pub fn recipient(knowledge: &Knowledge, id: MunicipalityId) -> Option<&str> {
    let contact = knowledge
        .municipality(id)
        .entry
        .main
        .fields
        .contact
        .as_ref()?;
    contact.email.as_deref()
}

fn subject(knowledge: &Knowledge, reminder: &Reminder<'_>) -> String {
    let title = &knowledge
        .municipality(reminder.municipality)
        .entry
        .main
        .fields
        .head
        .title;
    let due = reminder.round.due.map(date_in_words);
    match (language_of(knowledge, reminder.municipality), due) {
        (Lang::Nn, Some(due)) => format!("Kartlegging: svar frå {title} innan {due}"),
        (Lang::Nn, None) => format!("Kartlegging: svar frå {title}"),
        (_, Some(due)) => format!("Kartlegging: svar fra {title} innen {due}"),
        (_, None) => format!("Kartlegging: svar fra {title}"),
    }
}

/// Returns the text of the mail.
pub fn text(knowledge: &Knowledge, reminder: &Reminder<'_>) -> String {
    let id = reminder.municipality;
    let lang = language_of(knowledge, id);
    let nn = lang == Lang::Nn;
    let title = &knowledge.municipality(id).entry.main.fields.head.title;
    let mut paragraphs = vec!["Hei,".to_owned(), opening(reminder, title, nn)];
    let choices = Choices::of(knowledge, lang);
    let wanted = most_wanted(knowledge, id);
    if !wanted.is_empty() {
        let mut lines = vec![either(nn, "Dette betyr mest nå:", "Dette betyr mest no:").to_owned()];
        for (number, one) in (1..).zip(&wanted) {
            let (key, value) = one.question.identity(knowledge);
            let list = if key == "tema" {
                &choices.topics
            } else {
                &choices.solutions
            };
            let (question, why) = in_words(one, list.label(&value), lang);
            lines.push(format!("{number}. {question}\n   {why}"));
        }
        paragraphs.push(lines.join("\n"));
    }
    let expiring = expiring(knowledge, id, &choices, nn);
    if !expiring.is_empty() {
        let heading = either(
            nn,
            "Dette går snart ut, eller er for gammelt til å regne med:",
            "Dette går snart ut, eller er for gammalt til å rekne med:",
        );
        paragraphs.push(list(heading, &expiring));
    }
    let unsaid = unsaid(knowledge, id, nn);
    if !unsaid.is_empty() {
        let heading = either(
            nn,
            "Dette har dere aldri sagt noe om:",
            "Dette har de aldri sagt noko om:",
        );
        paragraphs.push(list(heading, &unsaid));
    }
    paragraphs.push(ways(reminder.link, nn));
    paragraphs.push(
        either(
            nn,
            "Skriv roller og felles postkasser, aldri navn på personer. «Vet ikke» er også et svar.",
            "Skriv roller og felles postkasser, aldri namn på personar. «Veit ikkje» er òg eit svar.",
        )
        .to_owned(),
    );
    let text = paragraphs.join("\n\n");
    format!("{text}\n")
}

fn either<'w>(nn: bool, bokmaal: &'w str, nynorsk: &'w str) -> &'w str {
    if nn { nynorsk } else { bokmaal }
}

fn opening(reminder: &Reminder<'_>, title: &str, nn: bool) -> String {
    let name = reminder
        .round
        .name
        .as_deref()
        .map(|name| format!(" «{name}»"))
        .unwrap_or_default();
    let due = reminder.round.due.map(date_in_words);
    let until = match due {
        Some(due) => format!(" varer til {due}"),
        None => " er i gang".to_owned(),
    };
    let answered = reminder.answered.map(date_in_words);
    let answer = match (answered, nn) {
        (Some(day), true) => {
            format!("Takk for svaret {day}. Det som står under, ventar andre framleis på.")
        }
        (Some(day), false) => {
            format!("Takk for svaret {day}. Det som står under, venter andre fortsatt på.")
        }
        (None, true) => format!("Frå {title} har vi ikkje fått svar enno."),
        (None, false) => format!("Fra {title} har vi ikke fått svar ennå."),
    };
    let survey = either(nn, "Kartleggingen", "Kartlegginga");
    format!("{survey}{name}{until}. {answer}")
}

fn list(heading: &str, items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| format!("- {item}")).collect();
    format!("{heading}\n{}", items.join("\n"))
}

/// Returns what is old, or ends within a year.
fn expiring(knowledge: &Knowledge, id: MunicipalityId, choices: &Choices, nn: bool) -> Vec<String> {
    let mut all = Vec::new();
    let label = |slug: &str| choices.solutions.label(slug).to_owned();
    for usage in &knowledge.municipality(id).edges.usages {
        let usage = knowledge.usage(*usage);
        let Some(end) = usage.contract_end.filter(|_| usage.is_use()) else {
            continue;
        };
        let months = -end.months_before(knowledge.as_of);
        if (0..=AHEAD).contains(&months) {
            let name = label(knowledge.solution(usage.solution).entry.slug.as_str());
            all.push(format!("{name}: avtalen går ut {}", date_in_words(end)));
        }
    }
    for task in knowledge.municipality_maintenance(id).tasks {
        let subject = match task.kind {
            TaskKind::StaleUsage(usage)
            | TaskKind::UndatedUsage(usage)
            | TaskKind::AgeingUsage(usage)
            | TaskKind::OverduePlan(usage)
            | TaskKind::ContractEnded(usage) => label(
                knowledge
                    .solution(knowledge.usage(usage).solution)
                    .entry
                    .slug
                    .as_str(),
            ),
            TaskKind::StaleNeed(need) | TaskKind::UndatedNeed(need) => {
                let topic = &knowledge.topic(knowledge.need(need).topic).topic;
                let lang = if nn { Lang::Nn } else { Lang::Nb };
                format!(
                    "{} «{}»",
                    either(nn, "behovet innen", "behovet innan"),
                    topic.name(lang)
                )
            }
            _ => continue,
        };
        let said = match (task.kind, task.since) {
            (TaskKind::ContractEnded(_), Some(date)) => {
                format!("avtalen gikk ut {}", date_in_words(date))
            }
            (_, Some(date)) => format!("sist sagt {}", date_in_words(date)),
            (_, None) => either(nn, "uten dato", "utan dato").to_owned(),
        };
        let said = if nn {
            said.replace("avtalen gikk ut", "avtalen gjekk ut")
        } else {
            said
        };
        all.push(format!("{subject}: {said}"));
    }
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    if more > 0 {
        all.push(format!("og {more} til, i arbeidsboka"));
    }
    all
}

/// Returns what the municipality has never said.
fn unsaid(knowledge: &Knowledge, id: MunicipalityId, nn: bool) -> Vec<String> {
    let tasks = knowledge.municipality_maintenance(id).tasks.into_iter();
    let missing = tasks.filter(|task| task.kind.urgency() == Urgency::Missing);
    let mut all: Vec<String> = missing
        .filter_map(|task| {
            Some(match task.kind {
                TaskKind::NoUsages => either(
                    nn,
                    "hvilke løsninger dere bruker",
                    "kva løysingar de bruker",
                ),
                TaskKind::NoContact => either(
                    nn,
                    "hvem andre kan spørre: rolle og felles postkasse",
                    "kven andre kan spørje: rolle og felles postkasse",
                ),
                TaskKind::NoNeeds => either(nn, "hva dere trenger", "kva de treng"),
                TaskKind::NoCompetences => either(
                    nn,
                    "hva dere kan, og kan hjelpe andre med",
                    "kva de kan, og kan hjelpe andre med",
                ),
                _ => return None,
            })
        })
        .map(str::to_owned)
        .collect();
    let nearby = knowledge.had_nearby(id).len();
    if nearby > 0 {
        all.push(match (nearby, nn) {
            (1, false) => "én løsning som kommuner i nærheten bruker".to_owned(),
            (1, true) => "éi løysing som kommunar i nærleiken bruker".to_owned(),
            (count, false) => format!("{count} løsninger som kommuner i nærheten bruker"),
            (count, true) => format!("{count} løysingar som kommunar i nærleiken bruker"),
        });
    }
    all
}

fn ways(link: &str, nn: bool) -> String {
    let (heading, book, form) = match nn {
        true => (
            "Slik svarar de, vel det som passar:",
            "Fyll ut arbeidsboka som ligg ved, og send ho tilbake som svar på denne e-posten.",
            "Eller rett på nettet:",
        ),
        false => (
            "Slik svarer dere, velg det som passer:",
            "Fyll ut arbeidsboka som ligger ved, og send den tilbake som svar på denne e-posten.",
            "Eller rett på nettet:",
        ),
    };
    format!("{heading}\n- {book}\n- {form}\n  {link}")
}
