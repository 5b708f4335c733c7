// Reads postings, as `bits.rs` and `postings.rs` write them.

const LEVEL_BITS = 5;
const NO_PLACES = 15;
const LEAST = 0.1;
const STEP = 1.22;
// The longest word or name, in bytes.
const LONGEST_WORD = 4096;
const COUNTS = Array.from({ length: 1 << LEVEL_BITS }, (_, level) => LEAST * STEP ** level);

/**
 * Returns the list of a word in `count` documents: by index `documents`, `counts` (the weight of
 * the word there) and, unless the word is everywhere, `places` from `begins[at]` up to
 * `begins[at + 1]`.
 */
export function readList(bytes, count) {
  // A document takes at least one bit beside its level.
  if (count * (1 + LEVEL_BITS) > bytes.length * 8) throw broken();
  let at = 0;
  const bit = () => {
    const value = (bytes[at >> 3] >> (at & 7)) & 1;
    at += 1;
    return value;
  };
  const number = (width) => {
    let value = 0;
    for (let taken = 0; taken < width; ) {
      const take = Math.min(8 - (at & 7), width - taken);
      value |= ((bytes[at >> 3] >> (at & 7)) & ((1 << take) - 1)) << taken;
      taken += take;
      at += take;
    }
    return value;
  };
  const ones = () => {
    let value = 0;
    while (at < bytes.length * 8 && bit()) value += 1;
    return value;
  };
  const gap = (width) => (ones() << width) + number(width);

  const between = number(4);
  const before = number(4);
  const documents = new Uint32Array(count);
  const counts = new Float32Array(count);
  const begins = new Uint32Array(count + 1);
  const places = [];
  let next = 0;
  for (let index = 0; index < count; index += 1) {
    documents[index] = next + gap(between);
    next = documents[index] + 1;
    counts[index] = COUNTS[number(LEVEL_BITS)];
    if (before !== NO_PLACES) {
      let place = 0;
      for (let left = ones(); left >= 0; left -= 1) {
        place += gap(before) + 1;
        places.push(place);
      }
    }
    begins[index + 1] = places.length;
  }
  return { documents, counts, begins, places: before === NO_PLACES ? null : places };
}

/** Reads numbers and words from the beginning of a file. */
export function createReader(bytes) {
  const text = new TextDecoder();
  let at = 0;
  let before = new Uint8Array(0);
  const byte = () => {
    if (at >= bytes.length) throw broken();
    return bytes[at++];
  };
  const varint = () => {
    let value = 0;
    for (let shift = 0; shift < 32; shift += 7) {
      const part = byte();
      value |= (part & 127) << shift;
      if (!(part & 128)) return value >>> 0;
    }
    throw broken();
  };
  return {
    varint,
    byte,
    place: () => at,
    // Reads a word, of which only the part that differs from the word before is written.
    word() {
      const shared = varint();
      const length = varint();
      if (shared > before.length || length > bytes.length - at || shared + length > LONGEST_WORD) throw broken();
      const word = new Uint8Array(shared + length);
      word.set(before.subarray(0, shared));
      word.set(bytes.subarray(at, at + length), shared);
      at += length;
      before = word;
      return text.decode(word);
    },
  };
}

// Returns the error for a file that was cut off or changed in transit: it must not make the page
// allocate memory or spend time without limit.
function broken() {
  return new RangeError('a file of the index is broken');
}
