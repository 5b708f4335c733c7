//! Tests of costs: what follows from amounts and price lists, and what is wrong in them.

use serde_yaml::Value;

use super::*;
use crate::yaml::fields::FromYaml as _;
use crate::yaml::problems::Problems;
use crate::yaml::written::Written;

fn read(yaml: &str) -> (Option<Cost>, Vec<String>) {
    let value: Value = serde_yaml::from_str(yaml).unwrap();
    let mut problems = Problems::reading("a.md".into(), Written::new(Vec::new().into(), 0..0));
    let cost = Cost::from_yaml(&value, &mut problems);
    let found = problems.into_found();
    let messages = found.iter().map(|found| found.message.clone());
    (cost, messages.collect())
}

fn cost(yaml: &str) -> Cost {
    let (cost, problems) = read(yaml);
    assert_eq!(problems, Vec::<String>::new());
    cost.unwrap()
}

#[test]
fn bands_follow_from_the_largest_amount_paid_so_often() {
    let cost = cost(
        "beløp: [{kroner: 8500000, hyppighet: engang}, {kroner: 4000000, hyppighet: engang, gjelder: nett}, \
         {kroner: 10000, til_kroner: 60000, hyppighet: årlig}]",
    );
    let over = CostBand::Over2m;
    assert_eq!(cost.setup_span(), Some((over, over)));
    let yearly = cost.yearly_span([].into_iter());
    assert_eq!(yearly, Some((CostBand::Under50k, CostBand::Under200k)));
}

#[test]
fn a_stated_band_stands_and_not_stated_is_no_band() {
    let stated = cost("{årlig: 50-200k}").yearly_span([].into_iter());
    assert_eq!(stated, Some((CostBand::Under200k, CostBand::Under200k)));
    assert_eq!(
        cost("{årlig: ikke-oppgitt}").yearly_span([5].into_iter()),
        None
    );
}

#[test]
fn a_price_list_says_what_a_municipality_of_that_size_pays() {
    let list = cost(
        "pristrinn: [{til_innbyggere: 9999, kroner: 10000}, {til_innbyggere: 49999, kroner: 60000}]",
    );
    for (inhabitants, price) in [
        (1_484, Some(10_000)),
        (9_999, Some(10_000)),
        (10_000, Some(60_000)),
        (50_000, None),
    ] {
        assert_eq!(list.price_for(inhabitants), price, "{inhabitants}");
    }
    let span = list.yearly_span([1_484, 20_000, 90_000].into_iter());
    assert_eq!(span, Some((CostBand::Under50k, CostBand::Under200k)));
    let each = cost("pristrinn: [{kroner: 10000, per_innbygger: 2.5}]");
    assert_eq!(each.price_for(1_001), Some(12_503));
    assert_eq!(cost("{år: 2020}").price_for(5), None);
}

#[test]
fn what_does_not_agree_is_told() {
    for (yaml, expected) in [
        (
            "{årlig: under-50k, beløp: [{kroner: 60000, hyppighet: årlig}]}",
            "`under-50k` stemmer ikke med beløpet, som er i `50-200k`",
        ),
        (
            "beløp: [{kroner: 500, til_kroner: 300, hyppighet: årlig}]",
            "`til_kroner` (300) er ikke mer enn `kroner` (500)",
        ),
        (
            "pristrinn: [{kroner: 20}, {til_innbyggere: 100, kroner: 10}]",
            "trinnene står ikke etter folketall",
        ),
        (
            "pristrinn: [{til_innbyggere: 100}]",
            "trinnet har ingen pris",
        ),
    ] {
        let (_, problems) = read(yaml);
        assert_eq!(problems, [expected], "{yaml}");
    }
    let (_, problems) = read("{årlig: under-50k, beløp: [{kroner: 400, hyppighet: årlig}]}");
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn bands_meet_at_their_limits() {
    for (kroner, band) in [
        (0, CostBand::Zero),
        (49_999, CostBand::Under50k),
        (50_000, CostBand::Under200k),
        (200_000, CostBand::Under200k),
        (500_000, CostBand::Under500k),
        (2_000_000, CostBand::Under2m),
        (2_000_001, CostBand::Over2m),
    ] {
        assert_eq!(CostBand::of(kroner), band, "{kroner}");
    }
}
