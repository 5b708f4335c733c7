//! Costs (kostnad): bands, amounts, and price lists by inhabitants; NOK without VAT.

use tr::tr;

use super::plausible;
use super::vocabulary::{CostBand, Frequency};
use crate::diagnostic::{Check, Problem};
use crate::text::Vocabulary as _;
use crate::text::date::PartialDate;
use crate::tr_later;
use crate::yaml::fields::Fields;
use crate::yaml::record::record;
use crate::yaml::url::Reference;

/// The lowest and the highest band of a cost.
pub type BandSpan = (CostBand, CostBand);

record! {
    /// A cost as somebody states it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Cost expects tr_later!("`beløp`, `pristrinn`, `etablering` eller `årlig`, og gjerne `år` og `merknad`") {
        /// The cost of establishing it, once, as a band.
        setup: Option<CostBand> = optional("etablering"), "å ta i bruk, én gang; utelates der `beløp` sier det";
        /// The cost of running it, each year, as a band.
        yearly: Option<CostBand> = optional("årlig"), "å drive, hvert år; utelates der `beløp` eller `pristrinn` sier det";
        /// Amounts, from which the bands follow.
        amounts: Vec<Amount> = list("beløp"), "kroner, når kilden oppgir dem; trinnene følger av beløpene";
        /// The price list by inhabitants, smallest municipalities first.
        steps: Vec<PriceStep> = list("pristrinn"), "årspris etter folketall, de minste kommunene først";
        /// The year the prices are from.
        year: Option<PartialDate> = optional("år"), "året prisene er fra";
        /// The municipality's own work, in hours.
        own_hours: Option<u32> = optional("egeninnsats_timer"), "kommunens egen innsats, i timer";
        /// Anything else that readers must know of the figures.
        note: Option<String> = optional("merknad"), "det som må vites om tallene";
    }
    check |fields| plausible::within(
        fields, "egeninnsats_timer", own_hours, (1, 200_000), tr_later!("timene til et prosjekt"),
    );
    check |fields| agrees(fields, "etablering", setup, amount_span(&amounts, Frequency::Once));
    check |fields| agrees(fields, "årlig", yearly, amount_span(&amounts, Frequency::Yearly));
    check |fields| ascends(fields, &steps);
}

record! {
    /// An amount, and what it covers.
    #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct Amount expects tr_later!("`kroner` og `hyppighet`, og gjerne `gjelder`, `år` og `kilde`") {
        /// The amount, or the least of it.
        from: u32 = required("kroner"), "beløpet, eller det minste av det, uten merverdiavgift";
        /// The most of it, where it is a span.
        to: Option<u32> = optional("til_kroner"), "det høyeste, når kilden oppgir et spenn";
        /// `true` where the source gives no exact figure.
        is_rough: bool = optional("ca" or false), "`true` når kilden sier «nær» eller «om lag»";
        /// The frequency of payment.
        frequency: Frequency = required("hyppighet"), "om det betales én gang eller hvert år";
        /// The part of the cost that it covers.
        what: Option<String> = optional("gjelder"), "det beløpet dekker, som `trådløst nett i 15 bygg`";
        /// The year of the amount, where it is another than that of the cost.
        year: Option<PartialDate> = optional("år"), "året beløpet er fra, når det er et annet enn for resten";
        /// The source of the amount.
        source: Option<String> = optional("kilde" as Reference), "hva det bygger på: ei nettadresse eller noen få ord";
    }
    check |fields| is_span(fields, from, to);
}

record! {
    /// A step of a price list by inhabitants.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct PriceStep expects tr_later!("`til_innbyggere` og `kroner`, eller `per_innbygger`") {
        /// The largest number of inhabitants that it is for; the last step may have none.
        up_to: Option<u32> = optional("til_innbyggere"), "det høyeste folketallet som trinnet gjelder for; utelates i det siste når det ikke har noen grense";
        /// The price a year.
        fixed: u32 = optional("kroner" or 0), "prisen i året, uten merverdiavgift";
        /// The price a year for each inhabitant, added to the other.
        per_inhabitant: Option<f64> = optional("per_innbygger"), "kroner i året for hver innbygger, som kommer i tillegg til `kroner`";
    }
    check |fields| has_price(fields);
}

impl Amount {
    /// Returns the most that it may be.
    pub fn most(&self) -> u32 {
        self.to.unwrap_or(self.from)
    }
}

impl PriceStep {
    /// Returns the price a year for a municipality of so many inhabitants.
    fn price(&self, inhabitants: u32) -> u64 {
        let share = self.per_inhabitant.unwrap_or_default() * f64::from(inhabitants);
        // A price is shown in whole kroner; what is larger than the type is no price.
        u64::from(self.fixed) + share.round() as u64
    }
}

