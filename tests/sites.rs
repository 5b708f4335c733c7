//! What readers and writers rely on, each shown by a small site under `tests/sites/`.

mod common;

use std::collections::BTreeSet;

use common::{Run, Site};
use digitv::diagnostic::Check;
use insta::assert_snapshot;

mod hints {
    use super::*;

    /// Each beside one of its kind that is as it should be.
    #[test]
    fn are_told_only_of_what_could_be_better() {
        let found = Site::fixture("hints").check().succeeds().found();
        assert_eq!(
            found,
            [
                "stale-statement kommuner/gammel.md",
                "missing-answer kommuner/gammel.md",
                "missing-answer losninger/ubrukt.md",
                "orphan-page sider/alene.md",
                "pdf-attachment sider/om/plan.pdf",
                "unused-silence site.yaml",
                "unused-silence site.yaml",
            ]
        );
    }

    #[test]
    fn that_are_silenced_are_told_without_the_line_that_silences_them() {
        let site = Site::fixture("hints");
        let settings = std::fs::read_to_string(site.root().join("site.yaml")).unwrap();
        let silent = |settings: &str| {
            let site = Site::fixture("hints").write("site.yaml", settings);
            site.check().succeeds().found()
        };
        let (before, _) = settings.split_once("silence:").unwrap();
        let found = silent(before);
        for told in [
            "pdf-attachment sider/om/vedtak.pdf",
            "vague-link sider/om.md",
        ] {
            assert!(found.contains(&told.to_owned()), "{found:?}");
        }
        assert!(
            !found
                .iter()
                .any(|found| found.starts_with("unused-silence"))
        );
        // A word that stands neither in the message nor in the text.
        let found = silent(&settings.replace("text: her", "text: der"));
        assert!(found.contains(&"vague-link sider/om.md".to_owned()));
        // A whole check, in all files.
        let all =
            format!("{before}silence: [{{check: missing-answer, reason: Ingen er spurt.}}]\n");
        let found = silent(&all);
        assert!(
            !found
                .iter()
                .any(|found| found.starts_with("missing-answer"))
        );
    }

    #[test]
    fn that_are_silenced_need_a_reason() {
        for (silence, said) in [
            ("{check: vague-link}", "`reason` mangler"),
            ("{check: national-id, reason: Prøve}", "alltid en feil"),
            ("{check: synthetic-id, reason: Prøve}", "personvern"),
        ] {
            let settings =
                format!("title: A\nbase_url: https://a.example.no\nsilence: [{silence}]\n");
            let site = Site::fixture("minimal").write("site.yaml", settings);
            site.run(&["check"]).finds_errors().says(said);
        }
    }

    /// What a draft would set off is not found where drafts are left out.
    #[test]
    fn of_a_draft_may_be_silenced() {
        let settings = "title: A\nbase_url: https://a.example.no\nsilence: [{check: vague-link, file: content/sider/ny.md, reason: Sitat.}]\n";
        let text = |draft: &str| format!("---\ntittel: Ny\n{draft}---\n\nLes [her](om.md).\n");
        let draft = Site::fixture("minimal")
            .write("site.yaml", settings)
            .write("content/sider/ny.md", text("utkast: true\n"));
        let is_told = |site: &Site| {
            let found = site.check().succeeds().found();
            found
                .iter()
                .any(|found| found.starts_with("unused-silence"))
        };
        assert!(!is_told(&draft));
        let shown = draft.write("content/sider/ny.md", text("").replace("[her]", "[om oss]"));
        assert!(is_told(&shown));
    }

    /// Templates may lead to any page: which it is shows when the pages are made.
    #[test]
    fn of_pages_that_nothing_leads_to_are_told_with_templates_of_the_site_s_own_too() {
        let orphans = |settings: &str, template: &str| {
            let site = Site::fixture("hints")
                .write("site.yaml", settings)
                .write("themes/digitv/templates/page.html", template);
            let found = site.check().succeeds().found();
            let is_of_them = |found: &String| {
                found.starts_with("orphan-page") || found.starts_with("unused-silence")
            };
            found.into_iter().filter(is_of_them).collect::<Vec<_>>()
        };
        let page = |link: &str| {
            format!(
                "{{% extends \"base.html\" %}}{{% block content %}}<p>{link}</p>{{% endblock content %}}"
            )
        };
        let settings = "title: A\nbase_url: https://a.example.no/under\n";
        let told = ["orphan-page sider/alene.md"];
        assert_eq!(orphans(settings, &page("Ingen lenke")), told);
        let link = "<a href=\"{{ '/alene/' | url }}#s-a\">Alene</a>";
        assert_eq!(orphans(settings, &page(link)), [""; 0]);
        // That it leads to itself is no way to it.
        let own = format!("{{% if page.title == \"Alene\" %}}{link}{{% endif %}}");
        assert_eq!(orphans(settings, &page(&own)), told);
        let silence = "silence: [{check: orphan-page, file: content/sider/alene.md, reason: Ei lenke på trykk.}]\n";
        let settings = format!("{settings}{silence}");
        assert_eq!(orphans(&settings, &page("Ingen lenke")), [""; 0]);
        assert_eq!(
            orphans(&settings, &page(link)),
            ["unused-silence site.yaml"]
        );
    }

    /// A link to a document that cannot be read is a link all the same.
    #[test]
    fn of_what_others_say_wait_until_all_can_be_read() {
        let site = Site::fixture("hints").write("content/sider/feil.md", "---\ntittel: [\n---\n");
        let found = site.check().finds_errors().found();
        assert!(!found.iter().any(|found| found.starts_with("orphan-page")));
        assert!(
            !found
                .iter()
                .any(|found| found.starts_with("stale-statement"))
        );
    }
}

mod mistakes {
    use super::*;

    #[test]
    fn are_told_all_at_once_for_people() {
        let run = Site::fixture("mistakes").run(&["check"]).finds_errors();
        assert_snapshot!(run.told());
    }

    #[test]
    fn are_told_all_at_once_for_programs() {
        let run = Site::fixture("mistakes").check().finds_errors();
        assert_snapshot!(run.stdout());
    }

