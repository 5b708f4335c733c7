use std::net::IpAddr;

use hyper::header::{HeaderMap, HeaderName};
use hyper::{Method, StatusCode};

use crate::config::Audience;
use crate::serve::edit::gate::Gate;
use crate::serve::edit::receive::LARGEST;
use crate::serve::settings::Settings;

fn settings(edit: Option<bool>, allowed: &[&str]) -> Settings {
    Settings {
        root: ".".into(),
        audience: Audience::Public,
        host: IpAddr::from([127, 0, 0, 1]),
        port: 0,
        poll: false,
        allowed_hosts: allowed.iter().map(|name| (*name).to_owned()).collect(),
        editor: "ingen".parse().unwrap(),
        edit,
    }
}

fn gate() -> Gate {
    Gate::new(&settings(None, &[]), IpAddr::from([127, 0, 0, 1]))
}

fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
    let pairs = pairs.iter().map(|(name, value)| {
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        (name, value.parse().unwrap())
    });
    let mut headers = HeaderMap::new();
    for (name, value) in pairs {
        headers.append(name, value);
    }
    headers
}

/// The headers of a request from a page of this server, with `other` in place of those of the same name
/// or besides; an empty value takes one out.
fn from_page(gate: &Gate, other: &[(&str, &str)]) -> HeaderMap {
    let token = gate.token_for(true).unwrap_or_default().to_owned();
    let own = [
        ("host", "127.0.0.1:4000"),
        ("origin", "http://127.0.0.1:4000"),
        ("x-digitv-token", &token),
        ("content-type", "application/json"),
        ("sec-fetch-site", "same-origin"),
    ];
    let is_other = |name: &str| other.iter().any(|(given, _)| *given == name);
    let own = own.iter().filter(|(name, _)| !is_other(name));
    let all = own.chain(other).filter(|(_, value)| !value.is_empty());
    headers(&all.copied().collect::<Vec<_>>())
}

fn status(gate: &Gate, method: &Method, headers: &HeaderMap, is_local: bool) -> Option<u16> {
    let admitted = gate.admit(method, headers, is_local);
    admitted.err().map(|refusal| {
        assert!(refusal.error.ends_with(['.', ')']), "{}", refusal.error);
        refusal.status.as_u16()
    })
}

#[test]
fn a_page_of_this_server_is_admitted() {
    let gate = gate();
    assert_eq!(
        status(&gate, &Method::POST, &from_page(&gate, &[]), true),
        None
    );
    let old_browser = from_page(&gate, &[("sec-fetch-site", "")]);
    assert_eq!(status(&gate, &Method::POST, &old_browser, true), None);
    let forwarded = from_page(
        &gate,
        &[
            ("host", "localhost:8080"),
            ("origin", "http://localhost:8080"),
        ],
    );
    assert_eq!(status(&gate, &Method::POST, &forwarded, true), None);
}

#[test]
fn pages_from_elsewhere_are_refused() {
    let gate = gate();
    for other in [
        ("origin", "https://ond.example"),
        ("origin", "http://127.0.0.1:5000"),
        ("origin", "http://localhost:4000"),
        ("origin", "http://127.0.0.1:4000.ond.example"),
        ("origin", "null"),
        ("origin", "file://"),
        ("origin", ""),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("sec-fetch-site", "none"),
        ("host", ""),
    ] {
        let headers = from_page(&gate, &[other]);
        assert_eq!(
            status(&gate, &Method::POST, &headers, true),
            Some(403),
            "{other:?}"
        );
    }
    let mut twice = from_page(&gate, &[]);
    twice.append("origin", "https://ond.example".parse().unwrap());
    assert_eq!(status(&gate, &Method::POST, &twice, true), Some(403));
}

#[test]
fn a_token_of_another_run_or_none_is_refused() {
    let (gate, other) = (gate(), gate());
    let old = other.token_for(true).unwrap().to_owned();
    assert_eq!(old.len(), 64);
    let short = &old[..32];
    for token in ["", "x", short, &old] {
        let headers = from_page(&gate, &[("x-digitv-token", token)]);
        assert_eq!(
            status(&gate, &Method::POST, &headers, true),
            Some(403),
            "{token}"
        );
    }
}

#[test]
fn only_posts_of_json_are_taken() {
    let gate = gate();
    for method in [
        Method::GET,
        Method::HEAD,
        Method::PUT,
        Method::DELETE,
        Method::OPTIONS,
    ] {
        let headers = from_page(&gate, &[]);
        assert_eq!(
            status(&gate, &method, &headers, true),
            Some(405),
            "{method}"
        );
    }
    for kind in [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonx",
    ] {
        let headers = from_page(&gate, &[("content-type", kind)]);
        assert_eq!(
            status(&gate, &Method::POST, &headers, true),
            Some(415),
            "{kind}"
        );
    }
    let long = (LARGEST + 1).to_string();
    let headers = from_page(&gate, &[("content-length", &long)]);
    assert_eq!(status(&gate, &Method::POST, &headers, true), Some(413));
}

#[test]
fn where_others_reach_the_server_nothing_is_written_unless_it_is_asked_for() {
    let everywhere = IpAddr::from([0, 0, 0, 0]);
    let here = IpAddr::from([127, 0, 0, 1]);
    let may = |edit, allowed: &[&str], listening, is_local| {
        let gate = Gate::new(&settings(edit, allowed), listening);
        let headers = from_page(&gate, &[]);
        let admitted = status(&gate, &Method::POST, &headers, is_local).is_none();
        assert_eq!(admitted, gate.token_for(is_local).is_some());
        admitted
    };
    assert!(may(None, &[], here, true));
    assert!(!may(None, &[], here, false));
    assert!(!may(None, &[], everywhere, true));
    assert!(!may(None, &["min.lan"], here, true));
    assert!(may(Some(true), &[], everywhere, true));
    assert!(may(Some(true), &[], everywhere, false));
    assert!(!may(Some(false), &[], here, true));
    let closed = Gate::new(&settings(None, &[]), everywhere);
    let refusal = closed
        .admit(&Method::POST, &headers(&[]), true)
        .unwrap_err();
    assert_eq!(refusal.status, StatusCode::FORBIDDEN);
    assert!(refusal.error.contains("--edit"), "{}", refusal.error);
}
