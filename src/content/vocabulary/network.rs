//! The closed lists of a network of municipalities.

use crate::text::vocabulary::vocabulary;

vocabulary! {
    /// The form of a network.
    NetworkForm = tr_later!("samarbeidsform") {
        Network: "nettverk", "nettverk", "nettverk";
        HostMunicipality: "vertskommune", "vertskommunesamarbeid", "vertskommunesamarbeid";
        Iks: "iks", "interkommunalt selskap (IKS)", "interkommunalt selskap (IKS)";
        Company: "as", "aksjeselskap", "aksjeselskap";
        RegionalCouncil: "regionråd", "regionråd", "regionråd";
        Project: "prosjekt", "prosjekt", "prosjekt";
        County: "fylkeskommune", "fylkeskommune", "fylkeskommune";
        Other: "annet", "annen form", "anna form";
    }
}

vocabulary! {
    /// The outcome of a decision. A recommendation is no decision, and is never shown as one.
    DecisionOutcome = tr_later!("utfall") {
        Adopted: "vedtatt", "vedtatt", "vedteke";
        Rejected: "avslått", "avslått", "avslått";
        Recommendation: "innstilling", "innstilling, ikke vedtak", "innstilling, ikkje vedtak";
        Unknown: "ukjent", "utfallet er ikke kjent", "utfallet er ikkje kjent";
    }
}
