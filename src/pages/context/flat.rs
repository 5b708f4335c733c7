//! Views that have the fields of another view among their own.

/// Implements `Serialize` for such a view: the fields of what it holds under the first name, then its
/// own. `#[serde(flatten)]` does the same by way of a map, which copies each name for each value; a
/// page has thousands of them.
macro_rules! serialize_flat {
    ($view:ty { $inner:ident: [$($given:ident),+], $($own:ident),+ }) => {
        impl serde::Serialize for $view {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct;
                const NAMES: &[&str] = &[$(stringify!($given),)+ $(stringify!($own)),+];
                let mut fields = serializer.serialize_struct(stringify!($view), NAMES.len())?;
                $(fields.serialize_field(stringify!($given), &self.$inner.$given)?;)+
                $(fields.serialize_field(stringify!($own), &self.$own)?;)+
                fields.end()
            }
        }
    };
}
pub(crate) use serialize_flat;
