//! The lists of the engine are short. The sort of the standard library is made for long ones and comes anew with each
//! kind of item: that was a tenth of the API's code.

/// Sorts a short list; what has equal keys stays in order.
pub(crate) fn by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    for from in 1..list.len() {
        let item = list.remove(from);
        let sorted = list.get(..from).unwrap_or_default();
        let own = key(&item);
        let to = sorted.partition_point(|other| key(other) <= own);
        list.insert(to, item);
    }
}

#[cfg(test)]
mod tests {
    use super::by_key;

    #[test]
    fn as_the_standard_library_sorts() {
        let mut seed = 1u32;
        let mut next = move || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed >> 28
        };
        for length in 0..40 {
            let mut list: Vec<(u32, usize)> = (0..length).map(|place| (next(), place)).collect();
            let mut wanted = list.clone();
            wanted.sort_by_key(|(key, _)| *key);
            by_key(&mut list, |(key, _)| *key);
            assert_eq!(list, wanted);
        }
    }
}
