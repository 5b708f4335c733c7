//! `repository:` in `site.yaml`: the repository of the sources, and the address where a file is
//! edited.

use serde_yaml::Value;
use tr::tr;

use crate::diagnostic::{Check, Problem};
use crate::messages::said;
use crate::text::percent::encode_segment;
use crate::tr_later;
use crate::yaml::fields::FromYaml;
use crate::yaml::problems::Problems;
use crate::yaml::record::record;
use crate::yaml::shape::Shape;
use crate::yaml::url::Url;

record! {
    /// The repository of the sources of the site.
    #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct Repository expects tr_later!("`url`, og gjerne `branch`, `folder` og `host`") {
        /// Web address of the repository, without a slash at the end.
        url: String = required("url" as Address), "adressa til depotet, slik den står i nettleseren";
        /// The branch to edit.
        branch: String = optional("branch" or "main".to_owned()), "greina som redigeres; ellers `main`";
        /// The folder of the site in the repository; empty for the top.
        folder: String = optional("folder" or String::new()), "mappa der `site.yaml` ligger, om den ikke er øverst";
        /// The software of the host; `None` where it is not given and not known by name.
        #[serde(skip)]
        host: Option<RepositoryHost> = optional("host"), "programmet som viser depotet, om det ikke går fram av adressa";
    }
    then Repository::settled;
    for everybody;
}

/// The page of a repository where a new file is made.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Forge {
    /// The name of the software, as its users know it.
    pub name: &'static str,
    /// The address of the page, without a query.
    pub address: String,
    /// The parameter of the query that gives the name of the file.
    pub file_field: &'static str,
    /// The parameter that gives its text.
    pub text_field: &'static str,
    /// The folder of the site in the repository: empty, or with a slash at the end.
    pub folder: String,
}

/// The software of a repository host, each with its own form of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepositoryHost {
    /// GitHub, also GitHub Enterprise.
    Github,
    /// GitLab, also where an organisation hosts its own.
    Gitlab,
    /// Forgejo and Gitea, as Codeberg.
    Forgejo,
    /// Bitbucket Cloud.
    Bitbucket,
    /// Azure DevOps.
    Azure,
}

impl RepositoryHost {
    const NAMES: [(&'static str, Self); 6] = [
        ("github", Self::Github),
        ("gitlab", Self::Gitlab),
        ("forgejo", Self::Forgejo),
        ("gitea", Self::Forgejo),
        ("bitbucket", Self::Bitbucket),
        ("azure", Self::Azure),
    ];

    /// Returns the software of a host that is known by name.
    fn of(host: &str) -> Option<Self> {
        if host == "codeberg.org" {
            return Some(Self::Forgejo);
        }
        if host == "dev.azure.com" || host.ends_with(".visualstudio.com") {
            return Some(Self::Azure);
        }
        let is_named = |name: &str| host.split(['.', '-']).any(|part| part == name);
        let known = Self::NAMES.iter().find(|(name, _)| is_named(name));
        known.map(|(_, host)| *host)
    }
}

impl FromYaml for RepositoryHost {
    const EXPECTED: &'static str =
        tr_later!("`github`, `gitlab`, `forgejo`, `gitea`, `bitbucket` eller `azure`");

    fn shape() -> Shape {
        Shape::one_of(&Self::NAMES.map(|(name, _)| name))
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let name = String::from_yaml(value, problems)?;
        let plain = name.to_lowercase();
        let found = Self::NAMES.iter().find(|(known, _)| *known == plain);
        if found.is_none() {
            let message = tr!("digitv vet ikke hvordan filer redigeres hos «{name}»", name);
            let problem = Problem::new(Check::InvalidConfig, message);
            problems.add(problem.help(tr!(
                "Velg mellom {expected}.",
                expected = said(Self::EXPECTED)
            )));
        }
        found.map(|(_, host)| *host)
    }
}

impl Repository {
    /// Returns the settings with a plain folder, and with the host that the address gives where
    /// none is set.
    fn settled(mut self) -> Self {
        let known = self.url.split('/').nth(2).and_then(RepositoryHost::of);
        self.host = self.host.or(known);
        let parts = self.folder.split(['/', '\\']);
        let parts: Vec<_> = parts.filter(|part| !matches!(*part, "" | ".")).collect();
        self.folder = parts.join("/");
        self
    }

    /// Returns the address where `file` of the site is edited; its name has `/` between the parts.
    pub fn edit_url(&self, file: &str) -> String {
        let (prefix, suffix) = self.edit_parts();
        let mut url = prefix;
        encode_path(file, &mut url);
        url + &suffix
    }

    /// Returns the page where a new file is made with a name and a text that its address gives;
    /// `None` where the software has none.
    pub fn new_file(&self) -> Option<Forge> {
        let mut branch = String::new();
        encode_path(&self.branch, &mut branch);
        let url = &self.url;
        let (name, way, file_field, text_field) = match self.host.unwrap_or(RepositoryHost::Github)
        {
            RepositoryHost::Github => ("GitHub", "new", "filename", "value"),
            RepositoryHost::Gitlab => ("GitLab", "-/new", "file_name", "content"),
            RepositoryHost::Forgejo => ("Forgejo", "_new", "filename", "value"),
            RepositoryHost::Bitbucket | RepositoryHost::Azure => return None,
        };
        let folder = match self.folder.as_str() {
            "" => String::new(),
            folder => format!("{folder}/"),
        };
        Some(Forge {
            name,
            address: format!("{url}/{way}/{branch}"),
            file_field,
            text_field,
            folder,
        })
    }

