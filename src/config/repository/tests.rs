//! Tests of the addresses at which files of a repository are edited and made.

use crate::config::Config;

fn read(repository: &str) -> (Option<super::Repository>, Vec<String>) {
    let text = format!("title: A\nbase_url: https://a.no\nrepository:\n  {repository}\n");
    let (config, diagnostics) = Config::read(text.as_bytes());
    let messages = diagnostics
        .into_iter()
        .map(|diagnostic| {
            format!(
                "{} {}",
                diagnostic.message,
                diagnostic.help.unwrap_or_default()
            )
        })
        .collect();
    (config.and_then(|config| config.repository), messages)
}

const FILE: &str = "content/sider/om oss – blå.md";
const CODED: &str = "content/sider/om%20oss%20%E2%80%93%20bl%C3%A5.md";

#[test]
fn a_file_is_edited_at_the_address_that_the_host_has() {
    for (settings, address) in [
        (
            "url: https://github.com/a/b",
            format!("https://github.com/a/b/edit/main/{CODED}"),
        ),
        (
            "url: https://github.com/a/b.git",
            format!("https://github.com/a/b/edit/main/{CODED}"),
        ),
        (
            "url: https://github.com/a/b/",
            format!("https://github.com/a/b/edit/main/{CODED}"),
        ),
        (
            "url: https://gitlab.com/a/b/c.git/",
            format!("https://gitlab.com/a/b/c/-/edit/main/{CODED}"),
        ),
        (
            "url: https://gitlab.kommune.no/a/b",
            format!("https://gitlab.kommune.no/a/b/-/edit/main/{CODED}"),
        ),
        (
            "url: https://codeberg.org/a/b",
            format!("https://codeberg.org/a/b/_edit/main/{CODED}"),
        ),
        (
            "url: https://gitea.example.no/a/b",
            format!("https://gitea.example.no/a/b/_edit/main/{CODED}"),
        ),
        (
            "url: https://bitbucket.org/a/b",
            format!("https://bitbucket.org/a/b/src/main/{CODED}?mode=edit"),
        ),
        (
            "url: https://dev.azure.com/eier/prosjekt/_git/depot",
            format!(
                "https://dev.azure.com/eier/prosjekt/_git/depot?path=/{CODED}&version=GBmain&_a=contents"
            ),
        ),
        (
            "url: https://eier@dev.azure.com/eier/prosjekt/_git/depot",
            format!(
                "https://dev.azure.com/eier/prosjekt/_git/depot?path=/{CODED}&version=GBmain&_a=contents"
            ),
        ),
        (
            "{url: \"https://kode.example.no/a/b\", host: gitlab, branch: feature/x, folder: ./blå bank/}",
            format!("https://kode.example.no/a/b/-/edit/feature/x/bl%C3%A5%20bank/{CODED}"),
        ),
        (
            "{url: \"https://kode.example.no/a/b\", host: Forgejo}",
            format!("https://kode.example.no/a/b/_edit/main/{CODED}"),
        ),
    ] {
        let (repository, messages) = read(settings);
        assert!(messages.is_empty(), "{settings}: {messages:?}");
        assert_eq!(
            repository.map(|it| it.edit_url(FILE)),
            Some(address),
            "{settings}"
        );
    }
}

#[test]
fn a_new_file_is_made_where_the_software_has_a_page_for_it() {
    for (settings, expected) in [
        (
            "url: https://github.com/a/b",
            Some(("GitHub", "https://github.com/a/b/new/main", "filename", "")),
        ),
        (
            "{url: \"https://gitlab.com/a/b\", branch: \"ny/grein\", folder: kunnskap}",
            Some((
                "GitLab",
                "https://gitlab.com/a/b/-/new/ny/grein",
                "file_name",
                "kunnskap/",
            )),
        ),
        (
            "url: https://codeberg.org/a/b",
            Some((
                "Forgejo",
                "https://codeberg.org/a/b/_new/main",
                "filename",
                "",
            )),
        ),
        ("url: https://bitbucket.org/a/b", None),
    ] {
        let (repository, messages) = read(settings);
        assert!(messages.is_empty(), "{settings}: {messages:?}");
        let forge = repository.and_then(|it| it.new_file());
        let found = forge
            .as_ref()
            .map(|it| (it.name, &*it.address, it.file_field, &*it.folder));
        assert_eq!(found, expected, "{settings}");
    }
}

#[test]
fn an_address_of_no_repository_is_rejected_with_advice() {
    for (settings, help) in [
        (
            "url: git@github.com:a/b.git",
            "`url: https://github.com/a/b`",
        ),
        (
            "url: ssh://git@gitlab.com:22/a/b.git",
            "`url: https://gitlab.com/a/b`",
        ),
        (
            "url: git://codeberg.org/a/b",
            "`url: https://codeberg.org/a/b`",
        ),
        (
            "url: git@ssh.dev.azure.com:v3/eier/prosjekt/depot",
            "`url: https://dev.azure.com/eier/prosjekt/_git/depot`",
        ),
        ("url: https://github.com", "både eieren og navnet"),
        ("url: https://github.com/eier", "både eieren og navnet"),
        (
            "url: https://github.com/a/b/tree/main/kunnskap",
            "`url: https://github.com/a/b`, `branch: main`, `folder: kunnskap`",
        ),
        (
            "url: https://gitlab.com/a/b/-/tree/main",
            "`url: https://gitlab.com/a/b`, `branch: main`.",
        ),
        (
            "url: https://github.com/a/b?tab=readme",
            "`url: https://github.com/a/b`",
        ),
        ("{url: \"https://x.no/a/b\", host: sourcehut}", "`gitlab`"),
    ] {
        let (_, messages) = read(settings);
        assert!(
            messages.iter().any(|message| message.contains(help)),
            "{settings}: {messages:?}"
        );
    }
}

#[test]
fn the_software_of_an_unknown_host_is_none() {
    let (repository, messages) = read("url: https://kode.example.no/a/b");
    assert_eq!((repository.unwrap().host, messages.len()), (None, 0));
}
