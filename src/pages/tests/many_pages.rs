//! A site with many documents is made with templates in which calls are written out.

use super::fixture::Fixture;

#[test]
fn a_site_with_many_documents_has_the_same_bytes() {
    let few = super::site();
    let name = |number: usize| format!("content/sider/utkast-{number}.md");
    // Drafts count as documents, and have no pages.
    let draft = "---\ntittel: Utkast\nutkast: true\n---\n\nTekst.\n";
    let names: Vec<_> = (0..500).map(name).collect();
    let drafts: Vec<_> = names.iter().map(|name| (name.as_str(), draft)).collect();
    let many = Fixture::new(super::BASE, &drafts);
    let mut compared = 0;
    for route in few.plan.all_routes(&few.context()) {
        assert_eq!(
            many.at(&route.address),
            few.render(route),
            "{}",
            route.address
        );
        compared += 1;
    }
    assert!(compared > 100, "{compared}");
}
