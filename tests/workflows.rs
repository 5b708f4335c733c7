//! The workflows that `docs/workflows` gives to sites: every script in them is run as a forge does it, in a
//! clean clone, with a forge that only takes notes.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests too"
)]

mod common;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::Site;
use serde_yaml::Value;

const NOME: &str =
    "---\ntittel: Nome\nkommunenummer: \"4018\"\nfylke: Telemark\nmålform: nøytral\n---\n\nOrd.\n";
const RIGHT: &str = "---\ninnspill: 1\ndato: 2026-11-30\nendringer:\n  - {dokument: kommuner/nome, felt: administrasjonssenter, til: Ulefoss}\n---\n";
const WRONG: &str = "---\ninnspill: 1\ndato: 2026-11-30\nendringer:\n  - {dokument: kommuner/nomme, felt: fylke, fra: Telemark, til: Agder}\n---\n\nRing 912 34 567.\n";

/// What a forge has: the site, a folder for a clone of it, the archive with the program, and programs that
/// write down what they are asked.
struct Forge {
    site: Site,
}

impl Forge {
    /// A forge whose site has these files beside its settings and a municipality.
    fn with(files: &[(&str, &str)]) -> Self {
        let site = Site::of(&[("content/kommuner/nome.md", NOME)]);
        let site = files
            .iter()
            .fold(site, |site, (name, text)| site.write(name, text));
        let forge = Self { site };
        for folder in ["bin", "home", "usr", "digitv-v1.2.3"] {
            fs::create_dir_all(forge.at(folder)).unwrap();
        }
        let program = format!(
            "#!/bin/sh\nexec '{}' \"$@\"\n",
            env!("CARGO_BIN_EXE_digitv")
        );
        let path = forge.at("digitv-v1.2.3/digitv");
        fs::write(&path, program).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        forge.sh(&forge.at(""), "tar -czf digitv.tar.gz digitv-v1.2.3");
        let notes = forge.at("notes").display().to_string();
        for name in ["gh", "apt-get", "rsync"] {
            forge.program(name, &format!("echo \"{name} $*\" >> {notes}"));
        }
        // What is fetched from a folder is fetched; the forge itself takes notes.
        let fetched = "case \"$*\" in *file://*) PATH=\"${PATH#*:}\" exec curl \"$@\" ;; esac";
        forge.program("curl", &format!("{fetched}\necho \"curl $*\" >> {notes}"));
        let root = forge.site.root();
        forge.sh(&root, "git init -q -b main . && git add . && git -c user.name=a -c user.email=a@example.no commit -q -m Innhold");
        forge.sh(&forge.at(""), "git clone -q --bare site origin.git && git -C origin.git config receive.advertisePushOptions true");
        let clone = format!(
            "git clone -q --depth 1 'file://{}' work",
            forge.at("origin.git").display()
        );
        forge.sh(&forge.at(""), &clone);
        forge
    }

    fn at(&self, name: &str) -> PathBuf {
        self.site.beside(name)
    }

