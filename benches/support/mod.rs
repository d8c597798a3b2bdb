//! What benches share: rows that are the same each time, what the command line does with them, and a clock.
#![allow(dead_code, reason = "each bench takes what it needs")]

use std::borrow::Cow;
use std::hint::black_box;
use std::io::Write;
use std::time::Instant;

use eip_planner::catalog::{InstanceType, Lang, Region};
use eip_planner::check::export::text;
use eip_planner::check::report::{Entry, Tally};
use eip_planner::check::{Design, Item, Judge, Source, run};

/// The case of the README.
pub const SCENARIO: &str =
    r#"{"region":"cn-hangzhou","instance":"ecs.g7.xlarge","eips":{"count":3}}"#;

/// The worst case known: eight blockers of cut-through and as many of multi-EIP at once.
pub const WORST: &str = r#"{"region":"ap-south-1","eipRegion":"cn-hongkong","instance":"ecs.g7.large","eni":{"count":5,"privateIps":9},"eips":{"count":90},"needs":{"protocols":["sip"],"eipVisibleInOs":true,"privateNetwork":true},"vpc":{"ipv4Gateway":true},"account":{"multiEipPermission":true}}"#;

/// A generator that gives the same rows each time.
pub struct Random(u64);

impl Default for Random {
    fn default() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }
}

impl Random {
    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }

    /// One of the list.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let index = self.below(list.len());
        list.get(index).unwrap()
    }
}

/// The median of so many runs, in nanoseconds.
pub fn median<T>(runs: usize, run: impl Fn() -> T) -> u128 {
    let time = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed().as_nanos()
    };
    let mut times: Vec<u128> = (0..runs).map(time).collect();
    times.sort_unstable();
    times.get(runs / 2).copied().unwrap()
}

/// What the command line does with a file by default, but for the terminal.
pub fn check(bytes: &[u8]) -> (u64, usize) {
    let (mut judge, mut tally) = (Judge::default(), Tally::default());
    let (mut lines, mut printed) = (String::new(), 0);
    let source = Source { name: "rows.csv".to_owned(), bytes: Ok(bytes) };
    run([source], None, &mut |item| {
        if let Item::Design(Design { kind, place, name, draft, unknown }) = &item {
            let entry = Entry {
                kind,
                name,
                file: "rows.csv",
                place,
                draft,
                verdict: Cow::Borrowed(judge.judge(draft, unknown)),
                waivers: &[],
            };
            tally.entry(&entry);
            text::entry(&entry, Lang::En, &mut lines);
            printed += lines.len();
            lines.clear();
        }
        true
    });
    (tally.counts().designs, printed)
}

/// Rows for a file; with `few` they repeat a thousand scenarios under other names.
pub fn rows(count: usize, few: bool, out: &mut impl Write) {
    let regions: Vec<&str> = Region::all().map(Region::id).collect();
    let types: Vec<&str> = InstanceType::visible().map(InstanceType::name).collect();
    writeln!(out, "name,region,instance,mode,eni.kind,eni.attached,eni.count,eips.count,needs.protocols,vpc.ipv4Gateway,os.image,os.dhcp").unwrap();
    let mut random = Random::default();
    for number in 0..count {
        if few && number % 1000 == 0 {
            random = Random::default();
        }
        let (region, instance) = (*random.pick(&regions), *random.pick(&types));
        let mode =
            *random.pick(&["auto", "auto", "nat", "cut-through", "multi-eip", "secondary-cidr"]);
        let kind = *random.pick(&["secondary", "secondary", "secondary", "primary"]);
        let attached = *random.pick(&["", "true", "false"]);
        let enis = if kind == "primary" { 1 } else { 1 + random.below(3) };
        let eips = 1 + random.below(12);
        let protocols = *random.pick(&["", "", "http", "\"https,ssh\"", "sip"]);
        let gateway = *random.pick(&["", "", "true"]);
        let (image, dhcp) = (
            *random.pick(&["", "ubuntu", "windows", "centos"]),
            *random.pick(&["", "true", "false"]),
        );
        writeln!(out, "web-{number},{region},{instance},{mode},{kind},{attached},{enis},{eips},{protocols},{gateway},{image},{dhcp}").unwrap();
    }
}
