//! Whether a file holds all of its picture, as far as can be told without unpacking it.

use memchr::memmem;

/// Returns whether the JPEG, PNG or WebP in `bytes` has its end, and its bytes are those that were
/// written, where the format can tell.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\x89PNG") {
        png_is_whole(bytes)
    } else if bytes.starts_with(b"RIFF") {
        webp_is_whole(bytes)
    } else {
        jpeg_is_whole(bytes)
    }
}

/// Walks through the chunks, each of which has a check sum (PNG, third edition, section 5.3).
fn png_is_whole(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let Some((length, after)) = rest.split_first_chunk() {
        // The name, the data and the check sum.
        let size = u32::from_be_bytes(*length) as usize;
        let Some((checked, after)) = after.split_at_checked(size.saturating_add(4)) else {
            return false;
        };
        let Some((sum, next)) = after.split_first_chunk() else {
            return false;
        };
        let mut crc = flate2::Crc::new();
        crc.update(checked);
        if crc.sum() != u32::from_be_bytes(*sum) {
            return false;
        }
        if checked.starts_with(b"IEND") {
            return true;
        }
        rest = next;
    }
    false
}

/// The head says how many bytes come after it.
fn webp_is_whole(bytes: &[u8]) -> bool {
    let Some(Ok(length)) = bytes.get(4..8).map(<[u8; 4]>::try_from) else {
        return false;
    };
    bytes.len() - 8 >= u32::from_le_bytes(length) as usize
}

/// The mark of the end stands after the last mark of a scan. Small pictures within the notes of a
/// camera have ends of their own, before it.
fn jpeg_is_whole(bytes: &[u8]) -> bool {
    let scan = memmem::rfind(bytes, b"\xff\xda").unwrap_or_default();
    memmem::find(&bytes[scan..], b"\xff\xd9").is_some()
}