impl Cost {
    /// Returns the yearly price that the list gives for a municipality of so many inhabitants;
    /// `None` where there is no list, or it ends before them.
    pub fn price_for(&self, inhabitants: u32) -> Option<u64> {
        let fits = |step: &&PriceStep| step.up_to.is_none_or(|most| inhabitants <= most);
        let step = self.steps.iter().find(fits)?;
        Some(step.price(inhabitants))
    }

    /// Returns the bands of the cost to establish: as stated, else as they follow from the amounts.
    pub fn setup_span(&self) -> Option<BandSpan> {
        stated(self.setup).or_else(|| amount_span(&self.amounts, Frequency::Once))
    }

    /// Returns the bands of the yearly cost: as stated, else as they follow from the amounts, else
    /// from what the price list gives for municipalities of these numbers of inhabitants.
    pub fn yearly_span(&self, inhabitants: impl Iterator<Item = u32>) -> Option<BandSpan> {
        stated(self.yearly)
            .or_else(|| amount_span(&self.amounts, Frequency::Yearly))
            .or_else(|| {
                let prices = inhabitants.filter_map(|count| self.price_for(count));
                widest(prices.map(|price| (CostBand::of(price), CostBand::of(price))))
            })
    }
}

/// Returns the lowest and the highest band of several spans.
pub fn widest(spans: impl Iterator<Item = BandSpan>) -> Option<BandSpan> {
    spans.reduce(|(low, high), (lower, higher)| (low.min(lower), high.max(higher)))
}

fn stated(band: Option<CostBand>) -> Option<BandSpan> {
    band.filter(|band| *band != CostBand::NotStated)
        .map(|band| (band, band))
}

/// Returns the bands of the largest amount that is paid so often: others may be parts of it.
fn amount_span(amounts: &[Amount], frequency: Frequency) -> Option<BandSpan> {
    let paid_so = amounts
        .iter()
        .filter(|amount| amount.frequency == frequency);
    let largest = paid_so.max_by_key(|amount| (amount.most(), amount.from))?;
    let band = |kroner: u32| CostBand::of(u64::from(kroner));
    Some((band(largest.from), band(largest.most())))
}

/// Reports a band that the amounts do not lie in.
fn agrees(
    fields: &mut Fields<'_>,
    key: &'static str,
    stated: Option<CostBand>,
    follows: Option<BandSpan>,
) {
    let (Some(stated), Some((low, high))) = (stated, follows) else {
        return;
    };
    if (low..=high).contains(&stated) {
        return;
    }
    let message = tr!(
        "`{stated}` stemmer ikke med beløpet, som er i `{high}`",
        stated = stated.slug(),
        high = high.slug()
    );
    let help = tr!("Ta bort `{key}`: trinnet følger av beløpet.", key);
    fields.report(key, Problem::new(Check::InvalidValue, message).help(help));
}

/// Reports a price list whose steps do not come in the order of inhabitants.
fn ascends(fields: &mut Fields<'_>, steps: &[PriceStep]) {
    let limit = |step: &PriceStep| step.up_to.unwrap_or(u32::MAX);
    if steps
        .windows(2)
        .all(|pair| limit(&pair[0]) < limit(&pair[1]))
    {
        return;
    }
    let message = tr!("trinnene står ikke etter folketall");
    let help = tr!(
        "Skriv de minste kommunene først; bare det siste trinnet kan være uten `til_innbyggere`."
    );
    fields.report(
        "pristrinn",
        Problem::new(Check::InvalidValue, message).help(help),
    );
}

/// Reports a span whose end is not above its beginning.
fn is_span(fields: &mut Fields<'_>, from: Option<u32>, to: Option<u32>) {
    if let (Some(from), Some(to)) = (from, to)
        && to <= from
    {
        let message = tr!(
            "`til_kroner` ({to}) er ikke mer enn `kroner` ({from})",
            to,
            from
        );
        let problem = Problem::new(Check::InvalidValue, message);
        fields.report(
            "til_kroner",
            problem.help(tr!("Bytt om de to, eller ta bort `til_kroner`.")),
        );
    }
}

/// Reports a step without a price.
fn has_price(fields: &mut Fields<'_>) {
    if fields.has("kroner") || fields.has("per_innbygger") {
        return;
    }
    let problem = Problem::new(Check::InvalidValue, tr!("trinnet har ingen pris"));
    fields.report_here(problem.help(tr!("Skriv `kroner`, `per_innbygger` eller begge.")));
}

#[cfg(test)]
mod tests;
