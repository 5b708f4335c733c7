//! Decides who may change files. Any page in the same browser can send requests to this machine, so a
//! request must show that it comes from a page that this process has served.

use std::net::IpAddr;

use hyper::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderMap, ORIGIN};
use hyper::{Method, StatusCode};
use tr::tr;

use super::outcome::Refusal;
use super::receive::{LARGEST, too_large};
use crate::serve::settings::Settings;
use crate::tr_later;

/// The header that holds the token.
pub(crate) const TOKEN: &str = "x-digitv-token";

/// The rules that a request for a change must meet.
pub(crate) struct Gate {
    /// Why nothing may be changed; `None` where it may.
    closed: Option<&'static str>,
    /// `true` where others than this machine may change files.
    is_for_others: bool,
    token: String,
}

impl Gate {
    /// Returns the gate of a server that listens at `listening`. Where no token can be made, it is
    /// closed.
    pub(crate) fn new(settings: &Settings, listening: IpAddr) -> Self {
        let is_exposed =
            !listening.to_canonical().is_loopback() || !settings.allowed_hosts.is_empty();
        let token = new_token();
        let closed = match (&token, settings.edit) {
            (_, Some(false)) => Some(TURNED_OFF),
            (None, _) => Some(NO_TOKEN),
            (_, None) if is_exposed => Some(EXPOSED),
            _ => None,
        };
        Self {
            closed,
            is_for_others: settings.edit == Some(true),
            token: token.unwrap_or_default(),
        }
    }

    /// Returns the token for a page that is served to this reader; `None` where it may change nothing.
    pub(crate) fn token_for(&self, is_local: bool) -> Option<&str> {
        let may = self.closed.is_none() && (is_local || self.is_for_others);
        may.then_some(self.token.as_str())
    }

    /// Admits a request by its head.
    ///
    /// # Errors
    /// Returns why it is refused.
    pub(crate) fn admit(
        &self,
        method: &Method,
        headers: &HeaderMap,
        is_local: bool,
    ) -> Result<(), Refusal> {
        let refused = |status, words: &str| Err(Refusal::new(status, tr!(words)));
        if let Some(why) = self.closed {
            return refused(StatusCode::FORBIDDEN, why);
        }
        if self.token_for(is_local).is_none() {
            return refused(StatusCode::FORBIDDEN, EXPOSED);
        }
        if *method != Method::POST {
            return refused(StatusCode::METHOD_NOT_ALLOWED, NOT_POST);
        }
        if !is_same_origin(headers) {
            return refused(StatusCode::FORBIDDEN, FOREIGN);
        }
        // A comparison of hashes takes the same time wherever the two differ.
        let given = one(headers, TOKEN).map(|given| blake3::hash(given.as_bytes()));
        if given != Some(blake3::hash(self.token.as_bytes())) {
            return refused(StatusCode::FORBIDDEN, OLD_PAGE);
        }
        if !is_json(headers) {
            return refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, NOT_JSON);
        }
        let length = one(headers, CONTENT_LENGTH.as_str()).and_then(|length| length.parse().ok());
        if length.is_some_and(|length: usize| length > LARGEST) {
            return Err(too_large());
        }
        Ok(())
    }
}

const TURNED_OFF: &str = tr_later!(
    "Redigering er slått av. Start digitv serve uten --no-edit for å lagre fra nettsida."
);
const EXPOSED: &str = tr_later!(
    "Redigering er slått av fordi andre maskiner kan nå denne tjeneren. \
     Start den med --edit om alle på nettet skal kunne endre filene."
);
const NO_TOKEN: &str = tr_later!(
    "Redigering er slått av fordi systemet ikke gir tilfeldige tall. Rett i filene i stedet."
);
const NOT_POST: &str = tr_later!("Her blir det bare svart på POST.");
const FOREIGN: &str = tr_later!("Bare sidene som digitv selv viser, kan endre filer.");
const OLD_PAGE: &str = tr_later!(
    "Sida er fra en tidligere kjøring av digitv, eller ikke fra digitv i det hele tatt. \
     Last den på nytt, og prøv igjen."
);
const NOT_JSON: &str = tr_later!("Innholdet må være JSON (Content-Type: application/json).");

/// Returns 32 random bytes as text; `None` where the system has none to give.
fn new_token() -> Option<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).ok()?;
    Some(blake3::Hash::from_bytes(bytes).to_hex().to_string())
}

/// Decides whether the browser says that the request comes from a page of the host that it goes to.
/// A request that does not say is refused too.
fn is_same_origin(headers: &HeaderMap) -> bool {
    let (Some(host), Some(origin)) = (one(headers, HOST.as_str()), one(headers, ORIGIN.as_str()))
    else {
        return false;
    };
    let of_origin = origin
        .strip_prefix("http://")
        .or(origin.strip_prefix("https://"));
    let same_site = headers
        .get("sec-fetch-site")
        .is_none_or(|site| site.as_bytes() == b"same-origin");
    same_site && of_origin.is_some_and(|rest| rest.eq_ignore_ascii_case(host))
}

/// Decides whether the body is JSON. A page elsewhere cannot say so without asking first, which is
/// never granted.
fn is_json(headers: &HeaderMap) -> bool {
    let kind = one(headers, CONTENT_TYPE.as_str()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default();
    kind.trim().eq_ignore_ascii_case("application/json")
}

/// Returns the only value of a header that must not occur twice.
fn one<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}
