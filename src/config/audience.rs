//! The readers that a site is made for. No setting says it: the command does.

use crate::text::Slug;

/// The readers that a site is made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Everybody.
    #[default]
    Public,
    /// The network alone, which also sees what is marked `synlighet: nettverk`.
    Network,
    /// One municipality, which sees what everybody does, and what it has said itself.
    Municipality(Slug),
    /// Those who change the files, who see all of it at the address of the public site.
    Writers,
}
