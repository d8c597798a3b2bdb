//! Where the texts are: in the program, or with the feature `late-texts` in a file for each language.
//!
//! A page in one language then loads no other. The build puts the files beside the program (`src/api/js/split.js`);
//! whoever starts the program hands it the files it wants to speak. What a first view does without may come in a second
//! file (`.ci/site/text-files.mjs`): in each of the two the texts of the other are empty.

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

/// Which of the texts a file has: those of a first view (or all), or the rest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    First,
    Rest,
}

/// Language and part of a file of texts, and its texts in order.
fn open(file: &str) -> Result<(Lang, Part, &str), Refused> {
    let (head, texts) = file.split_once(SEPARATOR).ok_or(Refused::NoTexts)?;
    let words = head.strip_prefix("eip-planner texts ").ok_or(Refused::NoTexts)?;
    let (words, part) =
        words.strip_suffix(" rest").map_or((words, Part::First), |w| (w, Part::Rest));
    let (lang, build) = words.split_once(' ').ok_or(Refused::NoTexts)?;
    let lang = Lang::ALL.into_iter().find(|known| known.id() == lang).ok_or(Refused::NoTexts)?;
    if build != super::FINGERPRINT {
        return Err(Refused::OtherBuild);
    }
    if texts.matches(SEPARATOR).count() + 1 == super::COUNT {
        Ok((lang, part, texts))
    } else {
        Err(Refused::NoTexts)
    }
}

#[cfg(not(feature = "late-texts"))]
mod place {
    use super::super::{EN, EN_ENDS, JA, JA_ENDS, ZH, ZH_ENDS};
    use super::{Ask, Part};
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

    pub(super) const fn keep(_: Lang, _: Part, _: &str) {}

    pub(super) const fn has(_: Lang, _: Part) -> bool {
        true
    }

    pub(super) const fn ask(_: Ask) {}
}

#[cfg(feature = "late-texts")]
mod place {
    use std::sync::OnceLock;

    use super::{Ask, Part};
    use crate::catalog::Lang;

    type Texts = Box<[&'static str]>;

    static FIRST: [OnceLock<Texts>; 3] = [const { OnceLock::new() }; 3];
    static REST: [OnceLock<Texts>; 3] = [const { OnceLock::new() }; 3];
    static ASK: OnceLock<Ask> = OnceLock::new();

    const fn place(lang: Lang, part: Part) -> &'static OnceLock<Texts> {
        let texts = match part {
            Part::First => &FIRST,
            Part::Rest => &REST,
        };
        let [ja, en, zh] = texts;
        match lang {
            Lang::Ja => ja,
            Lang::En => en,
            Lang::Zh => zh,
        }
    }

    /// Where a language has not come yet, one that is there: English before the others.
    ///
    /// When the site is built, this function tells which texts a first view says (`.ci/site/watched.mjs`): so there is
    /// one of it.
    #[inline(never)]
    pub(in super::super) fn get(lang: Lang, index: usize) -> &'static str {
        let mut langs = [lang, Lang::En, Lang::Ja, Lang::Zh].into_iter();
        let Some(lang) = langs.find(|lang| has(*lang, Part::First)) else { return "" };
        let text = |part| place(lang, part).get()?.get(index.checked_sub(1)?).copied();
        match text(Part::First) {
            Some("") => {
                if !has(lang, Part::Rest)
                    && let Some(file) = ASK.get().and_then(|ask| ask(lang))
                {
                    // What is no such file leaves things as they are.
                    let _ = super::load(&file);
                }
                text(Part::Rest).unwrap_or_default()
            }
            said => said.unwrap_or_default(),
        }
    }

    /// Texts are kept until the program ends: each file is taken once.
    pub(super) fn keep(lang: Lang, part: Part, texts: &str) {
        place(lang, part).get_or_init(|| {
            let texts: &'static str = Box::leak(texts.into());
            texts.split(super::SEPARATOR).collect()
        });
    }

    pub(super) fn has(lang: Lang, part: Part) -> bool {
        place(lang, part).get().is_some()
    }

    pub(super) fn ask(ask: Ask) {
        // The first one who wants to be asked is.
        let _ = ASK.set(ask);
    }
}

pub(super) use place::get;

/// Can the program speak the language?
#[must_use]
pub fn is_loaded(lang: Lang) -> bool {
    place::has(lang, Part::First)
}

/// Are the texts of the second file there as well, where there is one?
#[must_use]
pub fn is_whole(lang: Lang) -> bool {
    place::has(lang, Part::Rest)
}

/// Gives the second file of a language at once.
pub type Ask = fn(Lang) -> Option<String>;

/// Whom to ask where a text of the second file is wanted before that has come.
pub fn ask_for_rest(ask: Ask) {
    place::ask(ask);
}

/// Takes a file of texts; one that is there already is not taken again.
///
/// # Errors
/// What is no file of texts, or one of another build.
pub fn load(file: &str) -> Result<Lang, Refused> {
    let (lang, part, texts) = open(file)?;
    if !place::has(lang, part) {
        place::keep(lang, part, texts);
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
            let (_, _, texts) = open(file).unwrap_or((lang, Part::First, ""));
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
        let rest = file.replacen(super::super::FINGERPRINT, "0123456789abcdef rest", 1);
        assert_eq!(load(&rest), Err(Refused::OtherBuild));
        let other = file.replacen(super::super::FINGERPRINT, "0123456789abcdef", 1);
        assert_eq!(load(&other), Err(Refused::OtherBuild));
    }
}
