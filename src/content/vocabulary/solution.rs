//! The closed lists of a solution.

use crate::text::vocabulary::vocabulary;

vocabulary! {
    /// The type of a solution.
    SolutionType = tr_later!("løsningstype") {
        BusinessSystem: "fagsystem", "fagsystem", "fagsystem";
        SharedSolution: "fellesløsning", "fellesløsning", "fellesløysing";
        Platform: "plattform", "plattform", "plattform";
        Integration: "integrasjon", "integrasjon", "integrasjon";
        App: "app", "app", "app";
        Ai: "ki", "kunstig intelligens", "kunstig intelligens";
        Robot: "robot", "robot", "robot";
        Sensor: "sensor", "sensor", "sensor";
        Method: "metode", "metode", "metode";
        ServiceModel: "tjenestemodell", "tjenestemodell", "tenestemodell";
    }
}

vocabulary! {
    /// The kind of owner of a solution.
    Ownership = tr_later!("eierskap") {
        National: "nasjonal", "nasjonal", "nasjonal";
        Ks: "ks", "KS", "KS";
        InterMunicipal: "interkommunal", "interkommunal", "interkommunal";
        Municipal: "kommunal", "kommunal", "kommunal";
        Commercial: "kommersiell", "kommersiell", "kommersiell";
        OpenSource: "åpen-kildekode", "åpen kildekode", "open kjeldekode";
    }
}

vocabulary! {
    /// The form of delivery of a solution.
    Delivery = tr_later!("leveranseform") {
        Cloud: "sky", "sky", "sky";
        Local: "lokal", "lokal", "lokal";
        Hybrid: "hybrid", "hybrid", "hybrid";
        Desktop: "desktop", "på datamaskinen", "på datamaskina";
        Mobile: "mobil", "mobil", "mobil";
    }
}

vocabulary! {
    /// The maturity of a solution.
    LifeCycle = tr_later!("livsløp") {
        Concept: "konsept", "konsept", "konsept";
        Development: "utvikling", "under utvikling", "under utvikling";
        Beta: "beta", "beta", "beta";
        Stable: "stabil", "stabil", "stabil";
        Obsolete: "foreldet", "foreldet", "forelda";
    }
}
