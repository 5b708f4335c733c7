//! Declares every check: its stable code, its readable name, its severity unless `site.yaml` says
//! otherwise, and one line about it.

use super::severity::Severity;

macro_rules! checks {
    ($($variant:ident $code:literal $name:literal $severity:ident $fixed:literal tr_later!($about:literal);)+) => {
        /// A check. Codes and names are a contract: they are never reused for something else.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Check { $(#[doc = $about] $variant,)+ }

        impl Check {
            /// Every check, by code.
            pub const ALL: &'static [Check] = &[$(Check::$variant,)+];

            /// Returns the stable code, from `KB001` on.
            pub fn code(self) -> &'static str {
                match self { $(Check::$variant => $code,)+ }
            }

            /// Returns the readable name, as `checks:` in `site.yaml` gives it.
            pub fn name(self) -> &'static str {
                match self { $(Check::$variant => $name,)+ }
            }

            /// Returns the severity that applies unless `site.yaml` sets another.
            pub fn default_severity(self) -> Severity {
                match self { $(Check::$variant => Severity::$severity,)+ }
            }

            /// Returns whether the severity is fixed: what makes a page wrong in itself stays an
            /// error.
            pub fn is_fixed(self) -> bool {
                match self { $(Check::$variant => $fixed,)+ }
            }

            /// Returns one line on what it is about, in bokmål, to be said by `tr!`.
            pub fn about(self) -> &'static str {
                match self { $(Check::$variant => $about,)+ }
            }
        }
    };
}

