//! Settings for IIS: `web.config` in the folder of the site.

use super::rules::{Addresses, Header, Rules};
use super::text::indented;
use crate::pages::outputs::{Class, File};
use crate::text::media_type::{BY_ENDING, of_text};
use crate::text::xml::escape;

/// Returns the file. A setting that the server has already is removed before it is added: a second
/// one of the same name stops the whole site.
pub(super) fn render(rules: &Rules) -> String {
    let of_pages = rules.headers(Class::Page);
    let mut out = HEAD.replace("{missing}", File::NotFound.name());
    indented(&mut out, 4, media_types());
    // The header only reveals the server software.
    let lines = headers(&of_pages, "<remove name=\"X-Powered-By\" />");
    indented(&mut out, 4, lines);
    out.push_str("  </system.webServer>\n");
    for (file, media_type) in File::known_by_name() {
        location(&mut out, file.name(), xml_type(media_type));
    }
    for class in Class::SPECIAL {
        let mut changed = rules.headers(class);
        changed.retain(|header| !of_pages.contains(header));
        for all in class.addresses() {
            match all {
                Addresses::Under(path) | Addresses::File(path) => {
                    location(&mut out, path.trim_matches('/'), headers(&changed, ""));
                }
                // IIS can name folders, not a file in each of them. All XML in these is feeds.
                Addresses::InEach(folder, file) => {
                    let mut known = File::known_by_name();
                    let known = known.find(|(known, _)| known.name() == file);
                    if let Some((_, media_type)) = known {
                        location(&mut out, folder, xml_type(media_type));
                    }
                }
            }
        }
    }
    out.push_str("</configuration>\n");
    out
}

const HEAD: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<!-- Laget av digitv. Skrives av `digitv build` med `hosts: [iis]` i site.yaml. -->
<configuration>
  <system.webServer>
    <directoryBrowse enabled="false" />
    <defaultDocument enabled="true">
      <files>
        <clear />
        <add value="index.html" />
      </files>
    </defaultDocument>
    <httpErrors errorMode="Custom" existingResponse="Auto">
      <remove statusCode="403" />
      <error statusCode="403" path="{missing}" responseMode="File" />
      <remove statusCode="404" />
      <error statusCode="404" path="{missing}" responseMode="File" />
    </httpErrors>
    <security>
      <requestFiltering>
        <hiddenSegments>
          <remove segment=".digitv-files" />
          <add segment=".digitv-files" />
        </hiddenSegments>
      </requestFiltering>
    </security>
"#;

fn media_types() -> Vec<String> {
    let mut lines = vec!["<staticContent>".to_owned()];
    for known in BY_ENDING {
        for ending in known.endings {
            lines.extend(media_type_of(ending, &known.value()));
        }
    }
    lines.push("</staticContent>".to_owned());
    lines
}

fn media_type_of(ending: &str, value: &str) -> [String; 2] {
    [
        format!("  <remove fileExtension=\".{ending}\" />"),
        format!(
            "  <mimeMap fileExtension=\".{ending}\" mimeType=\"{}\" />",
            escape(value)
        ),
    ]
}

/// Returns the setting that gives all XML this type.
fn xml_type(media_type: &str) -> Vec<String> {
    let mut lines = vec!["<staticContent>".to_owned()];
    lines.extend(media_type_of("xml", &of_text(media_type)));
    lines.push("</staticContent>".to_owned());
    lines
}

/// Returns the settings of `headers`, after `first`.
fn headers(headers: &[Header], first: &str) -> Vec<String> {
    let mut lines = vec!["<httpProtocol>".to_owned(), "  <customHeaders>".to_owned()];
    if !first.is_empty() {
        lines.push(format!("    {first}"));
    }
    for (name, value) in headers {
        lines.push(format!("    <remove name=\"{name}\" />"));
        let value = escape(value);
        lines.push(format!("    <add name=\"{name}\" value=\"{value}\" />"));
    }
    lines.push("  </customHeaders>".to_owned());
    lines.push("</httpProtocol>".to_owned());
    lines
}

/// Writes the settings for the files at `path`, from the folder of the site.
fn location(out: &mut String, path: &str, lines: Vec<String>) {
    indented(out, 2, [format!("<location path=\"{path}\">")]);
    indented(out, 4, ["<system.webServer>".to_owned()]);
    indented(out, 6, lines);
    indented(out, 4, ["</system.webServer>".to_owned()]);
    indented(out, 2, ["</location>".to_owned()]);
}
