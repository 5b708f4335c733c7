//! The path of a request, and the address within the site that it means.

use super::state::State;
use crate::text::percent::decode_strictly;

/// Returns the decoded path, from the root; `None` where it could lead elsewhere.
pub(super) fn plain_path(path: &str) -> Option<String> {
    let path = decode_strictly(path)?;
    let leads_on = |part: &str| part == "." || part == "..";
    let plain = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.chars().any(char::is_control)
        && !path.split('/').any(leads_on);
    plain.then_some(path)
}

/// Returns `path` without `base`; `None` where it is not under it.
pub(super) fn within<'a>(path: &'a str, base: &str) -> Option<&'a str> {
    let rest = path.strip_prefix(base)?;
    rest.starts_with('/').then_some(rest)
}

/// Returns the address that was meant: `/om` and `/om/index.html` mean `/om/`.
pub(super) fn other_form(state: &State, address: &str) -> Option<String> {
    let folder = match address.strip_suffix("index.html") {
        Some(folder) => folder.to_owned(),
        None => format!("{address}/"),
    };
    let plan = state.plan()?;
    (folder != address && plan.route(&folder).is_some()).then_some(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_leads_elsewhere_is_a_path() {
        for path in [
            "//ond.example/",
            "/../x",
            "/a/%2e%2e/b",
            "/a/%2E%2E",
            "/a%00b",
            "/a%5cb",
            "/%ff",
            "/./a",
            "relativ",
            "/a%0d%0ab",
            "/%zz",
        ] {
            assert_eq!(plain_path(path), None, "{path}");
        }
        assert_eq!(
            plain_path("/l%C3%B8sninger/a%20b.pdf").as_deref(),
            Some("/løsninger/a b.pdf")
        );
    }

    #[test]
    fn addresses_are_under_the_base_path() {
        assert_eq!(within("/kunnskap/om/", "/kunnskap"), Some("/om/"));
        assert_eq!(within("/kunnskapen/om/", "/kunnskap"), None);
        assert_eq!(within("/kunnskap", "/kunnskap"), None);
        assert_eq!(within("/om/", ""), Some("/om/"));
    }
}
