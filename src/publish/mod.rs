//! Writing a site to a folder, all or nothing.
//!
//! A build renders every file and compares it with the one in place. Where nothing differs, nothing
//! is written. Otherwise the whole new tree is made in a hidden folder beside the output: files
//! that differ are written, unchanged files are linked, and so are files that others have put in
//! the output. When the tree survives a power cut it replaces the output in one step, and the old
//! tree is removed. So at any time the old or the new site is in place, whole. See `switch`.
//!
//! The files are written in place, with a journal that the next build resumes, where a system has
//! no such step or the output cannot be moved. See `in_place`.
//!
//! The content of the files belongs to the plan; see [`crate::pages`].

use std::time::SystemTime;

use rayon::prelude::*;

mod carry_out;
mod compare;
mod error;
mod extent;
mod folder;
mod foreign;
mod in_place;
mod journal;
mod lock;
mod manifest;
mod names;
mod new_site;
mod open;
mod output;
mod retire;
mod staging;
mod stamps;
mod switch;
mod system;
mod written;

pub use error::{Left, PublishError, WriteError};
pub use extent::Extent;
pub use new_site::File;
use new_site::NewSite;
pub use open::Output;
pub use output::{OutputError, check_output};
pub use stamps::Stamp;
pub use written::{Changes, Written};

use compare::Compare;
use manifest::Manifest;
use names::MANIFEST;
use staging::Staging;

/// The method by which files are put in place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// In one step where the system has it, or else in place.
    #[default]
    Switch,
    /// In the existing folder, which keeps its identity.
    InPlace,
}

impl Output {
    /// Writes `files`, and removes those of earlier builds that this one does not have. `made` is
    /// called after each file, from any thread; where `stop` returns `true`, nothing is written.
    pub fn write<E: Send>(
        &mut self,
        files: &[File<'_, E>],
        way: Way,
        made: impl Fn() + Sync,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<Written, PublishError<E>> {
        self.write_with(files, Vec::new, way, made, stop)
    }

    /// Does what [`Output::write`] does with `files` and with those that `later` returns, which is
    /// called while the first are written: their names may take long to find out.
    ///
    /// # Errors
    /// As for [`Output::write`].
    pub fn write_with<'f, E: Send>(
        &mut self,
        files: &[File<'f, E>],
        later: impl FnOnce() -> Vec<File<'f, E>> + Send,
        way: Way,
        made: impl Fn() + Sync,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<Written, PublishError<E>> {
        let compared = SystemTime::now();
        let output = self.folder();
        let earlier = Manifest::read(output).map_err(WriteError::at(output))?;
        let compare = Compare::with(output);
        let is_changed = |file: &File<'_, E>| {
            if stop() {
                return Err(WriteError::Stopped.into());
            }
            let bytes = (file.render)().map_err(PublishError::Render)?;
            made();
            let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            Ok((compare.put_if_changed(&file.path, &bytes)?, length))
        };
        let differ = |files: &[File<'f, E>]| -> Result<Vec<(bool, u64)>, PublishError<E>> {
            files.par_iter().map(is_changed).collect()
        };
        let (later, found) = rayon::join(later, || differ(files));
        let mut found = found?;
        found.extend(differ(&later)?);
        let (mut differs, lengths): (Vec<bool>, Vec<u64>) = found.into_iter().unzip();
        let all = || files.iter().chain(&later);
        let new = Manifest::of(all().map(|file| &*file.path));
        let list = list_of(&new);
        differs.push(compare.put_if_changed(MANIFEST, new.text().as_bytes())?);
        let is_there = |path: &&str| output::is_file(output, path);
        let stale: Vec<&str> = earlier.without(&new).filter(is_there).collect();
        let placed = SystemTime::now();
        let left = match compare.into_staging() {
            None => Vec::new(),
            Some(staging) => {
                staging.list(&new)?;
                let site = NewSite::of(all().chain([&list]), &differs, &earlier, &new);
                self.put_in_place(staging, &site, way, stop)?
            }
        };
        let written = all().zip(&differs).filter(|(_, differs)| **differs);
        let written = written.map(|(file, _)| &*file.path);
        let changes = Changes::of(written, &earlier, &stale, &left, self.folder());
        Ok(Written {
            extent: Extent::of(all().map(|file| &*file.path).zip(lengths)),
            changes,
            left,
            compared,
            placed,
        })
    }

    fn put_in_place<E: Send>(
        &mut self,
        staging: Staging,
        site: &NewSite<'_, '_, E>,
        way: Way,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<Vec<Left>, PublishError<E>> {
        let output = self.folder().to_owned();
        let mut foreign = foreign::find(&output, site.earlier, site.new, &|path| {
            site.is_changed(path)
        })?;
        if !foreign.in_the_way.is_empty() {
            return Err(WriteError::InTheWay(std::mem::take(&mut foreign.in_the_way)).into());
        }
        let may_switch = way == Way::Switch
            && !foreign.is_fixed
            && staging.is_beside()
            && self.lock_too(&staging.tree());
        let staging = if may_switch {
            match switch::put_in_place(staging, &output, site, &foreign, stop)? {
                switch::Outcome::Done(left) => return Ok(left),
                switch::Outcome::Impossible(staging) => staging,
            }
        } else {
            staging
        };
        Ok(in_place::put_in_place(&staging, &output, site, stop)?)
    }
}

/// Returns the list of the site's files, as a file of the new tree.
fn list_of<'f, E>(new: &Manifest) -> File<'f, E> {
    let text = new.text();
    File {
        path: MANIFEST.to_owned(),
        render: Box::new(move || Ok(text.clone().into_bytes().into())),
    }
}

#[cfg(test)]
mod tests;
