//! Asks one address with the program `curl`. It brings the certificates and the proxies of the
//! machine, and no library for HTTPS to compile: see docs/decisions/0016-asking-other-sites.md.

use std::process::{Command, Stdio};

use crate::tr_later;

/// The answer of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// The page is there.
    There,
    /// The page is gone, for this reason, which is kept in the language of the code.
    Gone(String),
    /// Nobody can say: the site is down, slow, or does not want to be asked.
    Unsure,
    /// The site does not want to be asked more now.
    NotNow,
    /// The name of the host is unknown.
    NoHost,
}

/// The longest wait, in seconds.
const PATIENCE: &str = "20";

/// The most bytes that are fetched: whether the page is there shows long before.
const MOST: &str = "2000000";

/// The name that a request gives of itself.
const AGENT: &str = concat!(
    "digitv/",
    env!("CARGO_PKG_VERSION"),
    " (ser etter brutte lenker)"
);

/// Decides whether the program is installed.
pub(super) fn is_there() -> bool {
    let mut curl = Command::new("curl");
    curl.arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    curl.status().is_ok_and(|status| status.success())
}

/// Asks for `address`: for its head first, and for the page itself where the site does not give a
/// head.
pub(super) fn asked(address: &str) -> Answer {
    let head = run(address, &["--head"]);
    match head {
        Answer::Gone(_) | Answer::Unsure => run(address, &[]),
        certain => certain,
    }
}

fn run(address: &str, options: &[&str]) -> Answer {
    let mut curl = Command::new("curl");
    // Nothing of the user's own settings.
    curl.args(["--disable", "--silent", "--location", "--max-redirs", "10"])
        .args(["--max-time", PATIENCE, "--connect-timeout", "10"])
        .args([
            "--max-filesize",
            MOST,
            "--proto",
            "=http,https",
            "--globoff",
        ])
        .args(["--user-agent", AGENT, "--output"])
        .arg(if cfg!(windows) { "NUL" } else { "/dev/null" })
        .args(["--write-out", "%{http_code}"])
        .args(options)
        .args(["--url", address]);
    let Ok(output) = curl.stdin(Stdio::null()).output() else {
        return Answer::Unsure;
    };
    let status = String::from_utf8_lossy(&output.stdout);
    let status = status.trim().parse().unwrap_or(0);
    understood(output.status.code().unwrap_or(-1), status)
}

/// Returns what the exit status of `curl` and the status of HTTP mean.
fn understood(exit: i32, status: u16) -> Answer {
    match (exit, status) {
        (0, 404 | 410) => Answer::Gone(format!("status {status}")),
        // A page that is larger than is fetched is there.
        (0, 200..=399) | (63, _) => Answer::There,
        (0, 429) => Answer::NotNow,
        (6, _) => Answer::NoHost,
        (47, _) => Answer::Gone(tr_later!("den fører i ring").to_owned()),
        (51 | 60, _) => Answer::Gone(tr_later!("sertifikatet er ikke gyldig").to_owned()),
        // Refused, busy, slow: perhaps only for us.
        _ => Answer::Unsure,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_certain_is_gone() {
        let gone = |exit, status| matches!(understood(exit, status), Answer::Gone(_));
        assert!(gone(0, 404) && gone(0, 410) && gone(47, 0) && gone(60, 0));
        for (exit, status) in [
            (0, 403),
            (0, 401),
            (0, 500),
            (0, 503),
            (7, 0),
            (28, 0),
            (35, 0),
        ] {
            assert_eq!(understood(exit, status), Answer::Unsure, "{exit} {status}");
        }
        assert_eq!(understood(0, 200), Answer::There);
        assert_eq!(understood(6, 0), Answer::NoHost);
        assert_eq!(understood(0, 429), Answer::NotNow);
    }
}
