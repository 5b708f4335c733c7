//! Warnings of a site that is larger than its host takes.

use tr::tr;

use crate::config::{Config, HostLimits};
use crate::publish::Extent;

/// Returns a warning for each limit of a known host of the site that `extent` passes.
pub(super) fn passed(config: &Config, extent: &Extent) -> Vec<String> {
    let all = HostLimits::of(config);
    all.flat_map(|limits| passed_of(limits, extent)).collect()
}

fn passed_of(limits: &HostLimits, extent: &Extent) -> Vec<String> {
    let mut found = Vec::new();
    let (host, source) = (limits.name, limits.source);
    if let Some(most) = limits.files.filter(|most| extent.files > *most) {
        found.push(tr!(
            "advarsel: {host} tar høyst {most} filer, og nettstedet har {files}. Se {source}",
            host = host,
            most = most,
            files = extent.files,
            source = source
        ));
    }
    let (folder, number) = &extent.fullest;
    if let Some(most) = limits.files_in_folder.filter(|most| number > most) {
        found.push(tr!(
            "advarsel: {host} tar høyst {most} filer i ei mappe, og {folder}/ har {files}. Se {source}",
            host = host, most = most, folder = folder, files = number, source = source
        ));
    }
    if let Some(most) = limits.bytes.filter(|most| extent.bytes > *most) {
        found.push(tr!(
            "advarsel: {host} tar høyst {most} MB, og nettstedet er på {size} MB. Se {source}",
            host = host,
            most = megabytes(most),
            size = megabytes(extent.bytes),
            source = source
        ));
    }
    let (file, size) = &extent.largest;
    if let Some(most) = limits.bytes_of_file.filter(|most| size > most) {
        found.push(tr!(
            "advarsel: {host} tar høyst {most} MB i ei fil, og {file} er på {size} MB. Se {source}",
            host = host,
            most = megabytes(most),
            file = file,
            size = megabytes(*size),
            source = source
        ));
    }
    found
}

/// Returns `bytes` in millions, rounded up.
fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(address: &str, extent: &Extent) -> Vec<String> {
        let yaml = format!("title: Prøve\nbase_url: {address}\n");
        passed(&Config::read(yaml.as_bytes()).0.expect("settings"), extent)
    }

    #[test]
    fn each_limit_that_is_passed_is_told_and_no_other() {
        let mut extent = Extent {
            files: 20_001,
            bytes: 990_000_000,
            largest: ("vedlegg/a.pdf".to_owned(), 27_000_000),
            fullest: ("sok".to_owned(), 54_001),
        };
        let on_cloudflare = told("https://a.pages.dev", &extent);
        assert_eq!(on_cloudflare.len(), 2, "{on_cloudflare:?}");
        assert!(on_cloudflare[0].contains("20000 filer, og nettstedet har 20001"));
        assert!(on_cloudflare[1].contains("vedlegg/a.pdf er på 27 MB"));
        assert_eq!(told("https://a.netlify.app", &extent).len(), 1);
        assert_eq!(told("https://a.github.io", &extent), [""; 0]);
        extent.bytes = 1_000_000_001;
        assert_eq!(told("https://a.github.io", &extent).len(), 1);
        assert_eq!(told("https://a.example.no", &extent), [""; 0]);
    }
}
