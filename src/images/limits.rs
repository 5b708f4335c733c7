//! Defines how much of a picture is unpacked.

/// The most pixels that are unpacked: a small file can hold a picture that takes all memory. The 24
/// million of a camera are more than any page needs.
pub(super) const PIXEL_LIMIT: u64 = 24_500_000;

/// The most that is unpacked of the data before a picture, in bytes.
pub(super) const PROFILE_LIMIT: u64 = 16 << 20;
