// Which of some nodes are the same as which of others: two lists of children, before and after.

/** Longer stretches without a single likeness at their ends are paired by kind alone. */
const LARGEST_TABLE = 400_000;

/**
 * For each node of `a` its place in `b`, or -1. Places only grow: nothing is ever moved past
 * something else, so nodes that are kept can stay where they are.
 * @param {Node[]} a
 * @param {Node[]} b
 * @returns {number[]}
 */
export function align(a, b) {
  const places = new Array(a.length).fill(-1);
  let start = 0;
  let endA = a.length;
  let endB = b.length;
  while (start < endA && start < endB && isSame(a[start], b[start])) {
    places[start] = start;
    start += 1;
  }
  while (endA > start && endB > start && isSame(a[endA - 1], b[endB - 1])) {
    endA -= 1;
    endB -= 1;
    places[endA] = endB;
  }
  pairEqual(a, b, start, endA, start, endB, places);
  pairAlike(a, b, places);
  return places;
}

/** Whether two nodes are the same in all. What is in a <template> the browser does not compare. */
export function isSame(one, other) {
  if (!one.isEqualNode(other)) return false;
  const hasTemplate = one.localName === 'template' || one.querySelector?.('template');
  return !hasTemplate || one.outerHTML === other.outerHTML;
}

/** Pairs nodes that are equal: as many as can be without crossing. */
function pairEqual(a, b, startA, endA, startB, endB, places) {
  const rows = endA - startA;
  const columns = endB - startB;
  if (rows === 0 || columns === 0 || rows * columns > LARGEST_TABLE) return;
  const names = new Map();
  const name = (node) => {
    const text = node.nodeType === Node.ELEMENT_NODE ? node.outerHTML : `${node.nodeType}${node.data}`;
    if (!names.has(text)) names.set(text, names.size);
    return names.get(text);
  };
  const as = a.slice(startA, endA).map(name);
  const bs = b.slice(startB, endB).map(name);
  // The longest run from each pair of places to the ends.
  const width = columns + 1;
  const longest = new Uint32Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        as[i] === bs[j]
          ? longest[(i + 1) * width + j + 1] + 1
          : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (as[i] === bs[j]) {
      places[startA + i] = startB + j;
      i += 1;
      j += 1;
    } else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
      i += 1;
    } else {
      j += 1;
    }
  }
}

/** Pairs what is left between nodes that are paired already, by kind and id. */
function pairAlike(a, b, places) {
  let next = 0;
  for (let i = 0; i < a.length; i += 1) {
    if (places[i] >= 0) {
      next = places[i] + 1;
      continue;
    }
    let limit = b.length;
    for (let later = i + 1; later < a.length; later += 1) {
      if (places[later] >= 0) {
        limit = places[later];
        break;
      }
    }
    for (let j = next; j < limit; j += 1) {
      if (isAlike(a[i], b[j])) {
        places[i] = j;
        next = j + 1;
        break;
      }
    }
  }
}

function isAlike(one, other) {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName && (one.id ?? '') === (other.id ?? '');
}
