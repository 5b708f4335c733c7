//! The macro that declares a record once: its struct, its decoder, and its description for editors
//! and writers.

/// Declares a record: fields below one another in YAML, and the struct that they are read into.
///
/// ```ignore
/// record! {
///     /// A period with what is known of its ends.
///     #[derive(Clone, Debug)]
///     pub struct Period expects tr_later!("`fra` og `til`") {
///         /// The start.
///         from: PartialDate = required("fra"), "når arbeidet begynte";
///         /// The end.
///         to: Option<PartialDate> = optional("til"), "når det sluttet; tomt når det pågår";
///     }
///     other form as_one_value;
///     check |fields| ends_after_it_begins(fields, from, to);
/// }
/// ```
///
/// The declaration expands to the struct with public fields; `decode`, which reads the fields and
/// adds every problem, and returns `None` where a required field is missing or wrong; `RECORD`, the
/// description that schemas and tables are generated from; and, where `expects` gives a description
/// for messages, `FromYaml`.
///
/// After `=` comes the form in which a field is read, with its name in the file:
///
/// | form                  | type of the field | where the file does not have it     |
/// |-----------------------|-------------------|-------------------------------------|
/// | `required("k")`       | `T`               | the record is `None`, with a problem |
/// | `optional("k")`       | `Option<T>`       | `None`                              |
/// | `optional("k" or d)`  | `T`               | `d`                                 |
/// | `needed_if(c, "k")`   | `T`               | as required where `c`, else the default of `T` |
/// | `list("k")`           | `Vec<T>`          | empty                               |
/// | `list("k" or d)`      | `Vec<T>`          | `d`                                 |
/// | `given_list("k")`     | `Option<Vec<T>>`  | `None`                              |
/// | `at_least_one("k")`   | `Vec<T>`          | the record is `None`, with a problem |
/// | `shared(KEYS)`        | another record    | its fields stand among these, and must have `KEYS` |
/// | `computed(\|fields\| e)` | any            | it is no field of the file          |
///
/// `"k" as U` reads a `U` and converts it to the type of the field. After the form comes a line in
/// Norwegian for writers. Later parts can use the fields before them by name, as they were read: a
/// required one as an `Option`.
///
/// - `other form f: U;` calls `f(value, problems)` first; `Some(result)` ends the reading. `: U`
///   is for the description: values of the form of `U` are right too.
/// - `check |fields| e;` runs after all fields are read, for what holds between them.
/// - `then f;` turns the record that was read into the one that is returned.
/// - `for everybody;` takes away `synlighet`, which every record that is a value of a field has beside
///   its own fields: it is for records of settings and of contributions, which are never published.
macro_rules! record {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $name:ident $(($argument:ident: $argument_type:ty))? $(expects tr_later!($expected:literal))? {
            $(
                $(#[$doc:meta])*
                $field:ident: $type:ty = $mode:ident($($how:tt)*) $(, $about:literal)?;
            )+
        }
        $(other form $other:path $(: $form:ty)?;)?
        $(check |$fields:ident| $check:expr;)*
        $(then $then:path;)?
        $(for $everybody:ident;)?
    ) => {
        $(#[$attribute])*
        $visibility struct $name {
            $($(#[$doc])* pub $field: $type,)+
        }

        impl $name {
            /// Describes the fields, for schemas and tables.
            $visibility const RECORD: $crate::yaml::shape::Record = $crate::yaml::shape::Record {
                name: stringify!($name),
                shared: $crate::yaml::record::shared!($($mode($type, $($how)*))+),
                fields: $crate::yaml::record::described!([] $($mode($type, $($how)*) [$($about)?])+),
                mark: $crate::yaml::record::mark!([$($expected)?] [$($everybody)?]),
            };

            /// Reads the record from its fields. Returns `None` where a required one is missing or
            /// wrong; the problems say which.
            $visibility fn decode(
                from: &mut $crate::yaml::fields::Fields<'_>
                $(, $argument: $argument_type)?
            ) -> Option<Self> {
                $(let $field = $crate::yaml::record::read!(from, $mode($type, $($how)*));)+
                $({
                    let $fields = &mut *from;
                    $check;
                })*
                let record = Self {
                    $($field: $crate::yaml::record::settled!($mode, $field),)+
                };
                $(let record = $then(record);)?
                Some(record)
            }
        }

        $crate::yaml::record::from_yaml!($name, [$($expected)?], [$($other)?], [$($($form)?)?]);
    };
}

/// Returns the field that keeps the record from the public, where it has one.
macro_rules! mark {
    ([$expected:literal] []) => {
        Some(&$crate::yaml::visibility::FIELD)
    };
    ([$($expected:literal)?] [$($everybody:ident)?]) => {
        None
    };
}

/// Implements `FromYaml` for a record that is a value of a field, with a description for messages.
macro_rules! from_yaml {
    ($name:ident, [], [], []) => {};
    ($name:ident, [$expected:literal], [$($other:path)?], [$($form:ty)?]) => {
        impl $crate::yaml::fields::FromYaml for $name {
            const EXPECTED: &'static str = $expected;

            fn shape() -> $crate::yaml::shape::Shape {
                use $crate::yaml::shape::Shape;
                let record = Shape::Record(&Self::RECORD);
                $(let record = Shape::Either(vec![<$form>::shape(), record]);)?
                record
            }

            fn from_yaml(
                value: &serde_yaml::Value,
                problems: &mut $crate::yaml::problems::Problems,
            ) -> Option<Self> {
                $(if let Some(result) = $other(value, problems) {
                    return result;
                })?
                let mut fields =
                    $crate::yaml::fields::Fields::nested(value, problems, Self::EXPECTED)?;
                let record = Self::decode(&mut fields);
                if let Some(mark) = Self::RECORD.mark {
                    // What is marked was taken out before; here its value is checked.
                    let _ = fields.optional::<$crate::yaml::visibility::Visibility>(mark.key);
                }
                fields.finish();
                record
            }
        }
    };
}

/// Reads one field in the form of its declaration.
macro_rules! read {
    ($from:ident, required($type:ty, $key:literal)) => {
        $from.required::<$type>($key)
    };
    ($from:ident, required($type:ty, $key:literal as $read:ty)) => {
        $from.required::<$read>($key).map(<$type>::from)
    };
    ($from:ident, optional($type:ty, $key:literal)) => {{
        let value: $type = $from.optional($key);
        value
    }};
    ($from:ident, optional($type:ty, $key:literal as $read:ty)) => {{
        let value: $type = $from.optional::<$read>($key).map(Into::into);
        value
    }};
    ($from:ident, optional($type:ty, $key:literal or $default:expr)) => {
        $from.optional::<$type>($key).unwrap_or_else(|| $default)
    };
    ($from:ident, optional($type:ty, $key:literal as $read:ty, or $default:expr)) => {
        $from
            .optional::<$read>($key)
            .map_or_else(|| $default, <$type>::from)
    };
    ($from:ident, needed_if($type:ty, $condition:expr, $key:literal)) => {
        match $condition {
            true => $from.required::<$type>($key),
            false => Some($from.optional::<$type>($key).unwrap_or_default()),
        }
    };
    ($from:ident, list($type:ty, $key:literal)) => {{
        let values: $type = $from.list($key);
        values
    }};
    ($from:ident, list($type:ty, $key:literal or $default:expr)) => {{
        let values: Option<$type> = $from.given_list($key);
        values.unwrap_or_else(|| $default)
    }};
    ($from:ident, list($type:ty, $key:literal as $read:ty)) => {{
        let values: $type = $from
            .list::<$read>($key)
            .into_iter()
            .map(Into::into)
            .collect();
        values
    }};
    ($from:ident, given_list($type:ty, $key:literal)) => {{
        let values: $type = $from.given_list($key);
        values
    }};
    ($from:ident, at_least_one($type:ty, $key:literal)) => {{
        let values: Option<$type> = $from.required_list($key);
        values
    }};
    ($from:ident, shared($type:ty, $keys:expr)) => {
        <$type>::decode($from, $keys)
    };
    ($from:ident, computed($type:ty, |$fields:ident| $value:expr)) => {{
        let $fields = &mut *$from;
        let value: $type = $value;
        value
    }};
}

/// Converts what was read to the value of the field; a required value is unwrapped, or the record
/// is `None`.
macro_rules! settled {
    (required, $field:ident) => {
        $field?
    };
    (needed_if, $field:ident) => {
        $field?
    };
    (at_least_one, $field:ident) => {
        $field?
    };
    (shared, $field:ident) => {
        $field?
    };
    ($mode:ident, $field:ident) => {
        $field
    };
}

/// Returns the record whose fields are among those of this one.
macro_rules! shared {
    (shared($type:ty, $keys:expr) $($rest:tt)*) => { Some((&<$type>::RECORD, $keys)) };
    ($mode:ident($($how:tt)*) $($rest:tt)+) => { $crate::yaml::record::shared!($($rest)+) };
    ($mode:ident($($how:tt)*)) => { None };
}

/// Describes the fields one by one.
macro_rules! described {
    ([$($done:tt)*]) => { &[$($done)*] };
    ([$($done:tt)*] shared($($how:tt)*) [] $($rest:tt)*) => {
        $crate::yaml::record::described!([$($done)*] $($rest)*)
    };
    ([$($done:tt)*] computed($($how:tt)*) [] $($rest:tt)*) => {
        $crate::yaml::record::described!([$($done)*] $($rest)*)
    };
    ([$($done:tt)*] $mode:ident($type:ty, $($how:tt)*) [$about:literal] $($rest:tt)*) => {
        $crate::yaml::record::described!([
            $($done)*
            $crate::yaml::record::field!($mode, $type, $about, $($how)*),
        ] $($rest)*)
    };
}

/// Describes one field.
macro_rules! field {
    (required, $type:ty, $about:literal, $key:literal) => {
        $crate::yaml::record::field!(@ Required, $type, $about, $key)
    };
    (required, $type:ty, $about:literal, $key:literal as $read:ty) => {
        $crate::yaml::record::field!(@ Required, $read, $about, $key)
    };
    (needed_if, $type:ty, $about:literal, $condition:expr, $key:literal) => {
        $crate::yaml::record::field!(@ Optional, $type, $about, $key)
    };
    (optional, $type:ty, $about:literal, $key:literal) => {
        $crate::yaml::record::field!(@ Optional, <$type as $crate::yaml::record::Holds>::Item, $about, $key)
    };
    (optional, $type:ty, $about:literal, $key:literal or $default:expr) => {
        $crate::yaml::record::field!(@ Optional, $type, $about, $key)
    };
    (optional, $type:ty, $about:literal, $key:literal as $read:ty $(, or $default:expr)?) => {
        $crate::yaml::record::field!(@ Optional, $read, $about, $key)
    };
    (list, $type:ty, $about:literal, $key:literal $(or $default:expr)?) => {
        $crate::yaml::record::field!(@ List, <$type as $crate::yaml::record::Holds>::Item, $about, $key)
    };
    (list, $type:ty, $about:literal, $key:literal as $read:ty) => {
        $crate::yaml::record::field!(@ List, $read, $about, $key)
    };
    (given_list, $type:ty, $about:literal, $key:literal) => {
        $crate::yaml::record::field!(@ List, <<$type as $crate::yaml::record::Holds>::Item as $crate::yaml::record::Holds>::Item, $about, $key)
    };
    (at_least_one, $type:ty, $about:literal, $key:literal) => {
        $crate::yaml::record::field!(@ AtLeastOne, <$type as $crate::yaml::record::Holds>::Item, $about, $key)
    };
    (@ $presence:ident, $type:ty, $about:literal, $key:literal) => {
        $crate::yaml::shape::Field {
            key: $key,
            presence: $crate::yaml::shape::Presence::$presence,
            about: $about,
            shape: <$type as $crate::yaml::fields::FromYaml>::shape,
            expected: <$type as $crate::yaml::fields::FromYaml>::EXPECTED,
            accepts: |value, problems| {
                let _ = <$type as $crate::yaml::fields::FromYaml>::from_yaml(value, problems);
            },
        }
    };
}

pub(crate) use {described, field, from_yaml, mark, read, record, settled, shared};

/// A type that holds values of one other type: an `Option` or a list.
pub trait Holds {
    /// The type of the values.
    type Item;
}

impl<T> Holds for Option<T> {
    type Item = T;
}

impl<T> Holds for Vec<T> {
    type Item = T;
}
