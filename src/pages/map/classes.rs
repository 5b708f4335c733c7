//! Shades of a map: numbers in at most four classes, parted where they lie far from each other.
//!
//! Classes of the same width would put nearly all in one where a few are far ahead, and classes
//! of the same size would part those that are alike. So the parting is the one of all that leaves
//! the least difference within the classes (the sum of squares from their means), which Fisher
//! showed how to find.

/// The shades there are, from few to many.
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

/// The classes of `numbers`, least first. Zero is in none of them: it is no small number, but
/// none at all.
pub(super) fn classes(numbers: impl Iterator<Item = usize>) -> Vec<Class> {
    let mut some: Vec<usize> = numbers.filter(|number| *number > 0).collect();
    some.sort_unstable();
    // The same number is never parted from itself.
    let runs: Vec<(usize, usize)> = some
        .chunk_by(|a, b| a == b)
        .map(|run| (run[0], run.len()))
        .collect();
    let count = runs.len().min(SHADES);
    let starts = best_parting(&runs, count);
    let ends = starts.iter().skip(1).copied().chain([runs.len()]);
    starts
        .iter()
        .zip(ends)
        .enumerate()
        .map(|(class, (start, end))| Class {
            from: runs[*start].0,
            to: runs[end - 1].0,
            // Few classes are as far from each other as they can be.
            shade: (class + 1) * SHADES / count,
        })
        .collect()
}

/// Where each of `count` classes of `runs` (a number and how many have it) begins.
fn best_parting(runs: &[(usize, usize)], count: usize) -> Vec<usize> {
    let sums = Sums::of(runs);
    // For the first `end` runs in one class more each round: the least difference, and where the
    // last class begins.
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

/// Sums over the first runs: how many, of the numbers, of their squares.
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

    /// The sum of squares from the mean over the runs from `start` to before `end`.
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

/// The shade of `number`; none for zero.
pub(super) fn shade(classes: &[Class], number: usize) -> Option<usize> {
    classes
        .iter()
        .find(|class| (class.from..=class.to).contains(&number))
        .map(|class| class.shade)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(numbers: &[usize]) -> Vec<(usize, usize, usize)> {
        classes(numbers.iter().copied())
            .iter()
            .map(|class| (class.from, class.to, class.shade))
            .collect()
    }

    #[test]
    fn numbers_are_parted_where_they_lie_far_from_each_other() {
        // Classes of one width would have put all but the last two in one.
        let inhabitants = [1200, 1500, 2300, 2500, 13_000, 14_000, 37_000, 66_000, 0];
        let expected = [
            (1200, 2500, 1),
            (13_000, 14_000, 2),
            (37_000, 37_000, 3),
            (66_000, 66_000, 4),
        ];
        assert_eq!(told(&inhabitants), expected);
        assert_eq!(
            told(&[4, 13, 7, 0, 9, 7, 7, 8]),
            [(4, 4, 1), (7, 7, 2), (8, 9, 3), (13, 13, 4)]
        );
    }

    #[test]
    fn no_parting_of_few_numbers_is_better() {
        let numbers = [1, 2, 4, 7, 8, 12, 13, 20, 21, 22];
        let runs: Vec<_> = numbers.iter().map(|number| (*number, 1)).collect();
        let sums = Sums::of(&runs);
        let difference =
            |cuts: [usize; 5]| -> f64 { cuts.windows(2).map(|c| sums.within(c[0], c[1])).sum() };
        let found = best_parting(&runs, 4);
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
        assert_eq!(told(&[1, 2, 0]), [(1, 1, 2), (2, 2, 4)]);
        assert_eq!(told(&[7]), [(7, 7, 4)]);
        assert_eq!(told(&[0, 0]), []);
    }

    #[test]
    fn every_number_has_a_shade_but_zero() {
        let numbers = [1, 2, 5, 9, 40, 41];
        let classes = classes(numbers.into_iter());
        assert!(numbers.iter().all(|n| shade(&classes, *n).is_some()));
        assert_eq!(shade(&classes, 0), None);
    }
}
