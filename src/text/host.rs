//! Decides which hosts an address may name: those that readers see for what they are, and that
//! every browser reads the same way.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::fault::Fault;

/// Checks `host`, without its port.
pub(super) fn check(host: &str) -> Result<(), Fault> {
    if let Some(address) = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
    {
        return match address.parse::<Ipv6Addr>() {
            Ok(_) => Ok(()),
            Err(_) => Err(Fault::Host),
        };
    }
    let name = host.strip_suffix('.').unwrap_or(host);
    if name.is_empty() || name.len() > 253 {
        return Err(Fault::Host);
    }
    name.split('.').try_for_each(label)?;
    // A browser takes a host that ends in a number for an IPv4 address, in many spellings.
    let last = name.rsplit('.').next().unwrap_or_default();
    let is_number = last.starts_with(|first: char| first.is_ascii_digit());
    if is_number && host.parse::<Ipv4Addr>().is_err() {
        return Err(Fault::Host);
    }
    Ok(())
}

fn label(label: &str) -> Result<(), Fault> {
    let has_length = (1..=63).contains(&label.len());
    if !has_length || label.starts_with('-') || label.ends_with('-') {
        return Err(Fault::Host);
    }
    for letter in label.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => {}
            _ if is_plain_latin(letter) => {}
            _ if letter.is_alphabetic() => return Err(Fault::LookAlike(letter)),
            _ => return Err(Fault::Host),
        }
    }
    Ok(())
}

/// Returns whether `letter` is a Latin letter that is not taken for another: one of Norwegian, Sámi
/// and their neighbours. All others can be written in the form of the name system (`xn--…`), which
/// deceives nobody.
fn is_plain_latin(letter: char) -> bool {
    let is_latin = matches!(letter, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ſ');
    is_latin && !matches!(letter, 'ı' | 'ĸ' | 'ŀ' | 'Ŀ' | 'ŉ' | 'ſ' | 'ĳ' | 'Ĳ')
}
