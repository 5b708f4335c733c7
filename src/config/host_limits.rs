//! The limits of known hosts: how large a site they take.

use super::{Config, Host};

const MB: u64 = 1_000_000;
const MIB: u64 = 1 << 20;

/// A host with what it takes of a site, in its smallest plan. Such limits change: the page of the
/// host is named with each.
#[derive(Debug, PartialEq, Eq)]
pub struct HostLimits {
    /// The name of the host, with the plan where it matters.
    pub name: &'static str,
    /// The page of the host that gives them.
    pub source: &'static str,
    /// The most files.
    pub files: Option<usize>,
    /// The most files directly in one folder.
    pub files_in_folder: Option<usize>,
    /// The most bytes of all files.
    pub bytes: Option<u64>,
    /// The most bytes of one file.
    pub bytes_of_file: Option<u64>,
    /// The end of the addresses that it gives by itself.
    domain: &'static str,
    /// The host in `hosts:` that is this one and no other.
    setting: Option<Host>,
}

/// A host that nothing is known of.
const NONE: HostLimits = HostLimits {
    name: "",
    source: "",
    files: None,
    files_in_folder: None,
    bytes: None,
    bytes_of_file: None,
    domain: "",
    setting: None,
};

/// The hosts, as their pages were on 30 November 2026.
const KNOWN: [HostLimits; 5] = [
    HostLimits {
        name: "GitHub Pages",
        source: "https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits",
        bytes: Some(1000 * MB),
        domain: ".github.io",
        setting: Some(Host::Github),
        ..NONE
    },
    HostLimits {
        name: "GitLab Pages",
        source: "https://docs.gitlab.com/user/gitlab_com/#gitlab-pages",
        files: Some(200_000),
        bytes: Some(1000 * MB),
        domain: ".gitlab.io",
        ..NONE
    },
    HostLimits {
        name: "Cloudflare Pages (Free)",
        source: "https://developers.cloudflare.com/pages/platform/limits/",
        files: Some(20_000),
        bytes_of_file: Some(25 * MIB),
        domain: ".pages.dev",
        ..NONE
    },
    HostLimits {
        name: "Netlify",
        source: "https://docs.netlify.com/site-deploys/overview/",
        files_in_folder: Some(54_000),
        domain: ".netlify.app",
        // `netlify` in `hosts:` stands for others too.
        ..NONE
    },
    HostLimits {
        name: "Azure Static Web Apps (Free)",
        source: "https://learn.microsoft.com/azure/static-web-apps/quotas",
        bytes: Some(250 * MIB),
        domain: ".azurestaticapps.net",
        setting: Some(Host::Azure),
        ..NONE
    },
];

impl HostLimits {
    /// Returns the hosts that the settings name, or that the address of the site belongs to. The
    /// hosts that are set by themselves name none.
    pub fn of(config: &Config) -> impl Iterator<Item = &'static Self> {
        let host = config.base_url.split('/').nth(2).unwrap_or_default();
        let host = host.split(':').next().unwrap_or_default();
        let set = &config.hosts;
        let is_named = *set != Host::DEFAULT;
        KNOWN.iter().filter(move |known| {
            host.ends_with(known.domain)
                || (is_named && known.setting.is_some_and(|host| set.contains(&host)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(settings: &str) -> Vec<&'static str> {
        let yaml = format!("title: Prøve\n{settings}\n");
        let config = Config::read(yaml.as_bytes()).0.expect("settings");
        HostLimits::of(&config).map(|known| known.name).collect()
    }

    #[test]
    fn a_host_is_known_by_the_settings_or_by_the_address() {
        assert_eq!(names("base_url: https://a.example.no"), [""; 0]);
        assert_eq!(names("base_url: https://a.github.io/b"), ["GitHub Pages"]);
        assert_eq!(
            names("base_url: https://a.pages.dev"),
            ["Cloudflare Pages (Free)"]
        );
        let set = |hosts| names(&format!("base_url: https://a.example.no\nhosts: {hosts}"));
        assert_eq!(set("[github]"), ["GitHub Pages"]);
        assert_eq!(set("[azure]"), ["Azure Static Web Apps (Free)"]);
        assert_eq!(set("[netlify]"), [""; 0]);
    }
}
