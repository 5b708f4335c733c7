//! Settings for Apache: a file for a `<Directory>` section, or `.htaccess` in the folder.

use super::rules::one_of;
use super::rules::{Header, Kind, Rules};
use super::text::{folder_note, indented};
use crate::text::media_type::{BY_ENDING, BY_NAME, MediaType};

/// Returns the file. The headers of pages are set for every file, and each other kind changes those
/// that differ.
pub(super) fn render(rules: &Rules) -> String {
    let base = &rules.plain_base;
    let mut out = String::from(ABOUT);
    out.push_str(&folder_note(base));
    out.push_str(&format!("\n{OF_ALL}"));
    out.push_str(&format!("ErrorDocument 403 \"{base}/404.html\"\n"));
    out.push_str(&format!("ErrorDocument 404 \"{base}/404.html\"\n\n"));
    indented(&mut out, 0, BY_ENDING.iter().map(media_type));
    for file in BY_NAME {
        let name = file.name.replace('.', "\\.");
        let forced = format!("    ForceType \"{}; charset=utf-8\"", file.media_type);
        let lines = [
            format!("<FilesMatch \"^{name}$\">"),
            forced,
            "</FilesMatch>".to_owned(),
        ];
        indented(&mut out, 0, lines);
    }
    out.push('\n');
    let of_pages = rules.headers(Kind::Page);
    indented(&mut out, 0, of_pages.iter().map(header));
    for kind in Kind::SPECIAL {
        let names = one_of(base, kind.addresses());
        let headers = rules.headers(kind);
        let changed = headers.iter().filter(|header| !of_pages.contains(header));
        indented(
            &mut out,
            0,
            [format!("<If \"%{{REQUEST_URI}} =~ m#{names}#\">")],
        );
        indented(&mut out, 4, changed.map(header));
        indented(&mut out, 0, ["</If>".to_owned()]);
    }
    out
}

const ABOUT: &str = "\
# Laget av `digitv headers apache`. Lag fila på nytt når base_url endres eller digitv oppgraderes.
# Modulene headers, alias, dir og mime må være på (`a2enmod headers`). Ta fila inn der nettstedet er:
#
#     <VirtualHost *:443>
#         ServerName kunnskap.example.no
#         DocumentRoot /srv/www
#         <Directory /srv/www>
#             Require all granted
#             Include /etc/apache2/digitv.conf
#         </Directory>
#     </VirtualHost>
#
# På et webhotell: `hosts: [apache]` i site.yaml, så skriver `digitv build` den som .htaccess.
";

const OF_ALL: &str = "\
Options -Indexes -MultiViews -ExecCGI -Includes
DirectoryIndex index.html
DirectorySlash On
# Skjulte filer er ikke for leserne.
RedirectMatch 404 \"/\\.(?!well-known/)\"
# Sida har én adresse, uten index.html.
<If \"%{THE_REQUEST} =~ m#^[A-Z]+ [^ ?]*/index\\.html[ ?]#\">
    RedirectMatch 301 \"^(.*/)index\\.html$\" \"$1\"
</If>
<IfModule mod_deflate.c>
    AddOutputFilterByType DEFLATE text/html text/css text/javascript text/plain text/csv text/calendar text/turtle
    AddOutputFilterByType DEFLATE application/json application/ld+json application/xml application/atom+xml image/svg+xml
</IfModule>
";

fn media_type(known: &MediaType) -> String {
    format!(
        "AddType \"{}\" .{}",
        known.value(),
        known.endings.join(" .")
    )
}

fn header((name, value): &Header) -> String {
    format!("Header always set {name} \"{value}\"")
}
