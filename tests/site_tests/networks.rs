//! Networks of municipalities: their pages and lists.

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
