use super::*;

fn kinds(text: &str) -> Vec<Kind> {
    find(text, false)
        .into_iter()
        .map(|(_, kind)| kind)
        .collect()
}

#[test]
fn a_number_is_found_in_every_way_of_writing() {
    let number = made_up("300270");
    let (date, rest) = number.split_at(6);
    let (day, month, year) = (&date[..2], &date[2..4], &date[4..]);
    let (serial, check) = rest.split_at(3);
    let spaced: Vec<String> = number.chars().map(String::from).collect();
    let percent: String = number.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let wide: String = number
        .bytes()
        .map(|byte| char::from_u32(u32::from(byte) + 0xfee0).unwrap())
        .collect();
    for text in [
        number.clone(),
        format!("{date} {rest}"),
        format!("{date}-{rest}"),
        format!("{date}.{rest}"),
        format!("{date}\u{a0}{rest}"),
        format!("{date} - {rest}"),
        format!("{date}–{rest}"),
        format!("{date}\u{2011}{rest}"),
        format!("{date}_{rest}"),
        format!("{date}/{rest}"),
        format!("{day}.{month}.{year} {rest}"),
        format!("{day}.{month}.{year}-{rest}"),
        format!("{day} {month} {year} {rest}"),
        format!("{day}-{month}-{year}-{rest}"),
        format!("{date} {serial} {check}"),
        format!("{date} {serial}{check}"),
        format!("{day}{month} {year} {rest}"),
        spaced.join(" "),
        format!("{date}\u{200b}{rest}"),
        format!("{date}\u{ad}{rest}"),
        format!("30027\u{200b}0{rest}"),
        format!("{date}%20{rest}"),
        format!("{date}+{rest}"),
        format!("{date}\n{rest}"),
        format!("{date}\r\n  {rest}"),
        format!("{date}\t{rest}"),
        number.bytes().map(|byte| format!("&#{byte};")).collect(),
        number.bytes().map(|byte| format!("&#x{byte:x};")).collect(),
        number
            .bytes()
            .map(|byte| format!("\\u{byte:04x}"))
            .collect(),
        percent,
        wide,
        format!("https://example.com/{number}"),
        format!("https://example.com/?id={number}&a=1"),
        format!("skien-{number}.md"),
        format!("fnr{number}"),
        format!("«{number}»"),
        format!("tlf. 35 58 10 00, {number}"),
        format!("{day}.{month}.19{year} {rest}"),
        format!("x_{number}_y"),
        format!("{number}, {number}."),
    ] {
        assert!(kinds(&text).contains(&Kind::Real), "{text}");
    }
}

#[test]
fn numbers_by_other_rules_are_distinguished() {
    assert_eq!(kinds(&made_up("700270")), [Kind::Real], "a D-number");
    assert_eq!(kinds(&made_up("304270")), [Kind::HelpOrSynthetic]);
    assert_eq!(kinds(&made_up("306770")), [Kind::Synthetic]);
    assert_eq!(kinds(&made_up("308270")), [Kind::Synthetic]);
    assert_eq!(kinds("01017010170"), [Kind::Real]);
}

#[test]
fn other_numbers_are_left_alone() {
    let number = made_up("300270");
    let (date, rest) = number.split_at(6);
    for text in [
        "30027000000".to_owned(),
        "12345678901".to_owned(),
        "45 000 000 kr i 2018-2019".to_owned(),
        "99999999999".to_owned(),
        format!("{number}1"),
        format!("1{number}"),
        format!("9,{number}"),
        format!("59.{number}"),
        format!("{date}, {rest}"),
        format!("{date};{rest}"),
        format!("30.02.2070 {rest}0"),
        format!("a3f{number}bcdef0123456789"),
        String::new(),
        "…".to_owned(),
        "%3".to_owned(),
    ] {
        assert_eq!(kinds(&text), [], "{text}");
    }
    assert_eq!(find(&format!("[{date}.{rest}]"), true), []);
    assert_eq!(find(&format!("[{date} {rest}]"), true).len(), 1);
    assert_eq!(find(&format!("{date}\n{rest}"), true), []);
}