    #[test]
    fn are_at_least_45_different_ones() {
        let run = Site::fixture("mistakes").check().finds_errors();
        let different: BTreeSet<String> = run
            .json()
            .as_array()
            .unwrap()
            .iter()
            .map(|record| format!("{} {}", record["code"], record["message"]))
            .collect();
        assert!(different.len() >= 45, "{}", different.len());
    }

    #[test]
    fn build_nothing() {
        let site = Site::fixture("mistakes");
        site.build().finds_errors().says("Ingenting er skrevet");
        assert!(!site.root().join("public").exists());
    }

    #[test]
    fn in_the_settings_are_told_together() {
        let run = Site::fixture("mistakes-in-settings")
            .run(&["check"])
            .finds_errors();
        assert_snapshot!(run.told());
    }

    #[test]
    fn in_the_list_of_topics_are_told_together() {
        let run = Site::fixture("mistakes-in-data")
            .run(&["check"])
            .finds_errors();
        assert_snapshot!(run.told());
    }

    #[test]
    fn in_a_theme_name_its_file() {
        let site = Site::fixture("mistakes-in-theme");
        let found = site.check().finds_errors().found();
        assert!(
            found.contains(&"invalid-theme themes/digitv/templates/page.html".to_owned()),
            "{found:?}"
        );
        site.build().finds_errors();
    }

    /// A check that no fixture shows may have stopped working without anyone knowing.
    #[test]
    fn show_every_check_that_content_can_set_off() {
        let sites = [
            "mistakes",
            "mistakes-in-settings",
            "mistakes-in-data",
            "mistakes-in-theme",
            "hints",
        ];
        let shown: BTreeSet<String> = sites
            .iter()
            .flat_map(|name| Site::fixture(name).check().found())
            .filter_map(|found| Some(found.split_once(' ')?.0.to_owned()))
            .collect();
        // Git cannot hold these, or should not: they are made in tests/hostile/ and
        // tests/bounds.rs.
        let made = [
            "invalid-utf8",
            "file-too-large",
            "unreadable-file",
            "too-much",
            "too-deep",
            "output-too-large",
        ];
        let made_elsewhere = [
            "unused-theme-file",
            "unwritable-name",
            "unknown-repository",
            "large-image",
            // Only where other sites are asked, in tests/external.rs.
            "dead-link",
            // Only where something is kept from the public, in tests/audiences.rs.
            "network-link",
        ];
        let missing: Vec<_> = Check::ALL
            .iter()
            .map(|check| check.name())
            .filter(|name| {
                !shown.contains(*name) && !made.contains(name) && !made_elsewhere.contains(name)
            })
            .collect();
        assert_eq!(missing, [""; 0]);
    }

    /// The columns of a diagnostic are what an editor shows: characters from 1, and the marked
    /// text is the exact value.
    #[test]
    fn are_placed_under_the_exact_value() {
        let site = Site::fixture("mistakes");
        let run = site.check().finds_errors();
        for (file, name, marked) in [
            (
                "kommuner/bruk-av-ukjent-losning.md",
                "unknown-reference",
                "rikti",
            ),
            (
                "kommuner/malform-finnes-ikke.md",
                "unknown-value",
                "riksmål",
            ),
            (
                "erfaringer/gevinsttype-finnes-ikke.md",
                "unknown-value",
                "penger",
            ),
            ("losninger/ukjent-felt.md", "unknown-field", "levrandør"),
            (
                "losninger/tema-finnes-ikke.md",
                "unknown-reference",
                "sak-og-arkivv",
            ),
            ("erfaringer/dato-pa-norsk.md", "invalid-date", "17.05.2024"),
            ("kommuner/mobilnummer.md", "mobile-number", "400 00 000"),
        ] {
            assert_eq!(
                marked_text(&site, &run, file, name),
                Some(marked.to_owned()),
                "{file}"
            );
        }
    }

    fn marked_text(site: &Site, run: &Run, file: &str, name: &str) -> Option<String> {
        let json = run.json();
        let file = format!("content/{file}");
        let record = json
            .as_array()?
            .iter()
            .find(|record| record["file"] == *file && record["name"] == name)?;
        let number = |field: &str| {
            record[field]
                .as_u64()
                .and_then(|number| usize::try_from(number).ok())
        };
        let text = std::fs::read_to_string(site.root().join(&file)).ok()?;
        let line = text.lines().nth(number("line")? - 1)?;
        let (start, end) = (number("column")?, number("end_column")?);
        Some(line.chars().skip(start - 1).take(end - start).collect())
    }
}

mod networks {
    use super::*;

    #[test]
    fn say_who_is_in_them_and_what_came_of_it() {
        let built = Site::fixture("networks").build().succeeds();
        built
            .page("/samarbeid/fjordradet/")
            .has("ca.\u{a0}2018")
            .has("Fjord kommune")
            .has("Et grunnbeløp og en del etter folketall.")
            .has("Ett arkiv for to kommuner")
            .has("Innstilling, ikke vedtak")
            .has("(leverandøren selv)")
            .has("(bare lest i utdrag)")
            .has(">Har vært med<");
        built
            .page("/nn/samarbeid/fjordradet/")
            .has("Eit grunnbeløp og ein del etter folketal.")
            .has("Innstilling, ikkje vedtak");
    }

    #[test]
    fn stand_side_by_side_with_their_newest_result() {
        let built = Site::fixture("networks").build().succeeds();
        built
            .page("/samarbeid/")
            .has("En felles stilling.")
            .has("1 resultat til")
            .lacks("Felles arkiv for begge")
            .has("Fylkeskommunene har egne sider:");
    }

    #[test]
    fn are_named_by_their_members_and_by_the_region_that_has_their_name() {
        let built = Site::fixture("networks").build().succeeds();
        let link = "href=\"/samarbeid/fjordradet/\"";
        built.page("/kommuner/fjord/").has(link);
        // It left in 2021.
        built.page("/kommuner/vik/").lacks(link);
        built.page("/regioner/fjordregionen/").has(link);
        built.page("/temaer/sak-og-arkiv/").has(link);
    }

