//! How much of a picture is unpacked.

/// More pixels than this are not unpacked: a small file can hold a picture that takes all memory.
/// A camera of 24 million is better than any page needs.
pub(super) const PIXEL_LIMIT: u64 = 24_500_000;

/// The most that is unpacked of what stands before a picture, in bytes.
pub(super) const PROFILE_LIMIT: u64 = 16 << 20;
