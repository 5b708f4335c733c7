//! What users of a theme rely on.
