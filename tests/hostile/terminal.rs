//! Nothing that stands in a file or in its name steers the terminal, the log of a workflow, or
//! the program that reads the findings.

use super::common::Site;

/// Clears the screen, sets the title, hides, turns around, and begins a workflow command.
const STEERING: &str = "\u{1b}[2J\u{1b}]0;eid\u{7}\u{9b}31m\u{202e}\u{200f}\u{e0041}";

fn is_steering(letter: char) -> bool {
    (letter.is_control() && letter != '\n')
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}'..='\u{200f}' | '\u{e0000}'..='\u{e007f}')
}

fn sites() -> Vec<Site> {
    let yaml = STEERING.replace(['\u{1b}', '\u{7}', '\u{9b}'], "");
    let page = |fields: &str, body: &str| format!("---\n{fields}\n---\n\n{body}\n");
    let mut sites = vec![
        Site::of(&[]).write(
            "content/sider/a.md",
            page("tittel: A", &format!("[a](b{STEERING}.md) <{STEERING}x>")),
        ),
        Site::of(&[]).write(
            "content/sider/a.md",
            page(&format!("tittel: A\n{yaml}felt: x"), "B"),
        ),
        Site::of(&[]).write(
            "content/sider/a.md",
            page("tittel: A\nspråk: \"\\e[2J\\u202e\"", "B"),
        ),
        Site::of(&[]).write("content/sider/a.md", page("tittel: A\n\"\\e[2Jx\": 1", "B")),
        Site::of(&[]).write(
            "content/sider/a.md",
            page(&format!("tittel: [{STEERING}"), "B"),
        ),
        Site::of(&[]).write(
            "content/sider/a.md",
            page("tittel: A\nkilder: ['https://a\u{202e}b']", "&#27;[2J"),
        ),
        Site::of(&[]).write(
            "content/sider/a.md",
            page("tittel: A", "[x](c.md \"a\r::error::b\")"),
        ),
        Site::of(&[]).write(
            "site.yaml",
            format!("title: A\nbase_url: https://a.no\n{yaml}: 1\n"),
        ),
        Site::of(&[]).write(
            "content/data/ordliste.yaml",
            format!("ord: [{{term: 'a{yaml}'}}]\n{yaml}: 1\n"),
        ),
        Site::of(&[]).write(
            "themes/digitv/templates/partials/logo.html",
            format!("{{{{ x{STEERING} }}}}"),
        ),
        Site::of(&[]).write(
            "themes/digitv/texts/nb/a.yaml",
            format!("{yaml}: {{a: [1]}}"),
        ),
    ];
    if cfg!(unix) {
        sites.push(Site::of(&[]).write(&format!("content/sider/{STEERING}.md"), "x"));
        sites.push(Site::of(&[]).write("content/sider/a\n::error file=x::y.md", "x"));
        sites.push(Site::of(&[]).write("content/sider/a\r::error::y.md", "x"));
    }
    sites
}

#[test]
fn no_output_steers_the_terminal_or_begins_a_workflow_command() {
    for site in sites() {
        let text = site.run(&["check"]).finds_errors();
        let json = site.check();
        let run = site.run(&["check", "--format", "github"]);
        for output in [&text, &json, &run] {
            for output in [output.stdout(), output.stderr()] {
                assert!(!output.contains(is_steering), "{output:?}");
            }
        }
        for line in run.stdout().lines() {
            let is_ours = ["::error file=", "::warning file=", "::notice file="]
                .iter()
                .any(|start| line.starts_with(start));
            assert!(is_ours, "{line:?}");
            let (properties, _) = line[2..].split_once("::").expect("a command");
            assert_eq!(properties.matches(",line=").count(), 1, "{line:?}");
            assert!(!line.contains("::error file=x"), "{line:?}");
        }
        let text = text.stdout();
        assert!(text.lines().all(|line| !line.starts_with("::")), "{text}");
    }
}

/// An escape in JSON is the character itself to a program.
#[test]
fn json_keeps_what_stands_in_the_file() {
    let site = Site::of(&[]).write(
        "content/sider/a.md",
        "---\ntittel: A\n---\n\n[a](b\u{202e}.md)\n",
    );
    let json = site.check().json();
    let messages: Vec<_> = (json.as_array().expect("a list").iter())
        .filter_map(|record| record["message"].as_str())
        .collect();
    assert!(
        messages
            .iter()
            .any(|message| message.contains("b\u{202e}.md")),
        "{messages:?}"
    );
}
