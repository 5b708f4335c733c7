//! The kinds of markup that are found within a line.

/// The kind of markup that was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::markdown) enum Kind {
    /// `{% … %}`, `{{ … }}`, `<% … %>`, `${…}`, `<<…()>>`
    Template,
    /// `{: .class}`, `{.class}`, `{#id}`
    Attributes,
    /// `{# … #}`, `%% … %%`
    Comment,
    /// `[[page]]`
    WikiLink,
    /// `![[picture]]`
    WikiImage,
    /// `[TOC]`
    Contents,
    /// `==marked==`
    Highlight,
    /// `x^2^`
    Superscript,
    /// `H~2~O`
    Subscript,
    /// `++Ctrl+C++`, `^^new^^`, `{++new++}`, `[b]…[/b]`, `'''bold'''`, `\textbf{…}`,
    /// `{info}`, `||hidden||`, `:ref:` and `{ref}` before code
    Foreign,
    /// `:smile:`
    Emoji,
    /// `$x^2$`
    Formula,
    /// `[^1]` without a note
    Footnote,
    /// `^[text of a note]`, `[^name with spaces]`
    InlineNote,
    /// `[@doe99, p. 3]`
    Citation,
    /// `!(picture.png)`
    Picture,
    /// A backtick without another, `´code´`
    Backtick,
    /// `](…` of a link that was not read, `[text|https://…]`, `[https://… text]`, `"text":https://…`
    Link,
    /// `&amp;`, as text
    Reference,
    /// `**`, `__` or `~~` that marks nothing
    Emphasis,
}