checks! {
    InvalidUtf8 "KB001" "invalid-utf8" Error true tr_later!("Fila er ikke UTF-8-tekst.");
    FileTooLarge "KB002" "file-too-large" Error true tr_later!("Fila er større enn det som leses.");
    MissingFrontMatter "KB003" "missing-front-matter" Error false tr_later!("Fila begynner ikke med `---` og felt.");
    UnclosedFrontMatter "KB004" "unclosed-front-matter" Error true tr_later!("Feltene øverst mangler en avsluttende `---`.");
    InvalidYaml "KB005" "invalid-yaml" Error true tr_later!("Feltene øverst er ikke gyldig YAML.");
    UnreadableFile "KB006" "unreadable-file" Error true tr_later!("Fila kan ikke leses.");
    TooMuch "KB007" "too-much" Error true tr_later!("Det er mer av noe enn det som leses: punkter, ord, overskrifter, lenker, celler.");
    TooDeep "KB008" "too-deep" Error true tr_later!("Lister og sitater ligger inni hverandre i for mange nivåer.");
    OutputTooLarge "KB009" "output-too-large" Error true tr_later!("Ei side blir større enn det som publiseres.");
    UnknownField "KB010" "unknown-field" Error false tr_later!("Et felt som ikke finnes.");
    MissingField "KB011" "missing-field" Error true tr_later!("Et felt som må være med, mangler.");
    WrongType "KB012" "wrong-type" Error true tr_later!("Verdien er av feil slag, for eksempel tekst der det skal være en liste.");
    UnknownValue "KB013" "unknown-value" Error true tr_later!("Verdien er ikke på den lukkede lista.");
    InvalidDate "KB014" "invalid-date" Error true tr_later!("Datoen finnes ikke eller er skrevet på en annen måte.");
    InvalidValue "KB015" "invalid-value" Error true tr_later!("Verdien har feil form.");
    TooLong "KB016" "too-long" Error false tr_later!("Teksten er lengre enn den kan være.");
    EmptyValue "KB017" "empty-value" Error true tr_later!("Feltet er tomt.");
    DuplicateField "KB018" "duplicate-field" Error true tr_later!("Samme felt står to ganger.");
    UnknownReference "KB020" "unknown-reference" Error true tr_later!("En henvisning til noe som ikke finnes.");
    DuplicateSlug "KB021" "duplicate-slug" Error true tr_later!("To dokumenter har samme navn.");
    DuplicateAddress "KB022" "duplicate-address" Error true tr_later!("To sider får samme adresse.");
    InvalidFileName "KB023" "invalid-file-name" Error true tr_later!("Filnavnet kan ikke brukes i en adresse.");
    DuplicateNumber "KB024" "duplicate-number" Error true tr_later!("To kommuner har samme kommunenummer.");
    DuplicateEntry "KB025" "duplicate-entry" Error false tr_later!("Samme opplysning står to ganger i én liste.");
    UnknownFolder "KB026" "unknown-folder" Error false tr_later!("Ei fil som ikke ligger i noen av mappene for dokumenter.");
    TranslationWithoutMain "KB027" "twin-without-main" Error true tr_later!("Ei nynorskfil uten dokumentet den er en versjon av.");
    BrokenLink "KB030" "broken-link" Error false tr_later!("En lenke som ikke fører noe sted.");
    BrokenAnchor "KB031" "broken-anchor" Error false tr_later!("En lenke til et avsnitt som ikke finnes.");
    MissingImage "KB032" "missing-image" Error false tr_later!("Et bilde som ikke finnes.");
    RawHtml "KB033" "raw-html" Error false tr_later!("HTML som ikke er tillatt i teksten.");
    MissingAltText "KB034" "missing-alt-text" Error false tr_later!("Et bilde uten beskrivelse.");
    HeadingLevel "KB035" "heading-level" Warning false tr_later!("Et overskriftsnivå er hoppet over.");
    UnsafeLink "KB036" "unsafe-link" Error true tr_later!("En lenke som kan kjøre kode eller føre ut av nettstedet.");
    UnusableImage "KB037" "unusable-image" Warning false tr_later!("Ei bildefil som er ødelagt, eller for stor til at mindre utgaver blir laget.");
    HiddenCharacter "KB038" "hidden-character" Error false tr_later!("Et tegn som ikke synes, men som kan snu eller skjule tekst.");
    ForeignMarkup "KB039" "foreign-markup" Warning false tr_later!("Merking som et annet program forstår, og som kom ut som tekst.");
    NationalId "KB040" "national-id" Error true tr_later!("Et fødselsnummer. Det skal aldri publiseres.");
    PersonalEmail "KB041" "personal-email" Warning false tr_later!("En e-postadresse som ser ut til å tilhøre en person.");
    MobileNumber "KB042" "mobile-number" Warning false tr_later!("Et nummer som ser ut som et mobilnummer.");
    ImageLocation "KB043" "image-location" Warning false tr_later!("Ei bildefil som forteller hvor bildet er tatt.");
    AttachmentKind "KB044" "attachment-kind" Error false tr_later!("Ei fil av et slag som ikke kan være vedlegg. Den blir ikke publisert.");
    AttachmentContent "KB045" "attachment-content" Error false tr_later!("Et vedlegg som er noe annet enn navnet sier, eller som kan kjøre kode. Det blir ikke publisert.");
    SvgCleaned "KB046" "svg-cleaned" Warning false tr_later!("En SVG-tegning som er skrevet på nytt uten det som kunne kjøre kode eller hente noe.");
    HiddenProperties "KB047" "hidden-properties" Hint false tr_later!("Et vedlegg som forteller hvem som har skrevet det.");
    SyntheticId "KB048" "synthetic-id" Error false tr_later!("Et syntetisk fødselsnummer (testdata).");
    ConflictMarks "KB049" "conflict-marks" Error true tr_later!("Konfliktmerker fra Git står igjen i teksten.");
    Readability "KB050" "readability" Hint false tr_later!("Teksten er tung å lese (LIX over 50).");
    MissingSource "KB051" "missing-source" Hint false tr_later!("Dokumentet oppgir ingen kilder.");
    EmptyBody "KB052" "empty-body" Hint false tr_later!("Dokumentet har ingen tekst.");
    SummaryRepeatsTitle "KB053" "summary-repeats-title" Hint false tr_later!("Sammendraget gjentar bare tittelen.");
    FutureDate "KB054" "future-date" Warning false tr_later!("En dato som ligger fram i tid, eller langt etter alle andre på nettstedet.");
    StrayMarkup "KB055" "stray-markup" Warning false tr_later!("Merking som er skrevet litt feil, og som kom ut som tekst.");
    LostText "KB056" "lost-text" Warning false tr_later!("Tekst i fila som ikke kommer med på sida.");
    UnlikelyValue "KB057" "unlikely-value" Warning false tr_later!("Et tall, et årstall eller et sted som neppe stemmer.");
    NotAsMeant "KB058" "not-as-meant" Hint false tr_later!("Noe som ikke blir lest eller brukt slik det trolig er ment.");
    GarbledText "KB059" "garbled-text" Warning false tr_later!("Tekst som er lest med feil tegnkoding på veien hit.");
    InvalidConfig "KB060" "invalid-config" Error true tr_later!("site.yaml er feil.");
    InvalidData "KB061" "invalid-data" Error true tr_later!("Ei fil i content/data er feil.");
    InvalidTheme "KB062" "invalid-theme" Error true tr_later!("En mal eller en tekst i temaet er feil.");
    UnusedThemeFile "KB063" "unused-theme-file" Warning false tr_later!("Ei fil i temaet som ikke blir brukt, ofte på grunn av en skrivefeil i navnet.");
    UnwritableName "KB064" "unwritable-name" Error true tr_later!("Et filnavn i det ferdige nettstedet er lengre enn disker tar imot.");
    MissingAccessibilityStatement "KB070" "missing-accessibility-statement" Hint false tr_later!("Nettstedet oppgir ikke tilgjengelighetserklæringa si.");
    SecurityTxt "KB071" "security-txt" Warning false tr_later!("Kontakten for sikkerhet (security.txt) går snart ut, eller gjelder ikke.");
    LostAddress "KB072" "lost-address" Error false tr_later!("En publisert adresse er borte uten videresending.");
    UnknownRepository "KB073" "unknown-repository" Warning false tr_later!("Det er ukjent hvordan ei fil redigeres på nettstedet i `repository.url`.");
    LargeImage "KB074" "large-image" Hint false tr_later!("Ei bildefil på over 5 MB.");
    VagueLink "KB075" "vague-link" Hint false tr_later!("En lenke med en tekst som ikke sier hva den fører til, som «her».");
    WrongLanguage "KB076" "wrong-language" Hint false tr_later!("Teksten er på et annet språk eller i en annen målform enn dokumentet sier.");
    SameTitle "KB077" "same-title" Hint false tr_later!("To dokumenter av samme slag med samme eller nesten samme tittel.");
    UnusedAttachment "KB078" "unused-attachment" Hint false tr_later!("Et vedlegg som ingen lenke fører til.");
    DeadLink "KB079" "dead-link" Warning false tr_later!("En lenke til et annet nettsted der sida ikke finnes (bare med `--external`).");
    MissingPublisher "KB080" "missing-publisher" Hint false tr_later!("Nettstedet oppgir ikke hvem som står bak, eller hvordan en når dem.");
    NetworkLink "KB081" "network-link" Warning false tr_later!("Ei side for alle lenker til noe som bare er for nettverket.");
    StaleStatement "KB082" "stale-statement" Hint false tr_later!("Noe i dokumentet er eldre enn grensa under `freshness`, og telles ikke med.");
    MissingAnswer "KB083" "missing-answer" Hint false tr_later!("Dokumentet svarer ikke på det leserne spør om først: hvem som bruker det, hva som trengs, hvem en kan spørre.");
    OrphanPage "KB084" "orphan-page" Hint false tr_later!("Ei side som verken menyen, bunnen eller noen tekst fører til.");
    PdfAttachment "KB085" "pdf-attachment" Hint false tr_later!("Et vedlegg i PDF, der innholdet kunne vært ei side.");
    UnusedSilence "KB086" "unused-silence" Hint false tr_later!("Et punkt under `silence` som ikke lenger treffer noe.");
}

impl Check {
    /// Returns whether it finds what may tell of a person.
    pub fn is_about_privacy(self) -> bool {
        matches!(
            self,
            Self::NationalId
                | Self::SyntheticId
                | Self::PersonalEmail
                | Self::MobileNumber
                | Self::ImageLocation
                | Self::HiddenProperties
        )
    }

    /// Returns the check with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|check| check.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn codes_and_names_are_unique_and_codes_are_in_order() {
        let codes: Vec<_> = Check::ALL.iter().map(|check| check.code()).collect();
        assert!(codes.is_sorted());
        let names: HashSet<_> = Check::ALL.iter().map(|check| check.name()).collect();
        assert_eq!(names.len(), Check::ALL.len());
        assert_eq!(codes.iter().collect::<HashSet<_>>().len(), Check::ALL.len());
    }
}
