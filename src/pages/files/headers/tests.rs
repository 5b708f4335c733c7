use super::*;
use crate::pages::outputs::Class;
use crate::text::media_type;

fn config(base_url: &str) -> Config {
    let text = format!("title: A\nbase_url: {base_url}\n");
    let (config, problems) = Config::read(text.as_bytes());
    assert!(problems.is_empty(), "{problems:?}");
    config.expect("valid")
}

fn settings(server: Server, config: &Config) -> String {
    render(server, config).expect("settings")
}

const SERVERS: [Server; 7] = [
    Server::Nginx,
    Server::Apache,
    Server::Caddy,
    Server::Iis,
    Server::Azure,
    Server::Github,
    Server::Netlify,
];

#[test]
fn a_site_in_a_folder_sets_no_header_for_its_host() {
    for server in SERVERS {
        let at_top = settings(server, &config("https://example.no"));
        let says = at_top.contains("Strict-Transport-Security");
        assert_eq!(says, server != Server::Github, "{server:?}");
        for base_url in ["https://example.no/kunnskap/", "http://example.no"] {
            let text = settings(server, &config(base_url));
            assert!(!text.contains("Strict-Transport"), "{server:?} {base_url}");
        }
    }
}

#[test]
fn settings_hold_under_the_base_path_alone() {
    let config = config("https://example.no/kunnskap/prøve");
    let nginx = settings(Server::Nginx, &config);
    assert!(nginx.contains("location \"/kunnskap/prøve/\" {"), "{nginx}");
    let netlify = settings(Server::Netlify, &config);
    assert!(
        netlify
            .lines()
            .filter(|line| !line.starts_with(' ') && !line.is_empty())
            .all(|line| line.starts_with("/kunnskap/pr%C3%B8ve/")),
        "{netlify}"
    );
    for server in [Server::Nginx, Server::Apache, Server::Caddy, Server::Iis] {
        let text = settings(server, &config);
        assert!(text.contains("*:*/kunnskap/pr%C3%B8ve/assets/"), "{text}");
    }
}

#[test]
fn every_server_sends_every_header_and_media_type() {
    let config = config("https://example.no");
    let rules = Rules::of_host(&config);
    for server in [Server::Nginx, Server::Apache, Server::Caddy, Server::Iis] {
        let text = settings(server, &config).replace("&apos;", "'");
        for kind in [&[Class::Page][..], &Class::SPECIAL].concat() {
            for (name, value) in rules.headers(kind) {
                assert!(text.contains(name), "{server:?} {name}");
                assert!(text.contains(&*value), "{server:?} {value}");
            }
        }
        for known in media_type::BY_ENDING {
            assert!(text.contains(known.name), "{server:?} {}", known.name);
        }
    }
}

/// Checks that a second rule of `_headers` sets no header of the first, except policies.
#[test]
fn rules_for_the_same_file_set_different_headers() {
    let text = settings(Server::Netlify, &config("https://example.no"));
    let mut rules = text.split("\n\n");
    let of_all = rules.next().expect("one rule");
    let name = |line: &str| line.trim().split(':').next().map(str::to_owned);
    let names: Vec<String> = of_all.lines().skip(1).filter_map(name).collect();
    for rule in rules {
        for line in rule.lines().skip(1) {
            let name = name(line).expect("a name");
            let twice = names.contains(&name);
            assert_eq!(twice, name == "Content-Security-Policy", "{line}");
        }
    }
}

#[test]
fn no_value_can_end_its_quotes_in_a_file() {
    let rules = Rules::of_host(&config("https://example.no"));
    for kind in [&[Class::Page][..], &Class::SPECIAL].concat() {
        for (name, value) in rules.headers(kind) {
            let is_plain = |letter: char| letter.is_ascii_graphic() || letter == ' ';
            assert!(value.chars().all(is_plain), "{name}");
            assert!(!value.contains(['"', '$', '\\', '{', '%', '<']), "{name}");
        }
    }
}

#[test]
fn the_file_for_azure_is_json_and_the_workflow_is_yaml() {
    let config = config("https://example.no/kunnskap");
    let azure: serde_json::Value =
        serde_json::from_str(&settings(Server::Azure, &config)).expect("JSON");
    assert_eq!(
        azure["responseOverrides"]["404"]["rewrite"],
        "/kunnskap/404.html"
    );
    assert_eq!(azure["routes"][0]["route"], "/kunnskap/assets/*");
    assert_eq!(azure["mimeTypes"][".ttl"], "text/turtle; charset=utf-8");
    let workflow: serde_yaml::Value =
        serde_yaml::from_str(&settings(Server::Github, &config)).expect("YAML");
    let steps = workflow["jobs"]["publiser"]["steps"].as_sequence();
    let hidden = |step: &serde_yaml::Value| step["with"]["include-hidden-files"] == true;
    assert!(steps.expect("steps").iter().any(hidden));
}

#[test]
fn redirects_have_their_base_path_and_are_encoded() {
    let pairs = [("/om oss/", "/om/"), ("/kommuner/4003/", "/kommuner/bø/")];
    assert_eq!(
        redirects("/kunnskap", pairs.into_iter()),
        "/kunnskap/om%20oss/ /kunnskap/om/ 301\n\
         /kunnskap/kommuner/4003/ /kunnskap/kommuner/b%C3%B8/ 301\n"
    );
}