    #[test]
    fn have_members_with_one_name_and_dates_in_order() {
        let site = Site::fixture("networks").write(
            "content/samarbeid/feil.md",
            "---\ntittel: Feil\nsammendrag: Med feil.\nform: nettverk\nsiden: 2022\ntil: 2020\n\
             medlemmer:\n  - {fra: 2020}\n  - {kommune: fjord, navn: Fjord}\n  - {kommune: fjrd}\n---\n",
        );
        let found = site.check().finds_errors();
        found
            .says("deltakeren har ikke noe navn")
            .says("deltakeren har både `kommune` og `navn`")
            .says("kommunen `fjrd` finnes ikke")
            .says("samarbeidet slutter (2020) før det begynner (2022)");
    }

    #[test]
    fn stand_on_a_site_whose_municipalities_have_a_status() {
        let site = Site::fixture("networks")
            .write(
                "content/losninger/arkivet.md",
                "---\ntittel: Arkivet\nsammendrag: Et arkiv.\ntype: fagsystem\neierskap: kommunal\n\
                 temaer: [sak-og-arkiv]\n---\n",
            )
            .write(
                "content/kommuner/fjord.md",
                "---\ntittel: Fjord\nkommunenummer: '9901'\nfylke: Vestland\nmålform: nynorsk\n\
                 region: Fjordregionen\nbruk:\n  - {løsning: arkivet, status: avsluttet, til: 2024, \
                 bekreftet: 2026-10, merknad: For dyrt.}\n---\n",
            )
            .write(
                "content/data/nasjonale-tall.yaml",
                "andeler:\n  - {nb: Manglende kompetanse, prosent: 53.1, dato: 2024-05-03, \
                 kilde: SSB, url: 'https://ssb.no/'}\n",
            );
        let built = site.build().succeeds();
        built
            .page("/status/")
            .has("Arkiv og økonomi")
            .has("Stanset eller avsluttet, </span>")
            .has("53,1 %")
            .has("Si fra om dere bruker Arkivet");
        built.page("/stanset/").has("For dyrt.").has(">2024<");
        built.page("/pris/").has("Vi kjenner ingen priser ennå");
    }

    #[test]
    fn have_no_list_where_there_are_none() {
        let built = Site::fixture("minimal").build().succeeds();
        assert!(!built.public().has("/samarbeid/"));
        built.page("/").lacks("/samarbeid/");
    }
}

mod minimal {
    use super::*;

    #[test]
    fn a_title_an_address_and_one_page_are_a_site() {
        let built = Site::fixture("minimal").build().succeeds();
        built.page("/om/").has("Én side er nok.");
        built.page("/").has("Minst mulig");
        for address in [
            "/erfaringer/",
            "/losninger/",
            "/kommuner/",
            "/dekning/",
            "/404.html",
        ] {
            assert!(built.public().has(address), "{address}");
        }
    }

    #[test]
    fn a_site_without_content_builds_too() {
        Site::of(&[]).build().succeeds();
    }

    fn without_hash_of_search(file: String) -> String {
        match (file.strip_prefix("search/files/"), file.rsplit_once('.')) {
            (Some(_), Some((_, ending))) => format!("search/files/[innhold].{ending}"),
            _ => file,
        }
    }

    /// The addresses of a site are a promise: others link to them.
    #[test]
    fn the_addresses_are_known() {
        let built = Site::fixture("minimal").build().succeeds();
        // The name of a file of the search is a hash of its content, and would decide its place.
        let files = built.public().files().into_iter();
        let mut files: Vec<String> = files.map(without_hash_of_search).collect();
        files.sort();
        insta::with_settings!({filters => vec![
            // The name of an asset changes with its content.
            (r"[.-][0-9a-z]{8,16}\.(css|js|svg|woff2)", ".[innhold].$1"),
        ]}, {
            assert_snapshot!(files.join("\n"));
        });
    }
}

mod twins {
    use super::*;

    #[test]
    fn each_version_has_its_address_and_says_its_language() {
        let built = Site::fixture("twins").build().succeeds();
        for (address, lang, title) in [
            ("/losninger/nettskjema/", "nb", "Nettskjemaet"),
            ("/nn/losninger/nettskjema/", "nn", "Nettskjemaet på nynorsk"),
            (
                "/nn/erfaringer/vinje-nettskjema/",
                "nn",
                "Vinje fekk skjemaa på nett",
            ),
            // The only version is nynorsk, so the main address is.
            ("/kommuner/vinje/", "nn", "Vinje"),
        ] {
            built
                .page(address)
                .has(&format!("<html lang=\"{lang}\""))
                .has(title);
        }
        assert!(!built.public().has("/nn/kommuner/vinje/"));
    }

    #[test]
    fn only_true_translations_are_named_as_such() {
        let built = Site::fixture("twins").build().succeeds();
        built.page("/losninger/nettskjema/").has("hreflang=\"nn\"");
        built
            .page("/nn/losninger/nettskjema/")
            .has("hreflang=\"nb\"");
        built
            .page("/kommuner/vinje/")
            .lacks("rel=\"alternate\" hreflang=\"nn\"");
    }

    #[test]
    fn a_title_in_the_other_language_says_so_in_a_list() {
        let built = Site::fixture("twins").build().succeeds();
        built
            .page("/erfaringer/")
            .has("lang=\"nn\">Vinje skreiv rapporten på nynorsk<");
        built
            .page("/nn/erfaringer/")
            .lacks("lang=\"nn\">Vinje skreiv rapporten på nynorsk<");
    }
}

mod folders {
    use super::*;

    #[test]
    fn the_year_is_no_part_of_the_address_and_attachments_are_by_themselves() {
        let built = Site::fixture("folders").build().succeeds();
        for address in [
            "/erfaringer/skien-arkiv/",
            "/vedlegg/erfaringer/2023/skien-arkiv/plan.pdf",
            "/vedlegg/erfaringer/2023/skien-arkiv/hylle før.png",
            "/erfaringer/skien-arkiv-del-to/",
            "/vedlegg/kommuner/skien/vapen.png",
            "/guide/",
            "/guide/start/forste/",
        ] {
            assert!(
                built.public().has(address),
                "{address} is not among\n{}",
                built.public().files().join("\n")
            );
        }
    }

