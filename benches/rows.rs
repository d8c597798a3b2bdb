//! Rows of scenarios to measure the check with: `cargo bench --no-default-features --bench rows -- 1000000 > rows.csv`.
//! No two rows are the same; with `few` as the second argument they repeat a thousand scenarios under other names.
#![allow(missing_docs, clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

use std::io::{BufWriter, Write};

use eip_planner::catalog::{InstanceType, Region};

/// A generator that gives the same rows each time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let index = self.below(list.len());
        list.get(index).unwrap()
    }
}

fn main() {
    let words: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let count: usize = words.first().and_then(|word| word.parse().ok()).unwrap_or_default();
    let few = words.get(1).is_some_and(|word| word == "few");
    if count == 0 {
        return;
    }
    let regions: Vec<&str> = Region::all().map(Region::id).collect();
    let types: Vec<&str> = InstanceType::visible().map(InstanceType::name).collect();
    let mut out = BufWriter::new(std::io::stdout().lock());
    writeln!(out, "name,region,instance,mode,eni.kind,eni.attached,eni.count,eips.count,needs.protocols,vpc.ipv4Gateway,os.image,os.dhcp").unwrap();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for number in 0..count {
        if few && number % 1000 == 0 {
            random = Random(0x9e37_79b9_7f4a_7c15);
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