    fn program(&self, name: &str, script: &str) {
        let path = self.at("bin").join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Runs a script of the test itself.
    #[track_caller]
    fn sh(&self, folder: &Path, script: &str) -> String {
        let output = self.shell(folder, script, &[]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{script}\n{told}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn shell(&self, folder: &Path, script: &str, settings: &[(String, String)]) -> Output {
        let path = std::env::var("PATH").unwrap_or_default();
        let added = fs::read_to_string(self.at("path")).unwrap_or_default();
        let added = added
            .lines()
            .map(|line| format!("{line}:"))
            .collect::<String>();
        let usr = self.at("usr").display().to_string();
        let origin = format!("url.file://{}.insteadOf", self.at("origin.git").display());
        Command::new("bash")
            .args([
                "--noprofile",
                "--norc",
                "-e",
                "-o",
                "pipefail",
                "-c",
                script,
            ])
            .current_dir(folder)
            .env(
                "PATH",
                format!("{}:{added}{usr}:{path}", self.at("bin").display()),
            )
            .env("HOME", self.at("home"))
            .env("GITHUB_PATH", self.at("path"))
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_COUNT", "1")
            .env("GIT_CONFIG_KEY_0", origin)
            .env(
                "GIT_CONFIG_VALUE_0",
                "https://digitv:nøkkel@forge.example.no/eier/depot.git",
            )
            .env_remove("DIGITV_LANG")
            .envs(settings.iter().cloned())
            .output()
            .unwrap()
    }

    /// Runs the steps of a job, one after another, and returns whether all ended well, and what they said.
    fn runs(&self, steps: &[Step]) -> (bool, String) {
        let mut told = String::new();
        for step in steps {
            let usr = self.at("usr").display().to_string();
            let script = step.script.replace("/usr/local/bin", &usr);
            let output = self.shell(&self.at("work"), &script, &self.settings(step));
            told.push_str(&String::from_utf8_lossy(&output.stdout));
            told.push_str(&String::from_utf8_lossy(&output.stderr));
            if !output.status.success() {
                return (false, told);
            }
        }
        (true, told)
    }

    /// The environment of a step: its own, with what the forge puts in, and that of every job.
    fn settings(&self, step: &Step) -> Vec<(String, String)> {
        let archive = self.at("digitv.tar.gz");
        let sum = self.sh(&self.at(""), "sha256sum digitv.tar.gz");
        let sum = sum.split(' ').next().unwrap_or_default().to_owned();
        let given = [
            ("DIGITV", format!("file://{}", archive.display())),
            ("SHA256", sum),
            ("SERVER", self.at("server").display().to_string()),
            ("GITHUB_RUN_ID", "17".to_owned()),
            ("GITHUB_RUN_ATTEMPT", "1".to_owned()),
            (
                "GITHUB_API_URL",
                "https://forge.example.no/api/v1".to_owned(),
            ),
            ("GITHUB_REPOSITORY", "eier/depot".to_owned()),
            ("CI_DEFAULT_BRANCH", "main".to_owned()),
            ("CI_JOB_ID", "17".to_owned()),
            ("CI_SERVER_HOST", "forge.example.no".to_owned()),
            ("CI_PROJECT_PATH", "eier/depot".to_owned()),
            ("INNSPILL_TOKEN", "nøkkel".to_owned()),
        ];
        let given = given.map(|(name, value)| (name.to_owned(), value));
        let own = step
            .settings
            .iter()
            .filter(|(_, value)| !value.contains("${{"))
            .cloned();
        own.chain(given).collect()
    }

    /// What the programs of the forge were asked.
    fn notes(&self) -> String {
        fs::read_to_string(self.at("notes")).unwrap_or_default()
    }

    /// The branches of the repository beside `main`.
    fn branches(&self) -> Vec<String> {
        let all = self.sh(
            &self.at("origin.git"),
            "git branch --format='%(refname:short)'",
        );
        let all = all.lines().filter(|name| *name != "main");
        all.map(str::to_owned).collect()
    }
}

/// A script, and the environment that the workflow gives it.
struct Step {
    script: String,
    settings: Vec<(String, String)>,
}

fn read(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs/workflows")
        .join(name);
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn environment(value: &Value) -> Vec<(String, String)> {
    let pairs = value.as_mapping().into_iter().flatten();
    let pairs = pairs.map(|(key, value)| {
        let value = value
            .as_str()
            .map_or_else(|| format!("{value:?}"), str::to_owned);
        (key.as_str().unwrap_or_default().to_owned(), value)
    });
    pairs.collect()
}

/// The scripts of `job` on `forge`.
fn steps(forge: &str, job: &str) -> Vec<Step> {
    if forge == "gitlab" {
        let file = read("gitlab/gitlab-ci.yml");
        let name = if job == "publiser" { "pages" } else { job };
        let lines = |value: &Value| -> Vec<String> {
            let lines = value.as_sequence().unwrap().iter();
            lines
                .map(|line| line.as_str().unwrap().to_owned())
                .collect()
        };
        // All lines of a job are one script.
        let before = lines(&file["default"]["before_script"]);
        let script = [before, lines(&file[name]["script"])].concat().join("\n");
        let settings = environment(&file["variables"]);
        return vec![Step { script, settings }];
    }
    let file = read(&format!("{forge}/{job}.yml"));
    let steps = file["jobs"][job]["steps"].as_sequence().unwrap().iter();
    let scripts = steps.filter(|step| step.get("run").is_some());
    scripts
        .map(|step| Step {
            script: step["run"].as_str().unwrap().to_owned(),
            settings: [environment(&file["env"]), environment(&step["env"])].concat(),
        })
        .collect()
}

const FORGES: [&str; 3] = ["github", "gitlab", "forgejo"];

#[test]
fn a_proposal_is_checked() {
    for name in FORGES {
        let forge = Forge::with(&[]);
        let (is_right, told) = forge.runs(&steps(name, "kontroll"));
        assert!(is_right, "{name}: {told}");
        let forge = Forge::with(&[("content/sider/om.md", "---\ntittel: [\n---\n")]);
        let (is_right, told) = forge.runs(&steps(name, "kontroll"));
        assert!(
            !is_right && told.contains("content/sider/om.md"),
            "{name}: {told}"
        );
        let forge = Forge::with(&[("content/innspill/2026-11-30-feil.md", WRONG)]);
        let (is_right, told) = forge.runs(&steps(name, "kontroll"));
        assert!(!is_right, "{name}: a contribution too: {told}");
    }
}

#[test]
fn a_program_that_is_not_the_one_that_was_named_is_not_run() {
    for name in FORGES {
        let forge = Forge::with(&[]);
        let mut steps = steps(name, "kontroll");
        for step in &mut steps {
            let other = format!(
                "sha256=$SHA256; SHA256=$(printf '%064d' 0)\n{}",
                step.script
            );
            step.script = other;
        }
        let (is_right, told) = forge.runs(&steps);
        assert!(!is_right && !told.contains("Alt i orden"), "{name}: {told}");
    }
}

#[test]
fn the_site_is_published_also_while_a_contribution_with_errors_waits() {
    for name in FORGES {
        let forge = Forge::with(&[("content/innspill/2026-11-30-feil.md", WRONG)]);
        let (is_right, told) = forge.runs(&steps(name, "publiser"));
        assert!(is_right, "{name}: {told}");
        assert!(
            told.contains("content/innspill/2026-11-30-feil.md"),
            "{name}: {told}"
        );
        assert!(
            forge.at("work/public/kommuner/nome/index.html").is_file(),
            "{name}"
        );
        assert!(
            forge.at("work/public/.well-known").exists()
                || name != "forgejo"
                || forge.notes().contains("rsync"),
            "{name}"
        );
        let forge = Forge::with(&[("content/sider/om.md", "---\ntittel: [\n---\n")]);
        let (is_right, told) = forge.runs(&steps(name, "publiser"));
        assert!(!is_right, "{name}: {told}");
        assert!(
            !forge.notes().contains("rsync -"),
            "{name}: {}",
            forge.notes()
        );
    }
}

#[test]
fn contributions_become_a_proposal() {
    for name in FORGES {
        let forge = Forge::with(&[
            ("content/innspill/2026-11-30-feil.md", WRONG),
            ("content/innspill/2026-11-30-nome.md", RIGHT),
        ]);
        let (is_right, told) = forge.runs(&steps(name, "innspill"));
        assert!(is_right, "{name}: {told}");
        let branches = forge.branches();
        let [branch] = &branches[..] else {
            panic!("{name}: {branches:?} {told}")
        };
        let changed = format!("git diff --name-status --no-renames main {branch}");
        assert_eq!(
            forge.sh(&forge.at("origin.git"), &changed),
            "D\tcontent/innspill/2026-11-30-nome.md\nA\tcontent/innspill/mottatt/2026-11-30-nome.md\nM\tcontent/kommuner/nome.md\n",
            "{name}"
        );
        let asked = match name {
            "github" => format!("gh pr create --head {branch}"),
            "forgejo" => format!("\"head\": \"{branch}\""),
            _ => String::new(),
        };
        assert!(forge.notes().contains(&asked), "{name}: {}", forge.notes());
    }
}

#[test]
fn where_nothing_can_be_taken_in_there_is_no_proposal() {
    for name in FORGES {
        for files in [&[][..], &[("content/innspill/2026-11-30-feil.md", WRONG)]] {
            let forge = Forge::with(files);
            let (is_right, told) = forge.runs(&steps(name, "innspill"));
            assert!(is_right, "{name}: {told}");
            assert_eq!(forge.branches(), [""; 0], "{name}");
        }
        // What is no answer about a contribution stops the job.
        let forge = Forge::with(&[]);
        fs::remove_file(forge.at("work/site.yaml")).unwrap();
        let (is_right, told) = forge.runs(&steps(name, "innspill"));
        assert!(!is_right, "{name}: {told}");
    }
}