    #[test]
    fn links_between_files_become_addresses() {
        let built = Site::fixture("folders").build().succeeds();
        built
            .page("/erfaringer/skien-arkiv-del-to/")
            .has("href=\"/erfaringer/skien-arkiv/#det-vi-leverte\"");
        built.page("/guide/").has("href=\"/guide/start/forste/\"");
        built.page("/guide/start/forste/").has("href=\"/guide/\"");
    }

    #[test]
    fn images_keep_their_place_and_documents_tell_their_size() {
        let built = Site::fixture("folders").build().succeeds();
        built
            .page("/erfaringer/skien-arkiv/")
            .has("src=\"/vedlegg/erfaringer/2023/skien-arkiv/hylle%20f%C3%B8r.png\"")
            .has("width=\"64\"")
            .has("height=\"48\"")
            .has("decoding=\"async\"")
            .has("(PDF, 2")
            .has("kB)");
    }
}

mod from_another_generator {
    use super::*;

    #[test]
    fn markdown_is_taken_in_as_it_is() {
        let site = Site::fixture("from-another-generator");
        let built = site.build().succeeds();
        built
            .page("/posts/2021-05-my-first-post/")
            .has("My First Post")
            .has("Hello from another generator.")
            // What is refused is left out; what it holds is not.
            .has("Text in a box.")
            .lacks("<div class=\"note\"");
        built.page("/about-us/").has("Windows line ends.");
        built.page("/readme/").has("Read me first");
        built.page("/posts/").has("Posts");
        assert!(!built.public().has("/wip/"));
    }

    #[test]
    fn what_was_turned_down_is_still_told() {
        let found = Site::fixture("from-another-generator")
            .check()
            .succeeds()
            .found();
        assert_snapshot!(found.join("\n"));
    }
}

mod redirects {
    use super::*;

    #[test]
    fn earlier_addresses_and_numbers_lead_to_the_document() {
        let built = Site::fixture("redirects").build().succeeds();
        for address in [
            "/skien/",
            "/kommuner/skien-kommune/",
            "/kommuner/4003/",
            "/kommuner/3807/",
            "/kommuner/0806/",
        ] {
            built
                .page(address)
                .has("http-equiv=\"refresh\"")
                .has("/kommuner/skien/");
        }
        built.page("/about/").has("/om/");
    }
}

mod measured {
    use super::*;

    // By hand: Vik saved 600 hours with 12 000 inhabitants, 50 for a thousand; Dal 900 to 1200 with
    // 30 000, 30 to 40. Vik paid 96 000 kroner, 8 000 for a thousand; Dal 150 000, 5 000. Nes has 4 500
    // inhabitants, less than 12 000 / (5/3) = 7 200: 135 to 225 hours and 22 500 to 36 000 kroner.
    #[test]
    fn figures_of_two_say_what_others_can_expect() {
        let built = Site::fixture("measured").build().succeeds();
        let page = built.page("/losninger/chatbot/");
        page.has("Hva det ville gi oss")
            .has("<b class=\"num\">30–50</b> timer i året per 1 000 innbyggere.")
            .has("<b class=\"num\">5\u{a0}000–8\u{a0}000</b> kr i året per 1 000 innbyggere.")
            .has("Fra 2 kommuner med 12\u{a0}000 til 30\u{a0}000 innbyggere.")
            .has("<span class=\"num\">140–230</span><span class=\"sub\">langt fra størrelsen til dem tallene er fra")
            .has("Færre telefoner til servicetorget")
            .has("Egen erfaring, 2026")
            .has("Åpne kilder, 2023, mer enn 24 måneder gammelt")
            .has("Det gjør vi bare med kroner, timer og årsverk.")
            .has("Bare denne kommunen har et slikt tall.")
            .has("fordi det kan være en del av det største tallet");
        built
            .page("/nn/losninger/chatbot/")
            .has("Kva det ville gi oss")
            .has("timar i året per 1 000 innbyggjarar.")
            .has("Færre telefonar til servicetorget");
    }

    #[test]
    fn where_nothing_can_be_compared_the_page_says_so() {
        let built = Site::fixture("measured").build().succeeds();
        built
            .page("/losninger/sakssystem/")
            .has("For lite å si.")
            .has("<b class=\"num\">200\u{a0}000 kr én gang</b>")
            .has("Bare denne kommunen har et slikt tall.");
        built
            .page("/losninger/arkivkjerne/")
            .has("Hva det ville gi dere. Ingen har oppgitt tall")
            .lacks("s-gains");
    }

    // By hand: Vik's window is from 30 June 2026 to 30 June 2027, Dal's with two years of options from
    // 31 December 2025 to 31 December 2028, Bø's from 1 December 2027 to 31 December 2028; Nes's
    // contract has ended. The first shared day that is not past is 23 November 2026.
    #[test]
    fn contracts_that_can_be_bought_together_stand_with_their_windows() {
        let built = Site::fixture("measured").build().succeeds();
        let page = built.page("/avtaler/");
        page.has("Kan kjøpes sammen")
            .has("Alle kan være med fra 23.\u{a0}november 2026 til 30.\u{a0}juni 2027.")
            .has("Alle kan være med fra 1.\u{a0}desember 2027 til 31.\u{a0}desember 2028.")
            .has("Opsjon: 1 + 1 år")
            .has("href=\"https://dal.example.no/krav\"");
        let calendar = String::from_utf8(built.public().tree()["avtaler.ics"].clone()).unwrap();
        let calendar = calendar.replace("\r\n ", "");
        for line in [
            "UID:sammen-arkivkjerne-sakssystem-2026-06-30@maal.example.no",
            "SUMMARY:Kan kjøpes sammen: Arkivkjerne\\, Sakssystem",
            "DTSTART;VALUE=DATE:20271201",
            "Krav til sakssystem (https://dal.example.no/krav)",
        ] {
            assert!(calendar.contains(line), "{line}:\n{calendar}");
        }
        assert_eq!(calendar.matches("UID:sammen-").count(), 2);
    }
}

