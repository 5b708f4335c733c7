//! Access control. The server is for the writer, on this machine; but any page in the same browser
//! can send requests to it, and with a name that leads here (DNS rebinding) read the answers. So
//! the server answers only to names that are its own.

use std::net::IpAddr;

use hyper::Uri;
use hyper::header::{HOST, HeaderMap, ORIGIN};

/// The names by which the server may be asked.
pub(super) struct Guard {
    /// `true` where it listens for this machine alone.
    is_local: bool,
    allowed: Vec<String>,
}

impl Guard {
    pub(super) fn new(listening: IpAddr, allowed: &[String]) -> Self {
        Self {
            is_local: listening.is_loopback(),
            allowed: allowed
                .iter()
                .map(|name| name.to_ascii_lowercase())
                .collect(),
        }
    }

    /// Returns whether the request was meant for this server.
    pub(super) fn knows(&self, headers: &HeaderMap, uri: &Uri) -> bool {
        let named = uri
            .authority()
            .is_none_or(|authority| self.is_ours(authority.as_str()));
        named && one(headers, HOST).is_some_and(|host| self.is_ours(host))
    }

    /// Returns whether the request comes from a page of this server or from the person at the
    /// browser, not from another site.
    pub(super) fn is_own_page(&self, headers: &HeaderMap) -> bool {
        let Some(host) = one(headers, HOST) else {
            return false;
        };
        let own_origin = !headers.contains_key(ORIGIN)
            || one(headers, ORIGIN).is_some_and(|origin| {
                let rest = origin
                    .strip_prefix("http://")
                    .or(origin.strip_prefix("https://"));
                rest.is_some_and(|rest| rest.eq_ignore_ascii_case(host))
            });
        let same_site = headers
            .get("sec-fetch-site")
            .is_none_or(|site| matches!(site.as_bytes(), b"same-origin" | b"none"));
        own_origin && same_site
    }

    /// Returns whether the name is `localhost`, an address of this machine, or one that was
    /// allowed; with any port, since ports are forwarded.
    fn is_ours(&self, authority: &str) -> bool {
        let Some(host) = host_of(authority) else {
            return false;
        };
        let host = host.to_ascii_lowercase();
        if host == "localhost" || host.ends_with(".localhost") || self.allowed.contains(&host) {
            return true;
        }
        // A page cannot make an address lead elsewhere, as it can a name.
        let address: Result<IpAddr, _> = host.trim_matches(['[', ']']).parse();
        address.is_ok_and(|address| address.is_loopback() || !self.is_local)
    }
}

/// Returns the only value of a header that must not occur twice.
fn one(headers: &HeaderMap, name: hyper::header::HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// Returns the host without its port: `localhost:4000` → `localhost`, `[::1]:4000` → `[::1]`.
fn host_of(authority: &str) -> Option<&str> {
    let (host, port) = match authority.rfind(':') {
        Some(at) if !authority.ends_with(']') => (&authority[..at], &authority[at + 1..]),
        _ => (authority, ""),
    };
    let is_port = port.bytes().all(|byte| byte.is_ascii_digit());
    let is_host = !host.is_empty() && !host.contains(['@', '/', '?', '#']);
    (is_port && is_host).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn knows(guard: &Guard, host: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, host.parse().unwrap());
        guard.knows(&headers, &Uri::from_static("/"))
    }

    fn local() -> Guard {
        Guard::new(IpAddr::from([127, 0, 0, 1]), &["Min-Maskin.lan".to_owned()])
    }

    #[test]
    fn names_of_this_machine_and_those_allowed_are_known() {
        for host in [
            "localhost",
            "localhost:4000",
            "127.0.0.1:4000",
            "[::1]:4000",
            "prove.localhost:1",
            "min-maskin.lan:4000",
        ] {
            assert!(knows(&local(), host), "{host}");
        }
    }

    #[test]
    fn other_names_are_not() {
        for host in [
            "",
            "ond.example",
            "ond.example:4000",
            "localhost.ond.example",
            "127.0.0.1.ond.example",
            "192.168.1.5:4000",
            "localhost@ond.example",
            "localhost:4000:1",
            "[::1",
            "ond.example#localhost",
        ] {
            assert!(!knows(&local(), host), "{host}");
        }
        assert!(
            !local().knows(&HeaderMap::new(), &Uri::from_static("/")),
            "no host at all"
        );
        let mut twice = HeaderMap::new();
        twice.append(HOST, "localhost".parse().unwrap());
        twice.append(HOST, "ond.example".parse().unwrap());
        assert!(!local().knows(&twice, &Uri::from_static("/")));
        let mut headers = HeaderMap::new();
        headers.insert(HOST, "localhost".parse().unwrap());
        let elsewhere = Uri::from_static("http://ond.example/");
        assert!(!local().knows(&headers, &elsewhere));
    }

    #[test]
    fn whoever_listens_for_others_is_asked_by_address() {
        let open = Guard::new(IpAddr::from([0, 0, 0, 0]), &[]);
        assert!(knows(&open, "192.168.1.5:4000"));
        assert!(!knows(&open, "ond.example:4000"));
    }

    #[test]
    fn only_own_pages_hear_of_changes() {
        let own = |pairs: &[(&'static str, &str)]| {
            let headers = pairs.iter().map(|(name, value)| {
                (
                    hyper::header::HeaderName::from_static(name),
                    value.parse().unwrap(),
                )
            });
            local().is_own_page(&headers.collect())
        };
        let host = ("host", "localhost:4000");
        assert!(own(&[host]));
        assert!(own(&[host, ("origin", "http://localhost:4000")]));
        assert!(own(&[host, ("sec-fetch-site", "same-origin")]));
        assert!(!own(&[host, ("origin", "http://localhost:5000")]));
        assert!(!own(&[host, ("origin", "https://ond.example")]));
        assert!(!own(&[host, ("origin", "null")]));
        assert!(!own(&[host, ("sec-fetch-site", "cross-site")]));
        assert!(!own(&[host, ("sec-fetch-site", "same-site")]));
        assert!(!own(&[]));
    }
}