    /// Returns the parts of such an address before and after the name of the file.
    pub fn edit_parts(&self) -> (String, String) {
        let mut branch = String::new();
        encode_path(&self.branch, &mut branch);
        let mut folder = String::new();
        encode_path(&self.folder, &mut folder);
        if !folder.is_empty() {
            folder.push('/');
        }
        let url = &self.url;
        let plain = |way: &str| (format!("{url}/{way}/{branch}/{folder}"), String::new());
        match self.host.unwrap_or(RepositoryHost::Github) {
            RepositoryHost::Github => plain("edit"),
            RepositoryHost::Gitlab => plain("-/edit"),
            RepositoryHost::Forgejo => plain("_edit"),
            RepositoryHost::Bitbucket => {
                let (prefix, _) = plain("src");
                (prefix, "?mode=edit".to_owned())
            }
            RepositoryHost::Azure => (
                format!("{url}?path=/{folder}"),
                format!("&version=GB{}&_a=contents", branch.replace('/', "%2F")),
            ),
        }
    }
}

/// Writes a path with its parts percent-encoded, without empty parts and those that mean the folder
/// itself.
fn encode_path(path: &str, url: &mut String) {
    let parts = path.split('/').filter(|part| !matches!(*part, "" | "."));
    for (place, part) in parts.enumerate() {
        if place > 0 {
            url.push('/');
        }
        url.push_str(&encode_segment(part));
    }
}

/// The web address of a repository: `https://github.com/eksempel/depot`.
struct Address(String);

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.0
    }
}

impl FromYaml for Address {
    const EXPECTED: &'static str =
        tr_later!("adressa til depotet, som `https://github.com/eksempel/depot`");

    fn shape() -> Shape {
        Url::shape()
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = String::from_yaml(value, problems)?;
        let text = text.trim();
        let mut refuse = |message: String, help: String| {
            problems.add(Problem::new(Check::InvalidConfig, message).help(help));
            None
        };
        if let Some(web) = from_ssh(text) {
            let message = tr!(
                "«{text}» er adressa som git bruker, ikke den i nettleseren",
                text
            );
            return refuse(message, tr!("Skriv `url: {address}`.", address = web));
        }
        // The form that Azure gives for `git clone`.
        let plain = match text
            .split_once("://")
            .map(|(scheme, rest)| (scheme, rest.split_once('@')))
        {
            Some((scheme, Some((user, rest))))
                if !user.contains('/') && rest.starts_with("dev.azure.com/") =>
            {
                format!("{scheme}://{rest}")
            }
            _ => text.to_owned(),
        };
        if let Some(help) = with_branch(&plain) {
            let message = tr!("adressa går til ei mappe eller fil i depotet, ikke til depotet");
            return refuse(message, help);
        }
        if plain.contains(['?', '#']) {
            let end = plain.find(['?', '#']).unwrap_or(plain.len());
            let message = tr!("adressa har mer enn depotet");
            return refuse(
                message,
                tr!("Skriv `url: {address}`.", address = &plain[..end]),
            );
        }
        let Url(url) = Url::from_yaml(&Value::String(plain), problems)?;
        let url = url.trim_end_matches('/');
        let url = url.strip_suffix(".git").unwrap_or(url);
        let path = url.splitn(4, '/').nth(3).unwrap_or_default();
        // The usual hosts have an owner before each name.
        let host = url.split('/').nth(2).unwrap_or_default();
        let needed = if RepositoryHost::of(host).is_some() {
            2
        } else {
            1
        };
        if path.split('/').filter(|part| !part.is_empty()).count() < needed {
            let message = tr!("«{url}» er ikke adressa til et depot", url);
            let help = tr!(
                "Ta med både eieren og navnet: {expected}.",
                expected = said(Self::EXPECTED)
            );
            problems.add(Problem::new(Check::InvalidConfig, message).help(help));
            return None;
        }
        Some(Self(url.to_owned()))
    }
}

/// Returns the web address of a repository for one that only `git` reads: `git@github.com:a/b.git`.
fn from_ssh(text: &str) -> Option<String> {
    let rest = ["ssh://", "git://", "git+ssh://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme));
    let (host, path) = match rest {
        Some(rest) => rest.split_once('/')?,
        None if text.contains("://") => return None,
        None => text.split_once('@')?.1.split_once(':')?,
    };
    let host = host.rsplit('@').next()?.split(':').next()?;
    let path = path.trim_matches('/').trim_end_matches(".git");
    // `git@ssh.dev.azure.com:v3/eier/prosjekt/depot`
    match (
        host,
        path.strip_prefix("v3/").map(|path| path.rsplit_once('/')),
    ) {
        ("ssh.dev.azure.com", Some(Some((project, name)))) => {
            Some(format!("https://dev.azure.com/{project}/_git/{name}"))
        }
        _ => Some(format!("https://{host}/{path}")),
    }
}

/// Returns the settings for an address that was copied from the page of a branch, folder or file.
fn with_branch(url: &str) -> Option<String> {
    let way = [
        "/-/tree/",
        "/-/blob/",
        "/-/edit/",
        "/tree/",
        "/blob/",
        "/edit/",
        "/src/branch/",
        "/_edit/",
    ]
    .into_iter()
    .find(|way| url.contains(way))?;
    let (repository, rest) = url.split_once(way)?;
    let (branch, folder) = rest.split_once('/').unwrap_or((rest, ""));
    let folder = folder.trim_end_matches('/');
    let folder = match folder {
        "" => String::new(),
        folder => format!(", `folder: {folder}`"),
    };
    Some(tr!(
        "Skriv `url: {repository}`, `branch: {branch}`{folder}.",
        repository,
        branch,
        folder
    ))
}

#[cfg(test)]
mod tests;
