//! `network:` in `site.yaml`: the edition of the site for the network alone.

use tr::tr;

use super::site::BaseUrl;
use crate::diagnostic::{Check, Problem};
use crate::yaml::fields::Fields;
use crate::yaml::record::record;

record! {
    /// The edition of the site for the network alone.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct NetworkEdition expects tr_later!("`base_url`") {
        /// The address that it is published at, without a slash at the end.
        base_url: String = required("base_url" as BaseUrl), "der utgaven for nettverket ligger, bak innlogging; ei anna adresse enn den offentlige";
    }
    for everybody;
}

/// Adds a problem where the edition for the network would lie where the public site does.
pub(super) fn is_elsewhere(
    fields: &mut Fields<'_>,
    base_url: &Option<String>,
    network: &Option<NetworkEdition>,
) {
    let Some(network) = network else { return };
    if base_url.as_ref() == Some(&network.base_url) {
        let message = tr!("utgaven for nettverket har samme adresse som det offentlige nettstedet");
        let problem = Problem::new(Check::InvalidConfig, message);
        fields.report(
            "network",
            problem.help(tr!(
                "Skriv adressa bak innloggingen under `network: {base_url: …}`."
            )),
        );
    }
}
