//! Shades of a map: numbers in at most four classes, split where the numbers are far apart.
//!
//! Classes of the same width would put nearly all numbers in one where a few are far ahead, and
//! classes of the same size would separate similar numbers. The split chosen is the one that
//! minimises the sum of squared deviations from the means of the classes, found by Fisher's method.

/// The number of shades, from few to many.
const SHADES: usize = 4;

/// A class: the numbers in it, and its shade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Class {
    /// The least number in it.
    pub(super) from: usize,
    /// The greatest.
    pub(super) to: usize,
    /// Its shade, 1 to 4.
    pub(super) shade: usize,
}

/// Returns the classes of `numbers`, least first. Zero is in none of them, since it stands for no
/// number at all.
pub(super) fn classes(numbers: impl Iterator<Item = usize>) -> Vec<Class> {
    let mut some: Vec<usize> = numbers.filter(|number| *number > 0).collect();
    some.sort_unstable();
    // Equal numbers are always in the same class.
    let runs: Vec<(usize, usize)> = some
        .chunk_by(|a, b| a == b)
        .map(|run| (run[0], run.len()))
        .collect();
    let count = runs.len().min(SHADES);
    let starts = best_split(&runs, count);
    let ends = starts.iter().skip(1).copied().chain([runs.len()]);
    starts
        .iter()
        .zip(ends)
        .enumerate()
        .map(|(class, (start, end))| Class {
            from: runs[*start].0,
            to: runs[end - 1].0,
            // A few classes get shades as far apart as possible.
            shade: (class + 1) * SHADES / count,
        })
        .collect()
}

/// Returns the index in `runs` (a number and its frequency) at which each of `count` classes
/// begins.
fn best_split(runs: &[(usize, usize)], count: usize) -> Vec<usize> {
    let sums = Sums::of(runs);
    // For the first `end` runs, with one class more in each round: the least deviation, and the
    // start of the last class.
    let mut least: Vec<f64> = (0..=runs.len()).map(|end| sums.within(0, end)).collect();
    let mut begins: Vec<Vec<usize>> = Vec::with_capacity(count);
    for classes in 2..=count {
        let mut next = vec![f64::INFINITY; runs.len() + 1];
        let mut begin = vec![0; runs.len() + 1];
        for end in classes..=runs.len() {
            let before = least.iter().enumerate().take(end).skip(classes - 1);
            for (start, before) in before {
                let within = before + sums.within(start, end);
                if within < next[end] {
                    (next[end], begin[end]) = (within, start);
                }
            }
        }
        least = next;
        begins.push(begin);
    }
    let mut starts = Vec::with_capacity(count);
    let mut end = runs.len();
    for begin in begins.iter().rev() {
        end = begin[end];
        starts.push(end);
    }
    if count > 0 {
        starts.push(0);
    }
    starts.reverse();
    starts
}

/// Sums over the first runs: of their frequencies, of the numbers, and of their squares.
struct Sums(Vec<(f64, f64, f64)>);

impl Sums {
    fn of(runs: &[(usize, usize)]) -> Self {
        let mut sums = vec![(0.0, 0.0, 0.0)];
        let mut so_far = (0.0, 0.0, 0.0);
        for (number, times) in runs {
            let (number, times) = (*number as f64, *times as f64);
            so_far.0 += times;
            so_far.1 += times * number;
            so_far.2 += times * number * number;
            sums.push(so_far);
        }
        Self(sums)
    }

    /// Returns the sum of squared deviations from the mean over the runs from `start` to before
    /// `end`.
    fn within(&self, start: usize, end: usize) -> f64 {
        let (before, until) = (self.0[start], self.0[end]);
        let count = until.0 - before.0;
        if count <= 0.0 {
            return 0.0;
        }
        let sum = until.1 - before.1;
        until.2 - before.2 - sum * sum / count
    }
}

/// Returns the shade of `number`; none for zero.
pub(super) fn shade(classes: &[Class], number: usize) -> Option<usize> {
    classes
        .iter()
        .find(|class| (class.from..=class.to).contains(&number))
        .map(|class| class.shade)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(numbers: &[usize]) -> Vec<(usize, usize, usize)> {
        classes(numbers.iter().copied())
            .iter()
            .map(|class| (class.from, class.to, class.shade))
            .collect()
    }

    #[test]
    fn classes_are_split_where_numbers_are_far_apart() {
        // Classes of equal width would have put all but the last two in one.
        let inhabitants = [1200, 1500, 2300, 2500, 13_000, 14_000, 37_000, 66_000, 0];
        let expected = [
            (1200, 2500, 1),
            (13_000, 14_000, 2),
            (37_000, 37_000, 3),
            (66_000, 66_000, 4),
        ];
        assert_eq!(ranges(&inhabitants), expected);
        assert_eq!(
            ranges(&[4, 13, 7, 0, 9, 7, 7, 8]),
            [(4, 4, 1), (7, 7, 2), (8, 9, 3), (13, 13, 4)]
        );
    }

    #[test]
    fn no_other_split_of_few_numbers_has_less_deviation() {
        let numbers = [1, 2, 4, 7, 8, 12, 13, 20, 21, 22];
        let runs: Vec<_> = numbers.iter().map(|number| (*number, 1)).collect();
        let sums = Sums::of(&runs);
        let difference =
            |cuts: [usize; 5]| -> f64 { cuts.windows(2).map(|c| sums.within(c[0], c[1])).sum() };
        let found = best_split(&runs, 4);
        let found = difference([found[0], found[1], found[2], found[3], 10]);
        for a in 1..8 {
            for b in a + 1..9 {
                for c in b + 1..10 {
                    assert!(found <= difference([0, a, b, c, 10]) + 1e-9);
                }
            }
        }
    }

    #[test]
    fn few_numbers_have_few_classes() {
        assert_eq!(ranges(&[1, 2, 0]), [(1, 1, 2), (2, 2, 4)]);
        assert_eq!(ranges(&[7]), [(7, 7, 4)]);
        assert_eq!(ranges(&[0, 0]), []);
    }

    #[test]
    fn every_number_has_a_shade_but_zero() {
        let numbers = [1, 2, 5, 9, 40, 41];
        let classes = classes(numbers.into_iter());
        assert!(numbers.iter().all(|n| shade(&classes, *n).is_some()));
        assert_eq!(shade(&classes, 0), None);
    }
}
