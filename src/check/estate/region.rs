//! The region of a zone.

use crate::catalog::Region;

/// The region of a zone's id: `cn-hangzhou` of `cn-hangzhou-h`, `ap-southeast-1` of `ap-southeast-1a`.
#[must_use]
pub fn region_of(zone: &str) -> Option<Region> {
    let letter = |rest: &str| {
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_lowercase())
    };
    Region::all().find(|region| zone.strip_prefix(region.id()).is_some_and(letter))
}

#[cfg(test)]
mod tests {
    use super::region_of;

    #[test]
    fn zones_name_their_region() {
        for (zone, region) in [
            ("cn-hangzhou-h", Some("cn-hangzhou")),
            ("ap-southeast-1a", Some("ap-southeast-1")),
            ("us-east-1b", Some("us-east-1")),
            ("cn-hangzhou", None),
            ("cn-hangzhou-hh", None),
            ("nowhere-1a", None),
            ("", None),
        ] {
            assert_eq!(region_of(zone).map(|region| region.id()), region, "{zone}");
        }
    }
}