mod drafts {
    use super::*;

    #[test]
    fn are_left_out_with_all_that_they_say() {
        let built = Site::fixture("drafts").build().succeeds();
        assert!(!built.public().has("/losninger/uferdig/"));
        for (file, text) in built.public().texts() {
            assert!(!text.contains("Uferdig løsning"), "{file}");
            assert!(!text.to_lowercase().contains("uferdig"), "{file}");
        }
    }

    #[test]
    fn are_not_led_to_from_the_menu_and_the_footer() {
        let settings = "title: Utkast\nbase_url: https://utkast.example.no\n\
            menu: [{title: Den uferdige, address: losninger/uferdig}, {title: Uferdig igjen, address: /losninger/uferdig/}, losninger]\n\
            footer: [[losninger/uferdig, {title: Uferdig, address: '/losninger/uferdig/#s-users'}]]\n\
            checks: {broken-link: warning}\n";
        let site = Site::fixture("drafts").write("site.yaml", settings);
        let built = site.build().succeeds();
        for (file, text) in built.public().texts() {
            assert!(!text.to_lowercase().contains("uferdig"), "{file}");
        }
        let with_drafts = site.run(&["build", "--drafts"]).succeeds();
        with_drafts
            .page("/")
            .has("Den uferdige")
            .has("Uferdig igjen")
            .has("href=\"/losninger/uferdig/#s-users\"");
    }

    #[test]
    fn are_there_when_asked_for() {
        let built = Site::fixture("drafts")
            .run(&["build", "--drafts"])
            .succeeds();
        built.page("/losninger/uferdig/").has("Kommer snart.");
        built
            .page("/losninger/ferdig/")
            .has("href=\"/losninger/uferdig/\"");
    }

    #[test]
    fn keep_the_files_that_go_with_them() {
        let text = |fields: &str, body: &str| format!("---\ntitle: A\n{fields}---\n\n{body}\n");
        let draft = text(
            "utkast: true # ikke klar\n",
            "[a](ros.txt) [b](../felles/b.txt)",
        );
        let site = Site::of(&[
            ("content/sider/hemmelig/index.md", draft.as_str()),
            ("content/sider/hemmelig/ros.txt", "risiko"),
            ("content/sider/hemmelig/mer/tall.csv", "a;b"),
            ("content/sider/felles/b.txt", "bare utkastet lenker hit"),
            ("content/sider/felles/c.txt", "begge lenker hit"),
            ("content/sider/om.md", &text("", "[c](felles/c.txt)")),
            (
                "content/sider/om.nn.md",
                &text("utkast: ja\n", "Ikkje ferdig."),
            ),
        ]);
        let of = |run: Run| {
            let mut files: Vec<_> = run.public().files();
            files.retain(|file| file.contains("vedlegg/") || file.contains("nn/om"));
            files
        };
        assert_eq!(of(site.build().succeeds()), ["vedlegg/sider/felles/c.txt"]);
        let with_drafts = of(site.run(&["build", "--drafts"]).succeeds());
        assert_eq!(with_drafts.len(), 5, "{with_drafts:?}");
    }

    #[test]
    fn a_link_to_one_is_told_but_a_reference_is_not() {
        let site = Site::fixture("drafts");
        let found = site.check().succeeds().found();
        let others: Vec<_> = found
            .iter()
            .filter(|found| !common::is_for_the_publisher(found))
            .collect();
        assert_eq!(others, ["broken-link losninger/ferdig.md"]);
        let with_drafts = site
            .run(&["check", "--drafts", "--format", "json"])
            .succeeds();
        assert!(
            !with_drafts
                .found()
                .iter()
                .any(|found| found.starts_with("broken-link"))
        );
    }
}

mod base_path {
    use super::*;

    /// Addresses in HTML that begin with a slash, other than those with the base path.
    fn astray(run: &Run, base: &str) -> Vec<String> {
        let mut astray = Vec::new();
        for (file, text) in run.public().texts() {
            if !file.ends_with(".html") {
                continue;
            }
            for attribute in ["href=\"/", "src=\"/", "action=\"/"] {
                for (at, _) in text.match_indices(attribute) {
                    let value = &text[at + attribute.len() - 1..];
                    let value = &value[..value.find('"').unwrap_or(value.len())];
                    if !value.starts_with(base) {
                        astray.push(format!("{file}: {value}"));
                    }
                }
            }
        }
        astray
    }

    #[test]
    fn every_address_begins_with_it() {
        let built = Site::fixture("base-path").build().succeeds();
        assert_eq!(astray(&built, "/deling/kunnskap/"), [""; 0]);
        built
            .page("/om/")
            .has("href=\"/deling/kunnskap/guide/#start\"")
            .has("href=\"/deling/kunnskap/dekning/\"")
            .has("src=\"/deling/kunnskap/vedlegg/sider/felt.png\"")
            .has("https://example.no/deling/kunnskap/om/");
        built.page("/gammel/").has("/deling/kunnskap/guide/");
    }

    #[test]
    fn can_be_given_for_one_build() {
        let built = Site::fixture("minimal")
            .run(&["build", "--base-url", "https://test.example.no/prove/"])
            .succeeds();
        assert_eq!(astray(&built, "/prove/"), [""; 0]);
        for (file, text) in built.public().texts() {
            assert!(!text.contains("minst.example.no"), "{file}");
        }
    }

    #[test]
    fn must_be_a_plain_address() {
        let site = Site::fixture("minimal");
        for url in [
            "https://example.no/?side=1",
            "https://example.no/#a",
            "ftp://example.no",
            "https://example.no/a b",
            "/bare/sti",
        ] {
            site.run(&["build", "--base-url", url]).is_refused();
        }
    }
}

mod security_txt {
    use super::*;

    const PAGE: (&str, &str) = (
        "content/sider/om.md",
        "---\ntitle: Om\ndate: 2026-11-23\n---\nTekst.\n",
    );

