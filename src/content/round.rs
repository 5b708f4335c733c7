//! Rounds of the survey: who was asked, by when, and who has answered.

use std::collections::HashSet;

use tr::tr;

use crate::diagnostic::{Check, Diagnostic, Part, Problem, Step};
use crate::source::Snapshot;
use crate::text::date::PartialDate;
use crate::text::slug::Slug;
use crate::yaml::data_file::read_list;
use crate::yaml::fields::Fields;
use crate::yaml::problems::Problems;
use crate::yaml::record::record;

/// The file of the rounds.
pub const ROUNDS_FILE: &str = "content/data/runder.yaml";

/// The name of the list in the file.
const KEY: &str = "runder";

/// The most rounds that the file can have.
const MAX_ROUNDS: usize = 200;

record! {
    /// The file of the rounds.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Rounds {
        /// The rounds.
        rounds: Vec<Round> = list("runder"), "rundene";
    }
}

record! {
    /// A round of the survey.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Round expects tr_later!("`navn`, `åpnet`, `frist`, `spurt` og `svart`") {
        /// Its name.
        name: String = required("navn"), "navnet på runden, som `Høsten 2026`";
        /// The day on which it began.
        opened: PartialDate = required("åpnet"), "dagen arbeidsbøkene ble sendt";
        /// The day by which answers are due.
        due: Option<PartialDate> = optional("frist"), "dagen svarene skal være inne";
        /// Those who are asked.
        asked: Vec<Slug> = list("spurt"), "kommunene som er spurt";
        /// Those who have answered.
        answered: Vec<RoundAnswer> = list("svart"), "kommunene som har svart; `digitv kartlegg inn` fører dem";
    }
    check |fields| is_due_after_it_opens(fields, opened, due);
}

record! {
    /// An answer in a round.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct RoundAnswer expects tr_later!("`kommune` og `dato`, og gjerne `rolle`") {
        /// The municipality.
        municipality: Slug = required("kommune"), "kommunen";
        /// The day of the answer.
        date: PartialDate = required("dato"), "dagen den svarte";
        /// The role of the one who answered.
        role: Option<String> = optional("rolle"), "rollen til den som svarte; aldri navnet";
        /// The number of values that the answer changed.
        changed: u32 = optional("endret" or 0), "hvor mange verdier svaret endret";
        /// The number of entries that it added.
        added: u32 = optional("nye" or 0), "hvor mange nye opplysninger det ga";
        /// The number of statements that it confirmed.
        confirmed: u32 = optional("bekreftet" or 0), "hvor mange opplysninger det bekreftet";
    }
}

impl Round {
    /// Returns those who are asked and have not answered.
    pub fn waiting(&self) -> impl Iterator<Item = Slug> {
        let answered: HashSet<Slug> = self
            .answered
            .iter()
            .map(|answer| answer.municipality)
            .collect();
        let asked = self.asked.iter().copied();
        asked.filter(move |slug| !answered.contains(slug))
    }
}

fn is_due_after_it_opens(
    fields: &mut Fields<'_>,
    opened: Option<PartialDate>,
    due: Option<PartialDate>,
) {
    if let (Some(opened), Some(due)) = (opened, due)
        && opened.earliest() > due.latest()
    {
        let message = tr!(
            "fristen ({due}) er før runden åpner ({opened})",
            due,
            opened
        );
        let problem = Problem::new(Check::InvalidDate, message);
        fields.report(
            "frist",
            problem.help(tr!("Bytt om `åpnet` og `frist`, eller rett årstallet.")),
        );
    }
}

/// Returns the rounds of `snapshot` in the order of the file, with their diagnostics. `known` are
/// the municipalities of the site.
pub(super) fn read(
    snapshot: &Snapshot,
    known: impl Fn(Slug) -> bool,
) -> (Vec<Round>, Vec<Diagnostic>) {
    let Some(bytes) = snapshot.get(ROUNDS_FILE) else {
        return (Vec::new(), Vec::new());
    };
    let settle = |rounds: Vec<Round>, problems: &mut Problems| {
        check(&rounds, &known, problems);
        rounds
    };
    read_list(&ROUNDS_FILE.into(), bytes, KEY, MAX_ROUNDS, settle)
}

