//! Links that `site.yaml` sets for every page and that have no target.

use tr::tr;

use super::Plan;
use crate::config::Entry;
use crate::diagnostic::{Step, nearest};
use crate::pages::Context;
use crate::pages::any_document::documents;
use crate::pages::context::set_links::{Target, name_of, target};
use crate::pages::site_page::SitePage;

/// A configured link that has no target, or no title.
pub struct Unresolved {
    /// The place in `site.yaml`.
    pub place: Vec<Step>,
    /// The message to the writer.
    pub message: String,
    /// The advice to the writer.
    pub help: String,
}

/// Returns every configured link that has no target.
pub fn unresolved(site: &Context<'_>, plan: &Plan) -> Vec<Unresolved> {
    let menu = site.config.menu.iter().flatten().enumerate();
    let menu = menu.map(|(index, entry)| (vec![key("menu"), Step::Index(index)], entry));
    let columns = site.config.footer.iter().flatten().enumerate();
    let footer = columns.flat_map(|(column, entries)| {
        entries.0.iter().enumerate().map(move |(index, entry)| {
            let place = vec![key("footer"), Step::Index(column), Step::Index(index)];
            (place, entry)
        })
    });
    menu.chain(footer)
        .filter_map(|(place, entry)| {
            let (message, help) = fault(site, plan, entry)?;
            Some(Unresolved {
                place,
                message,
                help,
            })
        })
        .collect()
}

fn key(name: &'static str) -> Step {
    Step::Key(name.into())
}

fn fault(site: &Context<'_>, plan: &Plan, entry: &Entry) -> Option<(String, String)> {
    let to = &entry.to;
    let is_address = to.starts_with('/');
    let found = target(site, plan.shared.addresses, entry);
    match found {
        Some(Target::Address) if is_address => {
            let path = to.split(['#', '?']).next().unwrap_or(to);
            if plan.any_route(path, site).is_none() {
                let addresses = plan.routes.iter().map(|route| &*route.address);
                let near = nearest(path, addresses.map(|address| (address, address)));
                let message = tr!("ingen side har adressa `{to}`", to);
                return Some((message, meant(near)));
            }
            entry.title.is_none().then(|| {
                let help = tr!("Skriv `{{title: …, address: {to}}}`.", to);
                (tr!("lenka til `{to}` mangler tekst", to), help)
            })
        }
        Some(_) => None,
        None => {
            let pages = SitePage::of(site.knowledge).map(|page| page.slug().to_owned());
            let documents = documents(site.knowledge);
            let documents = documents.iter().map(|document| name_of(document.file));
            let near = nearest(to, pages.chain(documents).map(|name| (name.clone(), name)));
            Some((tr!("ingen side heter `{to}`", to), meant(near.as_deref())))
        }
    }
}

fn meant(near: Option<&str>) -> String {
    match near {
        Some(near) => tr!("Mente du `{near}`?", near),
        None => {
            tr!(
                "Skriv navnet på ei side (`om`), navnet på ei av nettstedets egne sider (`dekning`), \
                 stien til et dokument (`kommuner/skien`), eller ei adresse."
            )
        }
    }
}
