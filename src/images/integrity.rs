//! Decides whether a file holds all of its picture, as far as is possible without unpacking it.

use memchr::memmem;

/// Returns whether the JPEG, PNG or WebP in `bytes` is complete and undamaged, as far as its format
/// allows it to be checked.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\x89PNG") {
        png_is_whole(bytes)
    } else if bytes.starts_with(b"RIFF") {
        webp_is_whole(bytes)
    } else {
        jpeg_is_whole(bytes)
    }
}

/// Walks through the chunks, each of which has a checksum (PNG, third edition, section 5.3).
fn png_is_whole(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let Some((length, after)) = rest.split_first_chunk() {
        // The name, the data and the checksum.
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

/// Returns whether the file has at least as many bytes as its head declares.
fn webp_is_whole(bytes: &[u8]) -> bool {
    let Some(Ok(length)) = bytes.get(4..8).map(<[u8; 4]>::try_from) else {
        return false;
    };
    bytes.len() - 8 >= u32::from_le_bytes(length) as usize
}

/// Returns whether the end marker comes after the last marker of a scan. Small pictures within the
/// notes of a camera have end markers of their own, before it.
fn jpeg_is_whole(bytes: &[u8]) -> bool {
    let scan = memmem::rfind(bytes, b"\xff\xda").unwrap_or_default();
    memmem::find(&bytes[scan..], b"\xff\xd9").is_some()
}
