//! For GitHub Pages: a workflow that publishes the site. GitHub sends none of our headers, so only
//! the policies in the `<meta>` elements of pages apply.

/// Returns the workflow.
pub(super) fn render() -> String {
    WORKFLOW.to_owned()
}

const WORKFLOW: &str = "\
# Laget av `digitv headers github`. Lagre som .github/workflows/publiser.yml.
#
# GitHub Pages sender ikke hoder som vi velger. Sidene har derfor reglene for innhold i seg selv
# (<meta http-equiv=\"Content-Security-Policy\">). Vedlegg og rammer får ikke den ekstra beskyttelsen
# som andre tjenere gir; se docs/hosting.md.
name: Publiser
on:
  push:
    branches: [main]
  # Hver natt: opplysninger blir eldre også når ingen skriver.
  schedule:
    - cron: '17 2 * * *'
  workflow_dispatch:
permissions:
  contents: read
  id-token: write
  pages: write
concurrency:
  group: pages
  cancel-in-progress: false
jobs:
  publiser:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: ${{ steps.publiser.outputs.page_url }}
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: false
          # Hele historikken: sider uten dato viser når de sist ble endret.
          fetch-depth: 0
      # Her må programmet `digitv` hentes eller bygges, og ligge i PATH.
      - run: digitv check --format github
      - run: digitv build --as-of today
      - uses: actions/upload-pages-artifact@v5
        with:
          path: public
          # Uten denne blir .well-known/security.txt borte.
          include-hidden-files: true
      - id: publiser
        uses: actions/deploy-pages@v4
";
