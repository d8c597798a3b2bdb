//! Dates as each language writes them.

use super::date as t;
use crate::catalog::Lang;

/// A date of the catalog (`2026-02-12`) as the language writes it; what is no such date stays as it is.
#[must_use]
pub fn date(iso: &str, lang: Lang) -> String {
    parts(iso, lang).map_or_else(
        || iso.to_owned(),
        |(year, month, day)| {
            let values = [("year", year), ("month", month), ("day", day)];
            t::PATTERN.fill(lang, &values)
        },
    )
}

fn parts(iso: &str, lang: Lang) -> Option<(String, String, String)> {
    let mut numbers = iso.split('-').map(str::parse::<u16>);
    let (year, month, day) = (numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?);
    if numbers.next().is_some() || !(1..=31).contains(&day) {
        return None;
    }
    let month = t::MONTHS.get(lang).split(' ').nth(usize::from(month).checked_sub(1)?)?;
    Some((year.to_string(), month.to_owned(), day.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_it_its_own_way() {
        assert_eq!(date("2026-02-05", Lang::En), "5 Feb 2026");
        assert_eq!(date("2026-12-31", Lang::En), "31 Dec 2026");
        assert_eq!(date("2026-02-05", Lang::Ja), "2026年2月5日");
        assert_eq!(date("2026-12-31", Lang::Zh), "2026年12月31日");
    }

    #[test]
    fn what_is_no_date_stays() {
        for text in [
            "",
            "2026",
            "2026-02",
            "2026-13-01",
            "2026-00-01",
            "2026-02-99",
            "2026-02-01-1",
            "a-b-c",
        ] {
            assert_eq!(date(text, Lang::En), text);
        }
    }
}
