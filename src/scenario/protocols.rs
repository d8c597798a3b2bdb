//! A set of protocol names.

/// What a service speaks over the EIP: a set of the contract's protocol names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Protocols(u16);

impl Protocols {
    /// The names, in the contract's order.
    pub const WORDS: &'static [&'static str] =
        &["ftp", "tftp", "h323", "sip", "dns", "rtsp", "http", "https", "ssh", "other"];
    /// No protocol named.
    pub const NONE: Self = Self(0);

    /// FTP.
    pub const FTP: Self = Self(1);
    /// TFTP.
    pub const TFTP: Self = Self(1 << 1);
    /// H.323.
    pub const H323: Self = Self(1 << 2);
    /// SIP.
    pub const SIP: Self = Self(1 << 3);
    /// DNS.
    pub const DNS: Self = Self(1 << 4);
    /// RTSP.
    pub const RTSP: Self = Self(1 << 5);
    /// Any other.
    pub const OTHER: Self = Self(1 << 9);

    /// Reads `sip,dns`; an empty text is the empty set.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.split(',')
            .filter(|word| !word.is_empty())
            .try_fold(Self::NONE, |set, word| set.with(word))
    }

    /// The set and one more. `None`: no such protocol.
    #[must_use]
    pub fn with(self, word: &str) -> Option<Self> {
        let index = Self::WORDS.iter().position(|known| *known == word)?;
        Some(Self(self.0 | 1 << index))
    }

    /// The names of the set, in the contract's order.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        Self::WORDS
            .iter()
            .enumerate()
            .filter(move |(i, _)| self.0 >> i & 1 == 1)
            .map(|(_, word)| *word)
    }

    /// What both sets hold.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What either set holds.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What this set holds and the other does not.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Is nothing in it?
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Is this protocol in it?
    #[must_use]
    pub fn has(self, word: &str) -> bool {
        self.words().any(|known| known == word)
    }

    /// The places of its names in [`Protocols::WORDS`], as bits.
    pub(super) const fn bits(self) -> u16 {
        self.0
    }

    /// The set of these places in [`Protocols::WORDS`].
    #[must_use]
    pub const fn from_bits(bits: u16) -> Self {
        Self(bits & ((1 << Self::WORDS.len()) - 1))
    }
}
