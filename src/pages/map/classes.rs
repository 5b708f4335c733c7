//! Shades of a map: numbers in at most four classes of the same width.

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
    let some: Vec<usize> = numbers.filter(|number| *number > 0).collect();
    let (Some(least), Some(greatest)) = (some.iter().min(), some.iter().max()) else {
        return Vec::new();
    };
    let width = greatest - least + 1;
    let count = width.min(SHADES);
    let start = |class: usize| least + class * width / count;
    (0..count)
        .map(|class| Class {
            from: start(class),
            to: start(class + 1) - 1,
            // Few classes are as far from each other as they can be.
            shade: (class + 1) * SHADES / count,
        })
        .collect()
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
    fn four_classes_from_the_least_to_the_greatest() {
        let expected = [(4, 5, 1), (6, 8, 2), (9, 10, 3), (11, 13, 4)];
        assert_eq!(told(&[4, 13, 7, 0, 9]), expected);
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
