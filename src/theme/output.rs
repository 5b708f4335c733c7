//! The output of a template, up to a limit: a loop in a template can go on for very long.

use std::io::{self, Write};

/// The largest page, in bytes.
pub(super) const MAX_PAGE: usize = 20 << 20;

/// The bytes that a template writes; past the limit it is stopped with an error.
pub(super) struct Bounded {
    bytes: Vec<u8>,
    full: bool,
}

impl Default for Bounded {
    fn default() -> Self {
        Self {
            bytes: Vec::with_capacity(32 * 1024),
            full: false,
        }
    }
}

impl Bounded {
    /// Returns whether more was written than the limit allows.
    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    /// Returns what was written.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    /// Takes all at once: a page is written in hundreds of pieces, most of a few bytes.
    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.full |= self.bytes.len() + bytes.len() > MAX_PAGE;
        if self.full {
            return Err(io::Error::other("the page is too large"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