/// Returns the rounds in `text`, the content of the file, with their diagnostics.
pub fn parse(text: &str) -> (Vec<Round>, Vec<Diagnostic>) {
    let as_they_are = |rounds: Vec<Round>, _: &mut Problems| rounds;
    read_list(
        &ROUNDS_FILE.into(),
        text.as_bytes(),
        KEY,
        MAX_ROUNDS,
        as_they_are,
    )
}

/// Reports municipalities that there are none of, and names that stand twice.
fn check(rounds: &[Round], known: &impl Fn(Slug) -> bool, problems: &mut Problems) {
    let mut names = HashSet::new();
    for (index, round) in rounds.iter().enumerate() {
        let at = |more: Vec<Step>| {
            let mut path = vec![Step::Key(KEY.into()), Step::Index(index)];
            path.extend(more);
            path
        };
        if !names.insert(round.name.as_str()) {
            let message = tr!("runden «{round}» står to ganger", round = round.name);
            let problem =
                Problem::new(Check::InvalidData, message).help(tr!("Gi den ene et annet navn."));
            problems.add_to(at(vec![Step::Key("navn".into())]), Part::Value, problem);
        }
        let asked = round
            .asked
            .iter()
            .enumerate()
            .map(|(place, slug)| (vec![Step::Key("spurt".into()), Step::Index(place)], *slug));
        let answered = round.answered.iter().enumerate().map(|(place, answer)| {
            let path = vec![
                Step::Key("svart".into()),
                Step::Index(place),
                Step::Key("kommune".into()),
            ];
            (path, answer.municipality)
        });
        for (path, slug) in asked.chain(answered).filter(|(_, slug)| !known(*slug)) {
            let message = tr!("kommunen `{slug}` finnes ikke her", slug);
            let help = tr!("Skriv navnet på fila til kommunen, uten `.md`.");
            problems.add_to(
                at(path),
                Part::Value,
                Problem::new(Check::InvalidData, message).help(help),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(list: &str) -> Vec<String> {
        let files = Snapshot::from_files([(ROUNDS_FILE, format!("runder:\n{list}"))]);
        let (_, found) = read(&files, |slug| slug.as_str() == "nome");
        found.into_iter().map(|found| found.message).collect()
    }

    #[test]
    fn a_right_round_is_read() {
        let files = Snapshot::from_files([(
            ROUNDS_FILE,
            "runder:\n  - navn: Høsten 2026\n    åpnet: 2026-11-30\n    frist: 2026-12-20\n    spurt: [nome, skien]\n    svart:\n      - {kommune: nome, dato: 2026-12-01, rolle: Rådgiver, endret: 4}\n",
        )]);
        let (rounds, found) = read(&files, |_| true);
        assert_eq!(found, []);
        let waiting: Vec<String> = rounds[0].waiting().map(|slug| slug.to_string()).collect();
        assert_eq!(waiting, ["skien"]);
        assert_eq!(rounds[0].answered[0].changed, 4);
    }

    #[test]
    fn what_cannot_be_is_reported() {
        assert_eq!(
            found("  - {navn: A, åpnet: 2026-12, frist: 2026-11}\n").len(),
            1
        );
        assert_eq!(
            found("  - {navn: A, åpnet: 2026, spurt: [vinje]}\n").len(),
            1
        );
        assert_eq!(
            found("  - {navn: A, åpnet: 2026}\n  - {navn: A, åpnet: 2027}\n").len(),
            1
        );
        assert_eq!(
            found("  - {navn: A, åpnet: 2026, spurt: [nome]}\n"),
            Vec::<String>::new()
        );
    }
}
