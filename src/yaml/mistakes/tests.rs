//! Tests of the messages for common mistakes, and of the places that they mark.

use crate::yaml::front_matter::parse;

/// Returns the part of `yaml` that is marked, and the message and help.
fn failure_in(yaml: &str) -> (&str, String) {
    let (problem, range) = parse(yaml, 0).expect_err(yaml);
    let help = problem.help.unwrap_or_default();
    (&yaml[range], format!("{}. {help}", problem.message))
}

#[test]
fn each_mistake_is_reported_at_its_place_with_its_correction() {
    for (yaml, marked, says) in [
        ("tittel: A\n\tstatus: drift\n", "\t", "tabulator"),
        ("a:\n  b: c\n\td: e\n", "\t", "to mellomrom"),
        ("råd:\n\t- A\n", "\t", "tabulator"),
        (
            "tittel: A\nstatus:drift\nkommuner: [skien]\n",
            "status:drift",
            "mellomrom mangler etter kolonet. Skriv `status: drift`",
        ),
        (
            "status:drift\nkommuner: [skien]\n",
            "status:drift",
            "`status: drift`",
        ),
        ("a: b\nstatus:drift\n", "status:drift", "`status: drift`"),
        (
            "a: b\nstatus：drift\n",
            "status：drift",
            "ligner et kolon, men ikke er det. Skriv `status: drift`",
        ),
        (
            "a: b\nstatus:\u{a0}drift\nc: d\n",
            "status:\u{a0}drift",
            "hardt mellomrom",
        ),
        (
            "a: b\nstatus:\u{202f}drift\nc: d\n",
            "status:\u{202f}drift",
            "hardt mellomrom",
        ),
        (
            "a: b\nbruk:\n  - løsning: x\n    status:pilot\n    siden: 2024\n",
            "status:pilot",
            "`status: pilot`",
        ),
        (
            "bruk:\n  - løsning:x\n    status: pilot\n",
            "løsning:x",
            "`løsning: x`",
        ),
        (
            "a: b\nkommuner:[skien]\nc: d\n",
            "kommuner:[skien]",
            "`kommuner: [skien]`",
        ),
        (
            "tittel: “Nye skjema: erfaringer”\n",
            "“Nye skjema: erfaringer”",
            "`tittel: 'Nye skjema: erfaringer'`",
        ),
        (
            "tittel: «Nye skjema: erfaringer»\n",
            "«Nye skjema: erfaringer»",
            "`tittel: '«Nye skjema: erfaringer»'`",
        ),
        ("tittel: ‘Nye: x’\n", "‘Nye: x’", "fra Word"),
        (
            "tittel: \"Nye\" skjema\n",
            "\"Nye\" skjema",
            "`tittel: '\"Nye\" skjema'`",
        ),
        ("tittel: 'Skien's'\n", "'Skien's'", "`tittel: \"Skien's\"`"),
        (
            "råd:\n  - \"Nye\" skjema\n",
            "\"Nye\" skjema",
            "`- '\"Nye\" skjema'`",
        ),
        (
            "a: b\ntitle: \"DigiTV\ntagline: \"Digitale\"\nx: y\n",
            "\"DigiTV",
            "ikke lukket",
        ),
        (
            "title: 'DigiTV\nbase_url: https://a.no\n",
            "'DigiTV",
            "`title: 'DigiTV'`",
        ),
        (
            "tittel: Skien: ny plan\n",
            "Skien: ny plan",
            "`tittel: 'Skien: ny plan'`",
        ),
        ("råd:\n  - a: b: c\n", "b: c", "kolon"),
        (
            "tittel: [Utkast] Nye skjema\n",
            "[Utkast] Nye skjema",
            "`tittel: '[Utkast] Nye skjema'`",
        ),
        ("tittel: @skien\n", "@skien", "`tittel: '@skien'`"),
        ("tittel: `skien`\n", "`skien`", "kan ikke begynne med"),
        ("tittel: %A\n", "%A", "`tittel: '%A'`"),
        (
            "råd:\n  - *viktig* ord\n",
            "*viktig* ord",
            "`- '*viktig* ord'`",
        ),
        ("tittel: *stjerne\n", "*stjerne", "`tittel: '*stjerne'`"),
        (
            "tittel: > 50 prosent\n",
            "> 50 prosent",
            "`tittel: '> 50 prosent'`",
        ),
        ("tittel: | strek\n", "| strek", "`tittel: '| strek'`"),
        ("råd:\n  -\tA\n", "\t", "`- A`"),
        (
            "a: b\nkort_fortalt\n  - A\n",
            "kort_fortalt",
            "Mente du `kort_fortalt:`",
        ),
        ("råd: - Begynn\n", "- Begynn", "på den neste"),
        ("råd:\n  - A\n  – B\n", "–", "`- B`"),
        ("råd:\n  - A\n  • B\n", "•", "`- B`"),
        ("råd:\n  - A\n  -B\n", "-", "`- B`"),
        (
            "a: b\ntittel Skien\nc: d\n",
            "tittel Skien",
            "Mente du `tittel: Skien`",
        ),
        ("a: b\n–––\n# Overskrift\n", "–––", "tankestrek"),
        (
            "a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n",
            "<<<<<<< HEAD",
            "Git",
        ),
        ("a: 1\ntemaer: [a, b\ntype: x\n", "[a, b", "klammer"),
        ("a: \"C:\\mappe\"\n", "\"C:\\mappe\"", "Bruk `'`"),
    ] {
        let (found, said) = failure_in(yaml);
        assert_eq!(found, marked, "{yaml}\n{said}");
        assert!(said.contains(says), "{yaml}\n{said}");
    }
}

