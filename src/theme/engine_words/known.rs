//! The messages of the template engine, and the words in them: in English, each with what is said
//! instead, in bokmål.

use crate::tr_later;

/// Messages of the engine, with their translations. `{}` stands for what differs, in the same order
/// in both; what follows the last `{}` of a message may be left out of the translation.
pub(super) const MESSAGES: &[(&str, &str)] = &[
    // While a template is parsed.
    (
        "Found {} but expected one of: integer{}",
        tr_later!(
            "Her mangler en verdi: et navn, en tekst, et tall eller en parentes må stå før {}."
        ),
    ),
    (
        "Found {} but was expecting `elif`, `else` or `endif`.",
        tr_later!("Her står {}, men «if» må avsluttes med «endif»."),
    ),
    (
        "Found {} but expected {}.",
        tr_later!("Her står {}, men det må stå {}."),
    ),
    (
        "Found {} but expected {}",
        tr_later!("Her står {}, men det må stå {}."),
    ),
    (
        "Found invalid field of `loop`: {}. Only {} exist.",
        tr_later!("«loop» har ikke feltet «{}», bare {}."),
    ),
    (
        "Found {} but the only types allowed are: {}",
        tr_later!("Her står {}, men typen må være en av {}."),
    ),
    (
        "Unexpected end of input",
        tr_later!("Malen slutter for tidlig: noe er ikke avsluttet."),
    ),
    (
        "Unexpected character",
        tr_later!("Her står et tegn som ikke kan stå i en mal."),
    ),
    (
        "Unknown tag",
        tr_later!("«{%» må følges av for, if, set, block, include eller et annet ord som finnes."),
    ),
    (
        "String opened with `{}` is missing its closing {}",
        tr_later!("Teksten som begynner med `{}` her, er ikke avsluttet."),
    ),
    (
        "Closing comment tag `{}` not found",
        tr_later!("Merknaden er ikke avsluttet med `{}`."),
    ),
    (
        "Unclosed component '{}'",
        tr_later!("Komponenten «{}» er ikke lukket."),
    ),
    (
        "Closing tag '{}' doesn't match opening tag '{}'",
        tr_later!("Her lukkes komponenten «{}», men det er «{}» som er åpen."),
    ),
    (
        "component was named `{}` in the opening tag, found `{}` as name in the end tag",
        tr_later!("Komponenten «{}» avsluttes med navnet «{}»."),
    ),
    (
        "Components with body content must use tag syntax: {}",
        tr_later!("En komponent med innhold skrives {% <navn> %} … {% </navn> %}."),
    ),
    (
        "Unknown filter `{}`",
        tr_later!("Filteret «{}» finnes ikke."),
    ),
    ("Unknown test `{}`", tr_later!("Testen «{}» finnes ikke.")),
    (
        "Unknown function `{}`",
        tr_later!("Funksjonen «{}» finnes ikke."),
    ),
    (
        "Unknown component `{}`",
        tr_later!("Komponenten «{}» finnes ikke."),
    ),
    (
        "Unknown template `{}`",
        tr_later!("Malen «{}» finnes ikke."),
    ),
    (
        "Unknown argument(s) {} in component call. Possible argument(s) are: {}",
        tr_later!("Komponenten har ikke {}, bare {}."),
    ),
    (
        "Unknown argument(s) {} in component call.",
        tr_later!("Komponenten har ikke {}."),
    ),
    (
        "Component argument `{}` (type: `{}`) does not match expected type: `{}`",
        tr_later!("«{}» i komponenten er {}, men må være {}."),
    ),
    (
        "Component argument `{}` is defined more than once",
        tr_later!("Komponenten har «{}» mer enn én gang."),
    ),
    (
        "Default value for `{}` has type `{}` but the argument has type `{}`",
        tr_later!("Det som gjelder når «{}» ikke er gitt, er {}, men må være {}."),
    ),
    (
        "Argument `{}` (type: {}) missing.",
        tr_later!("Komponenten mangler «{}»."),
    ),
    (
        "Argument `{}` missing.",
        tr_later!("Komponenten mangler «{}»."),
    ),
    (
        "Component `{}` is defined in both `{}` and `{}`",
        tr_later!("Komponenten «{}» står både i `{}` og i `{}`."),
    ),
    (
        "Component definitions cannot be written in another tag.",
        tr_later!("En komponent kan ikke skrives inni noe annet."),
    ),
    (
        "Template already contains a component named `{}`",
        tr_later!("Malen har to komponenter som heter «{}»."),
    ),
    (
        "Template already contains a block named `{}`",
        tr_later!("Malen har to blokker som heter «{}»."),
    ),
    (
        "Template is already extending `{}`",
        tr_later!("Malen bygger alt på «{}», og kan bare bygge på én."),
    ),
    (
        "Block `{}` is not defined in any parent template",
        tr_later!("Blokken «{}» finnes ikke i malen som denne bygger på."),
    ),
    (
        "Blocks cannot be written inside a {}.",
        tr_later!("En blokk kan ikke stå inni {}."),
    ),
    (
        "`extends` needs to be the first tag of the template",
        tr_later!("«extends» må stå først i malen."),
    ),
    (
        "`extends` cannot be nested in other tags.",
        tr_later!("«extends» kan ikke stå inni noe annet."),
    ),
    (
        "This content would be ignored: {}",
        tr_later!(
            "Dette kommer ikke med: i en mal som bygger på en annen, må alt stå i blokker eller komponenter."
        ),
    ),
    (
        "Invalid syntax for `set`: {}",
        tr_later!("«set» må ha = og en verdi, eller %} og et innhold."),
    ),
    (
        "`{}` cannot be used inside a {}",
        tr_later!("«{}» kan ikke stå inni {}."),
    ),
    (
        "{} can only be used in a for loop",
        tr_later!("«{}» kan bare stå i en løkke."),
    ),
    (
        "{} is a reserved keyword of Tera, it cannot be used as a loop variable.",
        tr_later!("«{}» er et ord i malspråket, og kan ikke være navn i en løkke."),
    ),
    (
        "{} is a reserved keyword of Tera, it cannot be assigned to.",
        tr_later!("«{}» er et ord i malspråket, og kan ikke få en verdi."),
    ),
    (
        "Keyword argument `{}` is defined more than once",
        tr_later!("«{}» er gitt mer enn én gang."),
    ),
    (
        "The template nesting is too deep",
        tr_later!("Her er for mye inni hverandre."),
    ),
    (
        "The expression is too complex",
        tr_later!("Uttrykket er for innviklet."),
    ),
    // While a page is rendered.
    (
        "Variable `{}` is not defined. Available variables: {}",
        tr_later!("«{}» finnes ikke her. Det som finnes: {}."),
    ),
    (
        "Variable `{}` is not defined.{}",
        tr_later!("«{}» finnes ikke her."),
    ),
    (
        "Variable `{}` exists but its value is undefined",
        tr_later!("«{}» har ingen verdi her."),
    ),
    (
        "Field `{}` is not defined. Available fields: {}",
        tr_later!("Feltet «{}» finnes ikke. Det som finnes: {}."),
    ),
    (
        "Field `{}` is not defined{}",
        tr_later!("Feltet «{}» finnes ikke."),
    ),
    (
        "Value at index {} does not have an attribute at path: {}",
        tr_later!("Verdi {} har ikke feltet «{}»."),
    ),
    (
        "Tried to render a variable that is undefined",
        tr_later!("Det som skal vises her, finnes ikke."),
    ),
    (
        "Cannot index into an undefined value",
        tr_later!("Det som det skal hentes noe fra her, finnes ikke."),
    ),
    (
        "Cannot slice an undefined value",
        tr_later!("Det som det skal hentes en del av her, finnes ikke."),
    ),
    (
        "Index expression is undefined",
        tr_later!("Nøkkelen mellom [ og ] finnes ikke."),
    ),
    (
        "Iteration not possible on type `{}`",
        tr_later!("En løkke kan ikke gå over {}."),
    ),
    (
        "Key/value iteration is not possible on type `{}`, {}",
        tr_later!("En løkke med nøkkel og verdi kan ikke gå over {}."),
    ),
    ("Cannot divide by 0", tr_later!("Her deles det på null.")),
    (
        "Cannot compare `{}` with `{}`",
        tr_later!("{} kan ikke sammenlignes med {}."),
    ),
    (
        "Cannot sort: `{}` and `{}` are not comparable",
        tr_later!("Lista kan ikke sorteres: {} kan ikke sammenlignes med {}."),
    ),
    (
        "Math operations can only be done on numbers, found `{}`",
        tr_later!("Her må det stå et tall, ikke {}."),
    ),
    (
        "Only numbers can be negated. This is a `{}`",
        tr_later!("Her må det stå et tall, ikke {}."),
    ),
    (
        "`{}` requires both operands to be numbers, found `{}` and `{}`",
        tr_later!("«{}» trenger to tall, ikke {} og {}."),
    ),
    (
        "`in` cannot be used on a container of type `{}`. {}",
        tr_later!("«in» kan ikke lete i {}."),
    ),
    (
        "Invalid type for the value, expected `{}` but got `{}`",
        tr_later!("Verdien må være {}, ikke {}."),
    ),
    ("Missing keyword argument `{}`", tr_later!("«{}» mangler.")),
    (
        "Maximum render recursion depth for components exceeded.",
        tr_later!("Komponenten kaller seg selv uten ende."),
    ),
];

/// The engine's names for kinds of values and places, with their translations.
pub(super) const WORDS: &[(&str, &str)] = &[
    ("identifier", tr_later!("et navn")),
    ("attribute name", tr_later!("navnet på et felt")),
    ("string", tr_later!("en tekst")),
    ("integer", tr_later!("et heltall")),
    ("i64", tr_later!("et heltall")),
    ("u64", tr_later!("et heltall")),
    ("float", tr_later!("et tall")),
    ("f64", tr_later!("et tall")),
    ("number", tr_later!("et tall")),
    ("bool", tr_later!("ja eller nei")),
    ("array", tr_later!("ei liste")),
    ("map", tr_later!("en tabell")),
    ("map/struct", tr_later!("en tabell")),
    ("none", tr_later!("ingenting")),
    ("undefined", tr_later!("noe som ikke finnes")),
    ("for loop", tr_later!("ei løkke")),
    ("component body", tr_later!("en komponent")),
    ("filter section", tr_later!("et filter")),
];
