//! Holds what becomes of whole files: their titles, languages, encodings, and those that nothing reads.

use super::*;

#[test]
fn pages_without_a_title_take_that_of_their_heading_or_file() {
    let site = site()
        .write(
            "content/sider/a.md",
            "---\nsammendrag: S\n---\n\n# Kom raskt i gang\n\nTekst.\n",
        )
        .write(
            "content/sider/b.md",
            "---\ntitle:\n---\n\nTekst.\n\n## Andre **ord**\n\nMer.\n",
        )
        .write("content/sider/kom-i-gang.md", "---\n---\n\nTekst.\n");
    assert_eq!(told(&site.check()), [""; 0]);
    let built = site.build().succeeds();
    built.page("/a/").has("<h1>Kom raskt i gang</h1>");
    built.page("/b/").has("<h1>Andre ord</h1>");
    built.page("/kom-i-gang/").has("<h1>Kom i gang</h1>");
}

#[test]
fn the_language_of_the_site_is_that_of_documents_that_do_not_say() {
    let site = site()
        .write("site.yaml", format!("{SETTINGS}lang: nn\n"))
        .write(
            "content/sider/engelsk.md",
            "---\ntittel: About\nspråk: en\n---\n\nText.\n",
        )
        .write(
            "content/sider/begge.md",
            "---\ntittel: Begge\n---\n\nTekst.\n",
        )
        .write(
            "content/sider/begge.nn.md",
            "---\ntittel: Båe\n---\n\nTekst.\n",
        );
    assert_eq!(told(&site.check()), [""; 0]);
    let built = site.build().succeeds();
    for (address, lang) in [
        ("/kommuner/skien/", "nn"),
        ("/losninger/digisos/", "nn"),
        ("/erfaringer/skien-digisos/", "nn"),
        ("/om/", "nn"),
        ("/engelsk/", "en"),
        ("/begge/", "nb"),
        ("/nn/begge/", "nn"),
    ] {
        built.page(address).has(&format!("<html lang=\"{lang}\""));
    }
}

#[test]
fn two_versions_in_one_language_are_told() {
    for (main, translation, file) in [
        ("", "språk: nb\n", "content/sider/x.nn.md:3"),
        ("", "sprak: en\n", "content/sider/x.nn.md:3"),
        ("språk: nn\n", "", "content/sider/x.md:3"),
    ] {
        let site = site()
            .write(
                "content/sider/x.md",
                format!("---\ntittel: X\n{main}---\n\nTekst.\n"),
            )
            .write(
                "content/sider/x.nn.md",
                format!("---\ntittel: X\n{translation}---\n\nTekst.\n"),
            );
        let told = told(&site.check());
        assert!(
            told.len() == 1 && told[0].starts_with(&format!("invalid-value {file}")),
            "{told:#?}"
        );
    }
}

#[test]
fn files_in_other_encodings_are_called_by_their_names() {
    let wide: Vec<u8> = "\u{feff}---\ntittel: Å\n---\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let old = b"---\ntittel: Bl\xe5b\xe6r\n---\n".to_vec();
    for (file, bytes, says) in [
        ("content/sider/x.md", wide.clone(), "UTF-16"),
        ("content/sider/x.md", old.clone(), "«Blåbær»"),
        ("site.yaml", wide.clone(), "UTF-16"),
        ("content/data/temaer.yaml", old, "«Blåbær»"),
        ("content/data/kart.geojson", wide, "UTF-16"),
    ] {
        let told = told(&site().write(file, bytes).check());
        assert!(
            told.iter()
                .any(|told| told.contains(file) && told.contains(says)),
            "{file}\n{told:#?}"
        );
    }
}

#[test]
fn marks_of_a_conflict_are_told_as_such() {
    let conflict = "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n";
    for file in [
        "site.yaml",
        "content/data/temaer.yaml",
        "content/data/ordliste.yaml",
        "content/data/kart.geojson",
        "content/data/adresser.txt",
        "content/sider/x.md",
    ] {
        let text = match file.ends_with(".md") {
            true => format!("---\ntittel: X\n{conflict}---\n\nTekst.\n"),
            false => conflict.to_owned(),
        };
        let told = told(&site().write(file, text).check());
        assert!(
            told.iter()
                .any(|told| told.contains(file) && told.contains("merke fra Git")),
            "{file}\n{told:#?}"
        );
    }
}

#[test]
fn files_that_nothing_reads_are_told() {
    for (file, says) in [
        ("content/data/tema.yaml", "`temaer.yaml`"),
        ("content/data/ordliste.yml", "`ordliste.yaml`"),
        ("content/data/Temaer.yaml", "`temaer.yaml`"),
        ("content/data/kart.json", "`kart.geojson`"),
        ("content/data/mappe/temaer.yaml", "`temaer.yaml`"),
        ("content/data/bilde.png", "Filene som blir lest her"),
    ] {
        let told = told(&site().write(file, "x: y\n").check());
        let is_told = |told: &String| {
            told.starts_with(&format!("not-as-meant {file}:")) && told.contains(says)
        };
        assert!(told.iter().any(is_told), "{file}\n{told:#?}");
    }
    assert_eq!(
        told(
            &site()
                .write("content/data/README.md", "Om filene\n")
                .check()
        ),
        [""; 0]
    );
}
