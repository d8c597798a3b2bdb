//! The languages of everything that a person reads.

/// A language.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Lang {
    /// Japanese.
    Ja,
    /// English.
    En,
    /// Simplified Chinese.
    Zh,
}

impl Lang {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ja, Self::En, Self::Zh];

    /// `ja`, `en` or `zh`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
            Self::Zh => "zh",
        }
    }

    /// The tag for a page's `lang` attribute.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
            Self::Zh => "zh-Hans",
        }
    }

    /// Its own name for itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ja => "日本語",
            Self::En => "English",
            Self::Zh => "简体中文",
        }
    }

    /// Reads `ja`, `ja-JP`, `zh-Hans-CN`, `EN_us`.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|lang| lang.id().eq_ignore_ascii_case(primary))
    }
}