/// The library's own messages are in English, and count lines from the first field.
#[test]
fn the_words_of_the_library_are_never_shown() {
    for yaml in [
        "a: b\n c: d\n",
        "a:\n    b: c\n  d: e\n",
        "- a\nb: c\n",
        "a: [b, c\n",
        "a: {b\n",
        "a: ]\n",
        "a: b]\n: c\n",
        "? a\n? b\n  c\n",
        "a: !<x\n",
        "a: !!\n",
        "%YAML 9\n",
        "%TAG\n",
        "a: &\n",
        "a: *\n",
        "a: *b\n",
        "a: |0\n x\n",
        "a: |x\n",
        "a: \"\\x\"\n",
        "a: \"\\u12\"\n",
        "a: b\n---\nc: d\n",
        "a: b\n...\nc\n",
        "a: 'b\n",
        "a: b: c: d\n",
        "{a: b}}\n",
        "[a\n",
        "a: [b]]\n",
        "a: ,\n",
        "a: {,}\n",
        "a: b\n\t\tc: d\n",
        "\ta: b\n",
        "a\nb: c\n",
        "a b c\nd e f\nx: y\n",
        "a: - b\n- c\n",
        "<<: x\n<<: y\n",
        "a:\n- b\n c\n - d\n",
        "'a': 'b' 'c'\n",
        "\"a\nb: c\n",
    ] {
        let Err((problem, range)) = parse(yaml, 0) else {
            continue;
        };
        let said = format!("{} {:?}", problem.message, problem.help);
        for english in [
            "expected",
            "found",
            "line ",
            "column",
            "while",
            "YAML-leseren sier",
        ] {
            assert!(!said.contains(english), "{yaml}\n{said}");
        }
        assert!(
            yaml.get(range.clone())
                .is_some_and(|marked| !marked.is_empty()),
            "{yaml} {:?}",
            range
        );
    }
}

#[test]
fn valid_yaml_is_accepted() {
    for yaml in [
        "a: |\n  status:drift\n  “x: y”\n  – punkt\nb: 'c\n  d'\n",
        "a: \"b: c\"\nd: https://a.no:8080/x\ne: 12:30\n",
        "a: «Nye skjema»\nb: “ord”\n",
        "a: [b, 'c: d']\nb: {c: d}\n",
        "# tittel:x\na: b # c: d\n",
    ] {
        assert!(parse(yaml, 0).is_ok(), "{yaml}");
    }
}
