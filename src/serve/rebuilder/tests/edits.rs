//! Edits of the files of a small site, as a person or a program makes them.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

/// The files that edits choose among, and the texts that may be written to them. The first text of
/// each is the initial one; an empty one stands for no file.
pub(super) const FILES: &[(&str, &[&str])] = &[
    (
        "site.yaml",
        &[
            "title: Prøve\nbase_url: https://prove.example.no\n",
            "title: Annet navn\nbase_url: https://prove.example.no/kunnskap\nlang: nn\n",
            "title: Prøve\nbase_url: https://prove.example.no\ntheme: annet\nchecks:\n  broken-link: warning\n  missing-image: warning\n",
            "title: Prøve\nbase_url: nei\n",
            "title: [\n",
            "",
        ],
    ),
    (
        "content/sider/om.md",
        &[
            "---\ntittel: Om\n---\n\nSe [A](../losninger/a.md), [B](b.md), ![Bilde](bilde.svg) og [fil](fil.pdf).\n",
            "---\ntittel: Om oss\n---\n\n## Ny overskrift\n\nSe [A](../losninger/a.md#om-den).\n",
            "---\ntittel: Om\nutkast: true\n---\n\nUferdig.\n",
            "---\ntittel: Om\ntittel: To\n---\n",
            "---\nuten slutt\n",
            "",
            "---\ntittel: Om\n---\n\nAndre ord om [A](../losninger/a.md), [B](b.md), ![Bilde](bilde.svg) og [fil](fil.pdf).\n",
            "---\ntittel: Om\n---\n\nFørst ![Bilde](bilde.svg), så [A](../losninger/a.md), [B](b.md) og [fil](fil.pdf).\n",
        ],
    ),
    (
        "content/sider/om.nn.md",
        &[
            "",
            "---\ntittel: Om oss\n---\n\nPå nynorsk, med [lenkje](b.md).\n",
            "---\ntittel: [\n---\n\nFeil.\n",
            "---\ntittel: Om oss\n---\n\nMed andre ord, og same [lenkje](b.md).\n",
        ],
    ),
    (
        "content/sider/b.md",
        &[
            "---\ntittel: B\n---\n\nTil [om](om.md).\n",
            "",
            "# Uten felt\n\nBare tekst med [lenke](/losninger/a/).\n",
            "---\ntittel: B\nutkast: true\n---\n\nTil [om](om.md).\n",
            "---\ntittel: B\n---\n\nTil [om](om.md#ny-overskrift).\n",
            "---\ntittel: B\n---\n\nMed andre ord til [om](om.md) og ikke mer.\n",
            "---\ntittel: B\nsynlighet: nettverk\n---\n\nTil [om](om.md) og [fil](fil.pdf).\n",
            "---\ntittel: B\nsynlighet: nettverk\n---\n\nTil [om](om.md) uten fil.\n",
        ],
    ),
    (
        "content/sider/fil.pdf",
        &["%PDF-1.4", "%PDF-1.5 er lengre", ""],
    ),
    (
        "content/sider/bilde.svg",
        &[
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"20\"/>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\"/>",
            "",
        ],
    ),
    (
        "content/losninger/a.md",
        &[
            "---\ntittel: A\nsammendrag: Kort om A.\ntype: fagsystem\neierskap: kommersiell\ntemaer: [sak-og-arkiv]\n---\n\n## Om den\n\nSe [om](../sider/om.md).\n",
            "---\ntittel: Å heter den nå\nsammendrag: Nytt.\ntype: fagsystem\neierskap: kommersiell\ntemaer: [helse-og-omsorg]\ntidligere_adresser: [/gammel/]\n---\n\nUten overskrift.\n",
            "---\ntittel: A\nsammendrag: Kort.\ntype: ukjent\neierskap: kommersiell\ntemaer: [finnes-ikke]\n---\n",
            "",
        ],
    ),
    (
        "content/kommuner/skien.md",
        &[
            "---\ntittel: Skien\nsammendrag: By.\nkommunenummer: '4003'\nfylke: Telemark\nmålform: bokmål\nregion: Grenland\nbruk:\n  - {løsning: a, status: i-bruk, bekreftet: 2026-01-01}\n---\n\nTekst.\n",
            "---\ntittel: Skien\nsammendrag: By.\nkommunenummer: '4003'\nfylke: Telemark\nmålform: nynorsk\n---\n\nTekst.\n",
            "",
            "---\ntittel: Skien\nsammendrag: By.\nkommunenummer: '4003'\nfylke: Telemark\nmålform: bokmål\nregion: Grenland\nbruk:\n  - {løsning: a, status: i-bruk, bekreftet: 2026-01-01, synlighet: nettverk}\n---\n\nTekst.\n",
        ],
    ),
    (
        "content/erfaringer/en.md",
        &[
            "---\ntittel: En erfaring\nsammendrag: Den gikk bra.\ndato: 2026-02-01\nkommuner: [skien]\nløsninger: [a]\ntemaer: [sak-og-arkiv]\nstatus: drift\n---\n\n## Hva\n\nSe [Skien](../kommuner/skien.md).\n",
            "---\ntittel: En erfaring\nsammendrag: Den gikk bra.\ndato: 2026-02-01\nkommuner: [skien]\nløsninger: [a]\ntemaer: [sak-og-arkiv]\nstatus: drift\n---\n\n## Hva\n\nI [Skien](../kommuner/skien.md) er det *mer* å si.\n",
            "---\ntittel: En erfaring\nsammendrag: Den gikk dårlig.\ndato: 2027-02-01\nkommuner: [skien]\nløsninger: [a]\ntemaer: [sak-og-arkiv]\nstatus: avbrutt\n---\n\nMindre.\n",
            "",
        ],
    ),
    (
        "themes/digitv/css/99-egen.css",
        &["", ".egen { color: red; }\n", ".egen { color: blue; }\n"],
    ),
    (
        "themes/digitv/templates/not-found.html",
        &[
            "",
            "{% extends \"base.html\" %}{% block content %}<h1>Borte</h1>{% endblock %}",
            "{% extends \"base.html\" %}{% block content %}{{ finnes.ikke.her }}{% endblock %}",
            "{% block uferdig",
        ],
    ),
    ("themes/annet/static/mer.txt", &["", "mer", "enda mer"]),
    ("content/data/ukjent.yaml", &["", "- a\n", ": [\n"]),
    (
        "content/innspill/a.md",
        &[
            "",
            "---\ninnspill: 1\ndato: 2026-11-30\nendringer:\n  - {dokument: kommuner/skien, felt: fylke, fra: Telemark, til: Agder}\n---\n",
            "---\ninnspill: 1\ndato: snart\n---\n\nRing 912 34 567.\n",
            "---\nuten slutt\n",
        ],
    ),
];