    fn site(base_url: &str, expires: &str) -> Site {
        let settings = format!(
            "title: Prøve\nbase_url: {base_url}\nsecurity:\n  contact: mailto:sikkerhet@example.no\n  expires: {expires}\n"
        );
        Site::of(&[PAGE]).write("site.yaml", settings)
    }

    #[test]
    fn says_whom_to_tell() {
        let built = site("https://example.no", "2027-06-30").build().succeeds();
        built
            .page("/.well-known/security.txt")
            .has("Contact: mailto:sikkerhet@example.no\n")
            .has("\nExpires: 2027-06-30T23:59:59Z\n");
        let without = Site::of(&[PAGE]).build().succeeds();
        assert!(!without.public().has("/.well-known/security.txt"));
    }

    #[test]
    fn is_asked_after_before_it_runs_out() {
        let found = |base_url: &str, expires: &str| {
            let found = site(base_url, expires).check().succeeds().found();
            found
                .iter()
                .any(|found| found.starts_with("security-txt site.yaml"))
        };
        assert!(!found("https://example.no", "2027-06-30"));
        for (base_url, expires) in [
            ("https://example.no", "2026-12-01"),
            ("https://example.no", "2025-12-01"),
            ("https://example.no", "2028-12-01"),
            ("https://example.no/mappe", "2027-06-30"),
        ] {
            assert!(found(base_url, expires), "{base_url} {expires}");
        }
    }
}

mod hosts {
    use super::*;

    const PAGE: (&str, &str) = (
        "content/sider/om.md",
        "---\ntittel: Om\ntidligere_adresser: [/om-oss/]\n---\n\nTekst.\n",
    );
    const FILES: [&str; 6] = [
        "/_headers",
        "/_redirects",
        "/.nojekyll",
        "/.htaccess",
        "/web.config",
        "/staticwebapp.config.json",
    ];

    fn site(settings: &str) -> Site {
        let settings = format!("title: Prøve\n{settings}");
        Site::of(&[PAGE]).write("site.yaml", settings)
    }

    fn written(hosts: &str) -> Vec<&'static str> {
        let built = site(&format!("base_url: https://example.no\n{hosts}"))
            .build()
            .succeeds();
        let there = FILES.into_iter();
        there.filter(|file| built.public().has(file)).collect()
    }

    #[test]
    fn have_the_files_that_they_read() {
        assert_eq!(written(""), FILES[..3]);
        assert_eq!(written("hosts: [github]"), ["/.nojekyll"]);
        assert_eq!(written("hosts: iis"), ["/web.config"]);
        assert_eq!(
            written("hosts: [azure, apache, azure]"),
            ["/.htaccess", "/staticwebapp.config.json"]
        );
        assert_eq!(written("hosts: []"), [""; 0]);
    }

    #[test]
    fn that_read_no_file_in_the_site_are_told_with_what_to_do() {
        for (host, help) in [
            ("nginx", "digitv headers nginx"),
            ("cloudflare", "netlify"),
            ("lighttpd", "azure"),
        ] {
            site(&format!("base_url: https://example.no\nhosts: [{host}]"))
                .build()
                .finds_errors()
                .says(&format!("«{host}»"))
                .says(help);
        }
    }

    #[test]
    fn are_told_where_earlier_addresses_lead() {
        let built = site("base_url: https://example.no").build().succeeds();
        built.page("/_redirects").has("/om-oss/ /om/ 301\n");
    }

    #[test]
    fn hear_nothing_from_a_site_in_a_folder_of_theirs() {
        let at_top = site("base_url: https://example.no").build().succeeds();
        at_top.page("/_headers").has("Strict-Transport-Security");
        assert!(at_top.public().has("/robots.txt"));
        let in_folder = site("base_url: https://example.no/kunnskap")
            .build()
            .succeeds();
        in_folder
            .page("/_headers")
            .has("\n/kunnskap/assets/*\n")
            .lacks("Strict-Transport-Security");
        assert!(!in_folder.public().has("/robots.txt"));
    }

    #[test]
    fn that_send_no_header_leave_the_policy_of_each_page() {
        let built = site("base_url: https://example.no/kunnskap/prøve")
            .build()
            .succeeds();
        let policy = "<meta charset=\"utf-8\">\n\
            <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self';";
        let folders = "\"script-src *:*/kunnskap/pr%C3%B8ve/assets/ ";
        let mut pages = 0;
        for (file, text) in built.public().texts() {
            if file.ends_with(".html") {
                assert!(text.contains(policy), "{file}");
                assert!(text.contains(folders), "{file}");
                pages += 1;
            }
        }
        assert!(pages > 10);
    }

    #[test]
    fn could_misread_some_addresses_so_no_site_has_one() {
        for base_url in [
            "https://example.no/a;b",
            "https://example.no/a,b",
            "https://example.no/$a",
            "https://example.no/{a}",
            "https://example.no/a'b",
            "https://example.no/a//b",
            "https://example.no/./a",
        ] {
            site(&format!("base_url: \"{base_url}\"\n"))
                .build()
                .finds_errors()
                .says(base_url);
        }
    }
}

mod images {
    use std::collections::BTreeMap;

    use image::RgbImage;
    use image::codecs::jpeg::JpegEncoder;

    use super::*;

    fn photo() -> Vec<u8> {
        let picture = RgbImage::from_fn(1000, 600, |x, y| {
            image::Rgb([(x / 4) as u8, (y / 3) as u8, 120])
        });
        let mut bytes = Vec::new();
        JpegEncoder::new(&mut bytes)
            .encode_image(&picture)
            .expect("memory takes everything");
        bytes
    }

    fn site() -> Site {
        let text = "---\ntitle: Om\n---\n\n![Et felt](felt.jpg \"Foto: vi\")\n";
        Site::of(&[("content/sider/om/index.md", text)]).write("content/sider/om/felt.jpg", photo())
    }

    fn variants(run: &Run) -> BTreeMap<String, Vec<u8>> {
        let tree = run.public().tree();
        tree.into_iter()
            .filter(|(file, _)| file.starts_with("assets/bilder/"))
            .collect()
    }

