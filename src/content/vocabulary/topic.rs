//! The closed lists of topics.

use crate::text::vocabulary::vocabulary;

vocabulary! {
    /// The two groups of topics.
    TopicGroup = tr_later!("temagruppe") {
        /// The top themes of Digdir's Los.
        Service: "tjenesteområde", "tjenesteområder", "tenesteområde";
        /// A list of our own, since Los has none.
        Digitalisation: "digitaliseringsområde", "digitaliseringsområder", "digitaliseringsområde";
    }
}

vocabulary! {
    /// The eight areas that the page of status has a column for; each gathers several topics.
    Area = tr_later!("område") {
        Health: "helse", "Helse og omsorg", "Helse og omsorg";
        Children: "oppvekst", "Skole og oppvekst", "Skule og oppvekst";
        Social: "sosial", "Sosiale tjenester", "Sosiale tenester";
        Planning: "plan", "Plan, bygg og kart", "Plan, bygg og kart";
        Technical: "teknisk", "Teknisk og miljø", "Teknisk og miljø";
        Dialogue: "dialog", "Dialog og kultur", "Dialog og kultur";
        Archive: "arkiv", "Arkiv og økonomi", "Arkiv og økonomi";
        Operation: "drift", "Drift, data og styring", "Drift, data og styring";
    }
}
