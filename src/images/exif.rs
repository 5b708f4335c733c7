//! Decides whether the notes of a camera (Exif) give the place where a picture was taken. Of the
//! notes, only the two lists that lead to it are read.

/// Tag in the first list of the list of the place.
const PLACE_LIST: u16 = 0x8825;
/// Tags of latitude and longitude in the list of the place.
const PLACE: [u16; 2] = [2, 4];

/// Returns whether `exif` has a latitude or a longitude.
pub(super) fn has_gps(exif: &[u8]) -> bool {
    let tiff = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    place_list(tiff).is_some_and(|list| list.iter().any(|(tag, _)| PLACE.contains(tag)))
}

fn place_list(tiff: &[u8]) -> Option<Vec<(u16, u32)>> {
    let notes = match tiff.get(..4)? {
        b"II*\0" => Notes { tiff, little: true },
        b"MM\0*" => Notes {
            tiff,
            little: false,
        },
        _ => return None,
    };
    let first = notes.list(notes.long(4)?)?;
    let at = first
        .into_iter()
        .find_map(|(tag, at)| (tag == PLACE_LIST).then_some(at))?;
    notes.list(at)
}

struct Notes<'a> {
    tiff: &'a [u8],
    /// `true` where numbers are little-endian.
    little: bool,
}

impl Notes<'_> {
    /// Returns tag and value of each entry in the list at `at`.
    fn list(&self, at: u32) -> Option<Vec<(u16, u32)>> {
        let at = usize::try_from(at).ok()?;
        // No camera writes as many; a longer list is none.
        let count = Some(usize::from(self.short(at)?)).filter(|count| *count <= 512)?;
        let entries = (0..count).map_while(|entry| {
            let start = at.checked_add(2 + entry * 12)?;
            Some((self.short(start)?, self.long(start.checked_add(8)?)?))
        });
        Some(entries.collect())
    }

    fn short(&self, at: usize) -> Option<u16> {
        let two: [u8; 2] = self.tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(match self.little {
            true => u16::from_le_bytes(two),
            false => u16::from_be_bytes(two),
        })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let four: [u8; 4] = self.tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(match self.little {
            true => u32::from_le_bytes(four),
            false => u32::from_be_bytes(four),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::has_gps;

    /// Returns notes with one entry, and a list of places with another.
    fn notes(tag: u16, place: u16) -> Vec<u8> {
        let mut tiff = b"MM\0*\0\0\0\x08\0\x01".to_vec();
        tiff.extend(tag.to_be_bytes());
        tiff.extend([0, 4, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0, 0, 1]);
        tiff.extend(place.to_be_bytes());
        tiff.extend([0, 5, 0, 0, 0, 3, 0, 0, 0, 0]);
        tiff
    }

    #[test]
    fn a_latitude_is_a_place_and_a_bare_version_is_none() {
        let there = notes(0x8825, 2);
        assert!(has_gps(&there));
        assert!(has_gps(&[b"Exif\0\0", &there[..]].concat()));
        assert!(!has_gps(&notes(0x8825, 0)));
        assert!(!has_gps(&notes(0x0112, 2)));
    }

    #[test]
    fn incomplete_notes_have_no_place() {
        let there = notes(0x8825, 2);
        for end in 0..there.len() - 1 {
            has_gps(&there[..end]);
        }
        assert!(!has_gps(b"MM\0*\xff\xff\xff\xff"));
        assert!(!has_gps(b""));
    }
}