    #[test]
    fn come_in_smaller_sizes_beside_the_one_that_was_written() {
        let built = site().build().succeeds();
        let variants = variants(&built);
        assert_eq!(variants.len(), 2, "{:?}", variants.keys());
        let page = built.page("/om/");
        page.has("src=\"/vedlegg/sider/om/felt.jpg\"")
            .has("width=\"1000\" height=\"600\"")
            .has("sizes=\"");
        for (file, bytes) in &variants {
            page.has(&format!("/{file} "));
            assert!(bytes.starts_with(b"RIFF"), "{file}");
        }
        assert_eq!(built.public().tree()["vedlegg/sider/om/felt.jpg"], photo());
    }

    #[test]
    fn are_the_same_however_often_the_site_is_built() {
        let site = site();
        let first = variants(&site.build().succeeds());
        let cache = site.root().join(".digitv-cache");
        assert!(cache.is_dir(), "nothing was kept");
        let second = site.build().succeeds();
        assert!(second.stdout().contains("0 skrevet"), "{}", second.stdout());
        std::fs::remove_dir_all(cache).expect("ours");
        std::fs::remove_dir_all(site.root().join("public")).expect("ours");
        assert_eq!(variants(&site.build().succeeds()), first);
    }

    #[test]
    fn that_are_broken_are_told_and_the_rest_is_built() {
        let site = site().write("content/sider/om/felt.jpg", b"\xff\xd8\xff\xe0 brutt av");
        let found = site.check().succeeds().found();
        let told = "unusable-image sider/om/felt.jpg";
        assert!(
            found.iter().any(|found| found.starts_with(told)),
            "{found:?}"
        );
        site.build()
            .succeeds()
            .page("/om/")
            .has("src=\"/vedlegg/sider/om/felt.jpg\"");
    }
}

/// What `check` passes, `build` writes.
mod a_green_check {
    use super::*;

    const PAGE: (&str, &str) = ("content/sider/om.md", "---\ntittel: Om\n---\n\nNoen ord.\n");

    /// Templates that are read without a fault and fail when a page is made of them.
    #[test]
    fn has_made_every_kind_of_page() {
        for (template, extends) in [
            ("topic.html", "base.html"),
            ("page.html", "base.html"),
            ("home.html", "base.html"),
            ("not-found.html", "base.html"),
            ("search.html", "base.html"),
            ("coverage.html", "base.html"),
            ("partials/footer.html", ""),
        ] {
            let extends = match extends {
                "" => String::new(),
                name => format!("{{% extends \"{name}\" %}}{{% block content %}}"),
            };
            let end = if extends.is_empty() {
                ""
            } else {
                "{% endblock content %}"
            };
            let file = format!("themes/digitv/templates/{template}");
            let site =
                Site::of(&[PAGE]).write(&file, format!("{extends}{{{{ finnes.ikke }}}}{end}"));
            let found = site.check().finds_errors().found();
            assert!(
                found.contains(&format!("invalid-theme {file}")),
                "{template}: {found:?}"
            );
            site.build().finds_errors();
        }
    }

    #[test]
    fn has_made_every_page_where_templates_are_the_site_s_own() {
        let template = "{% extends \"base.html\" %}{% block content %}\
            {% if page.title == \"To\" %}{{ finnes.ikke }}{% endif %}{% endblock content %}";
        let site = Site::of(&[
            PAGE,
            ("content/sider/to.md", "---\ntittel: To\n---\n\nB.\n"),
            ("themes/digitv/templates/page.html", template),
        ]);
        site.run(&["check"])
            .finds_errors()
            .says("Det skjer på /to/.");
    }

    #[test]
    fn has_looked_at_the_length_of_every_name() {
        // With its hash a file of the theme has a longer name than on the disk it came from.
        let name = format!("themes/digitv/static/{}.svg", "a".repeat(250));
        let site = Site::of(&[PAGE]).write(&name, "<svg/>");
        site.run(&["check"])
            .finds_errors()
            .says("unwritable-name")
            .says("disker tar høyst 255");
        site.build().finds_errors().says("Ingenting er skrevet");
    }

    #[test]
    fn knows_the_theme_and_the_files_in_it() {
        let site = Site::of(&[
            PAGE,
            ("themes/digitv/templates/topicc.html", "x"),
            ("themes/digitv/css/10-tokenz.css", "a {}"),
            ("themes/digitv/css/99-egen.css", "a {}"),
        ]);
        let run = site.run(&["check"]).succeeds();
        run.says("Mente du `templates/topic.html`?")
            .says("Mente du `css/10-tokens.css`?")
            .says("2 advarsler");
        let settings = "title: A\nbase_url: https://a.no\ntheme: vart\n";
        let site = Site::of(&[PAGE, ("themes/vaart/css/99-egen.css", "a {}")]);
        let site = site.write("site.yaml", settings);
        site.run(&["check"])
            .finds_errors()
            .says("Mente du `theme: vaart`?")
            .says("site.yaml:3:8");
        let site = Site::of(&[PAGE, ("themes/vaart/css/99-egen.css", "a {}")]);
        site.run(&["check"]).succeeds().says("Skriv `theme: vaart`");
    }
}

mod menu_and_footer {
    use super::*;

    fn site(settings: &str) -> Site {
        let base = "title: A\nbase_url: https://a.no\n";
        Site::of(&[
            ("content/sider/om.md", "---\ntittel: Om oss\n---\n\nOrd.\n"),
            (
                "content/sider/om.nn.md",
                "---\ntittel: Om oss på nynorsk\n---\n\nOrd.\n",
            ),
        ])
        .write("site.yaml", format!("{base}{settings}"))
    }

