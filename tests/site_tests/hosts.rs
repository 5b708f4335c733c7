//! Files for the hosts that a site names.

use super::*;

const PAGE: (&str, &str) = (
    "content/sider/om.md",
    "---\ntittel: Om\ntidligere_adresser: [/om-oss/]\n---\n\nTekst.\n",
);
const FILES: [&str; 6] = [
    "/_headers",
    "/_redirects",
    "/.nojekyll",
    "/.htaccess",
    "/web.config",
    "/staticwebapp.config.json",
];

fn site(settings: &str) -> Site {
    let settings = format!("title: Prøve\n{settings}");
    Site::of(&[PAGE]).write("site.yaml", settings)
}

fn written(hosts: &str) -> Vec<&'static str> {
    let built = site(&format!("base_url: https://example.no\n{hosts}"))
        .build()
        .succeeds();
    let there = FILES.into_iter();
    there.filter(|file| built.public().has(file)).collect()
}

#[test]
fn have_the_files_that_they_read() {
    assert_eq!(written(""), FILES[..3]);
    assert_eq!(written("hosts: [github]"), ["/.nojekyll"]);
    assert_eq!(written("hosts: iis"), ["/web.config"]);
    assert_eq!(
        written("hosts: [azure, apache, azure]"),
        ["/.htaccess", "/staticwebapp.config.json"]
    );
    assert_eq!(written("hosts: []"), [""; 0]);
}

#[test]
fn that_read_no_file_in_the_site_are_told_with_what_to_do() {
    for (host, help) in [
        ("nginx", "digitv headers nginx"),
        ("cloudflare", "netlify"),
        ("lighttpd", "azure"),
    ] {
        site(&format!("base_url: https://example.no\nhosts: [{host}]"))
            .build()
            .finds_errors()
            .says(&format!("«{host}»"))
            .says(help);
    }
}

#[test]
fn are_told_where_earlier_addresses_lead() {
    let built = site("base_url: https://example.no").build().succeeds();
    built.page("/_redirects").has("/om-oss/ /om/ 301\n");
}

#[test]
fn hear_nothing_from_a_site_in_a_folder_of_theirs() {
    let at_top = site("base_url: https://example.no").build().succeeds();
    at_top.page("/_headers").has("Strict-Transport-Security");
    assert!(at_top.public().has("/robots.txt"));
    let in_folder = site("base_url: https://example.no/kunnskap")
        .build()
        .succeeds();
    in_folder
        .page("/_headers")
        .has("\n/kunnskap/assets/*\n")
        .lacks("Strict-Transport-Security");
    assert!(!in_folder.public().has("/robots.txt"));
}

#[test]
fn that_send_no_header_leave_the_policy_of_each_page() {
    let built = site("base_url: https://example.no/kunnskap/prøve")
        .build()
        .succeeds();
    let policy = "<meta charset=\"utf-8\">\n\
            <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self';";
    let folders = "\"script-src *:*/kunnskap/pr%C3%B8ve/assets/ ";
    let mut pages = 0;
    for (file, text) in built.public().texts() {
        if file.ends_with(".html") {
            assert!(text.contains(policy), "{file}");
            assert!(text.contains(folders), "{file}");
            pages += 1;
        }
    }
    assert!(pages > 10);
}

#[test]
fn could_misread_some_addresses_so_no_site_has_one() {
    for base_url in [
        "https://example.no/a;b",
        "https://example.no/a,b",
        "https://example.no/$a",
        "https://example.no/{a}",
        "https://example.no/a'b",
        "https://example.no/a//b",
        "https://example.no/./a",
    ] {
        site(&format!("base_url: \"{base_url}\"\n"))
            .build()
            .finds_errors()
            .says(base_url);
    }
}
