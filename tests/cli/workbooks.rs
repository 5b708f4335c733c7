//! Workbooks for municipalities: the round that they belong to.

use super::*;

#[test]
fn belong_to_the_last_round_until_it_is_due() {
    let site = Site::fixture("measured");
    let run = |arguments: &[&str], today: &str| {
        site.run_with(arguments, |command| command.env("DIGITV_TODAY", today))
    };
    let all = [
        "kartlegg",
        "ut",
        "--runde",
        "Vinteren",
        "--frist",
        "2026-12-20",
    ];
    run(&all, "2026-11-29").succeeds();
    // The same file: it belongs to the round that was named.
    run(&["kartlegg", "ut", "vik"], "2026-12-20")
        .succeeds()
        .says("ført i runden «Vinteren»");
    run(&["kartlegg", "ut", "--matrise"], "2026-12-20")
        .succeeds()
        .says("ført i runden «Vinteren»");
    let late = run(&["kartlegg", "ut", "vik", "--til", "ny"], "2026-12-21").succeeds();
    assert!(!late.told().contains("runden"), "{}", late.told());
}