    #[test]
    fn lead_where_the_settings_say_in_the_language_of_the_page() {
        let site = site(
            "menu: [om, dekning, /temaer/, {title: Hjem, title_nn: Heim, address: 'https://b.no'}]\n\
             footer: [[om], {title: Feed, address: /atom.xml}]\n",
        );
        let built = site.build().succeeds();
        let page = built.page("/");
        page.has("<a href=\"/om/\">Om oss</a>")
            .has("<a href=\"/dekning/\">Hvem bruker hva</a>")
            .has("<a href=\"/temaer/\">Temaer</a>")
            .has("<a href=\"https://b.no\">Hjem</a>")
            .has("<a href=\"/atom.xml\">Feed</a>");
        built
            .page("/nn/")
            .has("<a href=\"/nn/om/\">Om oss på nynorsk</a>")
            .has("<a href=\"/nn/dekning/\">Kven bruker kva</a>")
            .has("<a href=\"https://b.no\">Heim</a>");
    }

    #[test]
    fn that_lead_nowhere_are_told_at_their_place() {
        for (settings, words, place) in [
            ("menu: [omm]\n", "Mente du `om`?", "site.yaml:3:8"),
            (
                "menu: [/dekningg/]\n",
                "Mente du `/dekning/`?",
                "site.yaml:3:8",
            ),
            (
                "footer:\n  - [om, deknin]\n",
                "Mente du `dekning`?",
                "site.yaml:4:10",
            ),
            ("menu: [/atom.xml]\n", "mangler tekst", "site.yaml:3:8"),
            (
                "menu: [xyzzyx]\n",
                "ingen side heter `xyzzyx`",
                "site.yaml:3:8",
            ),
        ] {
            let run = site(settings).run(&["check"]).finds_errors();
            run.says(words).says(place);
        }
    }
}

mod settings {
    use super::*;

    const PAGE: &str = "---\ntittel: Om\n---\n\n";

    #[test]
    fn decide_what_counts_as_old_on_the_page_of_a_municipality() {
        let built = Site::of(&[
            ("site.yaml", "title: A\nbase_url: https://a.example.no\nfreshness: {ageing: 6, stale: 18}\nas_of: 2026-11-01\n"),
            ("content/losninger/digisos.md", "---\ntittel: Digisos\ntype: fagsystem\neierskap: kommunal\nsammendrag: A.\ntemaer: [helse]\n---\n\nTekst.\n"),
            ("content/kommuner/skien.md", "---\ntittel: Skien\nkommunenummer: '4003'\nfylke: Telemark\nmålform: nøytral\nbruk:\n  - løsning: digisos\n    status: i-bruk\n    bekreftet: 2026-10\n---\n"),
            ("content/data/temaer.yaml", "temaer:\n  - {slug: helse, nb: Helse, nn: Helse}\n"),
        ])
        .build();
        built
            .page("/kommuner/skien/")
            .has("under 6 md.")
            .has("6–18 md.")
            .lacks("12 md.");
    }

    #[test]
    fn give_the_style_guide_its_language() {
        let settings = "title: A\nbase_url: https://a.example.no\nlang: nn\n";
        let built = Site::of(&[("site.yaml", settings), ("content/sider/om.md", PAGE)]).build();
        built.page("/stilguide/").has("<html lang=\"nn\"");
    }

    #[test]
    fn refuse_english_as_the_language_of_the_site() {
        let settings = "title: A\nbase_url: https://a.example.no\nlang: en\n";
        Site::of(&[("site.yaml", settings)])
            .run(&["check"])
            .finds_errors()
            .says("nettstedet kan ikke ha språket «en»")
            .says("har `språk: en` i feltene sine");
    }
}

mod full_addresses_of_the_site {
    use super::*;

    fn site(body: &str) -> Site {
        let text = format!("---\ntittel: Om\n---\n\n{body}\n");
        Site::of(&[
            (
                "site.yaml",
                "title: A\nbase_url: https://a.example.no/kunnskap\n",
            ),
            ("content/sider/om.md", &text),
            (
                "content/sider/to.md",
                "---\ntittel: To\n---\n\nTekst.\n\n## Her\n\nMer.\n",
            ),
        ])
    }

    #[test]
    fn lead_to_pages_as_other_links_do() {
        let links = "[en](https://a.example.no/kunnskap/to/#her), <https://a.example.no/kunnskap>, \
                     https://a.example.no/kunnskap/losninger/ og [ute](https://a.example.no/annet/).";
        let built = site(links).build().succeeds();
        built
            .page("/om/")
            .has("<a href=\"/kunnskap/to/#her\">en</a>")
            .has("<a href=\"/kunnskap/\">https://a.example.no/kunnskap</a>")
            .has("<a href=\"/kunnskap/losninger/\">")
            .has("<a href=\"https://a.example.no/annet/\" rel=");
    }

    #[test]
    fn are_told_where_they_lead_nowhere() {
        for link in [
            "[a](https://a.example.no/kunnskap/borte/)",
            "http://a.example.no/kunnskap/borte/",
            "[a]: <https://A.example.no/kunnskap/borte/>\n\n[a]",
        ] {
            let found = site(link).check().found();
            assert!(
                found.contains(&"broken-link sider/om.md".to_owned()),
                "{link}: {found:?}"
            );
        }
        let found = site("[a](https://a.example.no/kunnskap/to/#borte)")
            .check()
            .found();
        assert!(
            found.contains(&"broken-anchor sider/om.md".to_owned()),
            "{found:?}"
        );
    }

    #[test]
    fn are_checked_in_fields_too() {
        let fields = |url: &str| {
            let text = format!(
                "---\ntittel: Om\nkilder:\n  - url: {url}\n# https://a.example.no/kunnskap/merknad/\n---\n\nTekst.\n"
            );
            site("x").write("content/sider/om.md", text).check()
        };
        let broken = fields("https://a.example.no/kunnskap/borte/");
        assert!(
            broken
                .found()
                .contains(&"broken-link sider/om.md".to_owned()),
            "{:?}",
            broken.found()
        );
        let record = broken.json();
        let record = record
            .as_array()
            .unwrap()
            .iter()
            .find(|record| record["name"] == "broken-link");
        assert_eq!(record.unwrap()["line"], 4);
        let good = fields("'https://a.example.no/kunnskap/to/'").found();
        assert!(
            !good.contains(&"broken-link sider/om.md".to_owned()),
            "{good:?}"
        );
    }
}
