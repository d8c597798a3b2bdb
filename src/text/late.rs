//! Where the texts are: in the program, or with the feature `late-texts` in a file for each language.
//!
//! A page in one language then loads no other. The build puts the files beside the program (`src/api/js/split.js`);
//! whoever starts the program hands it the files it wants to speak.

use crate::catalog::Lang;

/// Why a file of texts was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// It is no file of texts, or cut off.
    NoTexts,
    /// It belongs to another build of the program.
    OtherBuild,
}

/// Stands before every text of a file.
const SEPARATOR: char = '\u{1f}';

/// The language of a file of texts, and its texts in order.
fn open(file: &str) -> Result<(Lang, &str), Refused> {
    let (head, texts) = file.split_once(SEPARATOR).ok_or(Refused::NoTexts)?;
    let words = head.strip_prefix("eip-planner texts ").ok_or(Refused::NoTexts)?;
    let (lang, build) = words.split_once(' ').ok_or(Refused::NoTexts)?;
    let lang = Lang::ALL.into_iter().find(|known| known.id() == lang).ok_or(Refused::NoTexts)?;
    if build != super::FINGERPRINT {
        return Err(Refused::OtherBuild);
    }
    if texts.matches(SEPARATOR).count() + 1 == super::COUNT {
        Ok((lang, texts))
    } else {
        Err(Refused::NoTexts)
    }
}

#[cfg(not(feature = "late-texts"))]
mod place {
    use super::super::{EN, EN_ENDS, JA, JA_ENDS, ZH, ZH_ENDS};
    use crate::catalog::Lang;

    pub(in super::super) fn get(lang: Lang, index: usize) -> &'static str {
        let (blob, ends): (&'static str, &'static [u32]) = match lang {
            Lang::Ja => (JA, &JA_ENDS),
            Lang::En => (EN, &EN_ENDS),
            Lang::Zh => (ZH, &ZH_ENDS),
        };
        let Some(start) = index.checked_sub(1).and_then(|i| ends.get(i)) else { return "" };
        let Some(end) = ends.get(index) else { return "" };
        blob.get(*start as usize..*end as usize).unwrap_or_default()
    }

    pub(super) const fn keep(_: Lang, _: &str) {}

    pub(super) const fn has(_: Lang) -> bool {
        true
    }
}

#[cfg(feature = "late-texts")]
mod place {
    use std::sync::OnceLock;

    use crate::catalog::Lang;

    type Texts = Box<[&'static str]>;

    static TEXTS: [OnceLock<Texts>; 3] = [const { OnceLock::new() }; 3];

    fn of(lang: Lang) -> Option<&'static Texts> {
        TEXTS.get(lang as usize).and_then(OnceLock::get)
    }

    /// Where a language has not come yet, one that is there: English before the others.
    pub(in super::super) fn get(lang: Lang, index: usize) -> &'static str {
        let there = [lang, Lang::En, Lang::Ja, Lang::Zh].into_iter().find_map(of);
        there.and_then(|texts| texts.get(index.checked_sub(1)?)).copied().unwrap_or_default()
    }

    /// Texts are kept until the program ends: each language is taken once.
    pub(super) fn keep(lang: Lang, texts: &str) {
        if let Some(place) = TEXTS.get(lang as usize) {
            place.get_or_init(|| {
                let texts: &'static str = Box::leak(texts.into());
                texts.split(super::SEPARATOR).collect()
            });
        }
    }

    pub(super) fn has(lang: Lang) -> bool {
        of(lang).is_some()
    }
}

pub(super) use place::get;

/// Can the program speak the language?
#[must_use]
pub fn is_loaded(lang: Lang) -> bool {
    place::has(lang)
}

/// Takes a file of texts; one that is there already is not taken again.
///
/// # Errors
/// What is no file of texts, or one of another build.
pub fn load(file: &str) -> Result<Lang, Refused> {
    let (lang, texts) = open(file)?;
    if !place::has(lang) {
        place::keep(lang, texts);
    }
    Ok(lang)
}

/// Sections of the module that carry the files out of the build; `src/api/js/split.js` takes them out of it.
#[cfg(all(feature = "late-texts", target_arch = "wasm32"))]
#[allow(unsafe_code, dead_code, reason = "sections of their own; nothing reads them at run time")]
mod carried {
    macro_rules! carry {
        ($name:ident, $section:literal, $file:literal) => {
            #[unsafe(link_section = $section)]
            static $name: [u8; include_bytes!(concat!(env!("OUT_DIR"), $file)).len()] =
                *include_bytes!(concat!(env!("OUT_DIR"), $file));
        };
    }
    carry!(JA, "eip-planner.texts.ja.txt", "/texts.ja.txt");
    carry!(EN, "eip-planner.texts.en.txt", "/texts.en.txt");
    carry!(ZH, "eip-planner.texts.zh.txt", "/texts.zh.txt");
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [(Lang, &str); 3] = [
        (Lang::Ja, include_str!(concat!(env!("OUT_DIR"), "/texts.ja.txt"))),
        (Lang::En, include_str!(concat!(env!("OUT_DIR"), "/texts.en.txt"))),
        (Lang::Zh, include_str!(concat!(env!("OUT_DIR"), "/texts.zh.txt"))),
    ];

    #[test]
    fn every_file_holds_the_texts_that_are_in_the_program() {
        for (lang, file) in FILES {
            assert_eq!(load(file), Ok(lang));
            let (_, texts) = open(file).unwrap_or((lang, ""));
            let texts: Vec<&str> = texts.split(SEPARATOR).collect();
            assert_eq!(texts.len(), super::super::COUNT);
            for (at, text) in texts.iter().enumerate() {
                assert_eq!(*text, get(lang, at + 1));
            }
            assert_eq!((get(lang, 0), get(lang, texts.len() + 1)), ("", ""));
        }
    }

    #[test]
    fn what_is_no_file_of_this_build_is_refused() {
        let [(_, file), ..] = FILES;
        for broken in [
            "",
            "eip-planner texts ja",
            &file.replacen("planner", "plan", 1),
            &file.replacen(" ja ", " fr ", 1),
        ] {
            assert_eq!(load(broken), Err(Refused::NoTexts));
        }
        let cut = file.rsplit_once(SEPARATOR).map_or("", |(head, _)| head);
        assert_eq!(load(cut), Err(Refused::NoTexts));
        let other = file.replacen(super::super::FINGERPRINT, "0123456789abcdef", 1);
        assert_eq!(load(&other), Err(Refused::OtherBuild));
    }
}