/// Texts that differ from one another in body text alone, by file: the most frequent edit.
const WORDS: &[(usize, usize)] = &[
    (1, 0),
    (1, 6),
    (1, 7),
    (2, 1),
    (2, 3),
    (3, 0),
    (3, 5),
    (8, 0),
    (8, 1),
];

/// Folders that may be moved, and their new names.
const MOVES: [(&str, &str); 4] = [
    ("content/sider", "content/sider-borte"),
    ("content/losninger", "utenfor"),
    ("content", "content-borte"),
    ("themes/digitv", "themes/annet2"),
];

#[derive(Clone, Debug)]
pub(super) enum Edit {
    Write(usize, usize),
    Move(usize),
}

/// Gives one edit: mostly of a file, of which many change body text alone.
pub(super) fn edit() -> impl Strategy<Value = Edit> {
    let write = (0..FILES.len(), 0..8_usize)
        .prop_map(|(file, text)| Edit::Write(file, text % FILES[file].1.len()));
    let words = prop::sample::select(WORDS).prop_map(|(file, text)| Edit::Write(file, text));
    prop_oneof![6 => write, 3 => words, 1 => (0..MOVES.len()).prop_map(Edit::Move)]
}

/// Applies the edit; returns the paths that the system would report.
pub(super) fn apply(edit: &Edit, root: &Path) -> Vec<PathBuf> {
    match edit {
        Edit::Write(file, text) => {
            let (name, texts) = FILES[*file];
            let path = root.join(name);
            if texts[*text].is_empty() {
                let _ = fs::remove_file(&path);
            } else {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(&path, texts[*text]).unwrap();
            }
            // A new folder is reported by its own name.
            path.ancestors()
                .take_while(|path| *path != root)
                .map(Path::to_owned)
                .collect()
        }
        Edit::Move(pair) => {
            let (one, other) = MOVES[*pair];
            let (one, other) = (root.join(one), root.join(other));
            let (from, to) = if one.exists() {
                (one, other)
            } else {
                (other, one)
            };
            if from.exists() && !to.exists() {
                fs::rename(&from, &to).unwrap();
            }
            vec![from, to]
        }
    }
}
