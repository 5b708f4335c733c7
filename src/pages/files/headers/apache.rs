//! Settings for Apache: a file for a `<Directory>` section, or `.htaccess` in the folder.

use super::rules::one_of;
use super::rules::{Header, Rules};
use super::text::{folder_note, indented, literal};
use crate::pages::outputs::{Class, File};
use crate::text::media_type::{BY_ENDING, MediaType, of_text};

/// Returns the file. The headers of pages are set for every file, and each other class changes those
/// that differ.
pub(super) fn render(rules: &Rules) -> String {
    let base = &rules.plain_base;
    let missing = File::NotFound.address();
    let mut out = String::from(ABOUT);
    out.push_str(&folder_note(base));
    out.push_str(&format!("\n{OF_ALL}"));
    out.push_str(&format!("ErrorDocument 403 \"{base}{missing}\"\n"));
    out.push_str(&format!("ErrorDocument 404 \"{base}{missing}\"\n\n"));
    indented(&mut out, 0, BY_ENDING.iter().map(media_type));
    for (file, media_type) in File::known_by_name() {
        let name = literal(file.name());
        let forced = format!("    ForceType \"{}\"", of_text(media_type));
        let lines = [
            format!("<FilesMatch \"^{name}$\">"),
            forced,
            "</FilesMatch>".to_owned(),
        ];
        indented(&mut out, 0, lines);
    }
    out.push('\n');
    let of_pages = rules.headers(Class::Page);
    indented(&mut out, 0, of_pages.iter().map(header));
    for class in Class::SPECIAL {
        let names = one_of(base, &class.addresses());
        let headers = rules.headers(class);
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
