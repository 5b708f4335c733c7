//! `digitv build --record-addresses`: adds to the list of published addresses.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tr::tr;

use super::output::{Failure, cannot_write, print};
use crate::content::published::{ADDRESSES_FILE, with_added};
use crate::pages::plan::lost::lasting;
use crate::site::Site;
use crate::source::Snapshot;

/// Adds the addresses of `site` that its list of published addresses lacks, and returns whether there
/// were any. `files` are those that the site was read from.
pub(super) fn record(root: &Path, site: &Site, files: &Snapshot) -> Result<bool, Failure> {
    let text = files
        .get(ADDRESSES_FILE)
        .map(|bytes| String::from_utf8_lossy(bytes))
        .unwrap_or_default();
    let Some((longer, added)) = with_added(&text, site.config.base_path(), lasting(&site.plan))
    else {
        return Ok(false);
    };
    replace(&root.join(ADDRESSES_FILE), &longer).map_err(|error| {
        let help =
            tr!("Nettstedet er bygd. Sjekk at du har lov til å skrive der, og bygg på nytt.");
        cannot_write(ADDRESSES_FILE, &error, Some(help))
    })?;
    print(&tr!(
        "{n} adresse lagt til i {file}." | "{n} adresser lagt til i {file}." % added,
        file = ADDRESSES_FILE
    ))?;
    Ok(true)
}

/// Replaces the file with `text`, all of it or nothing.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new()
        .prefix(".adresser")
        .tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The rights of a file that is written by hand, not of one for one user alone.
        let mode = fs::metadata(path).map_or(0o644, |about| about.permissions().mode() & 0o777);
        file.as_file()
            .set_permissions(fs::Permissions::from_mode(mode))?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
