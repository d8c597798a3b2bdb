//! The ip script in a network namespace, with a second one as the gateways and the internet beyond them.

use std::process::Command;

use super::{CUT_THROUGH, ENIS, MULTI_EIP, NAT, SECONDARY_CIDR, filled, folder, run, text};

/// The guest has eth0 with the default route and an interface per ENI; p0, p1, … are the other ends. The cloud drops
/// a packet that leaves by another ENI than its source address belongs to: so does the strict filter on p0, p1, ….
const WORLD: &str = r#"
set -eu
ip link set lo up
unshare -n sh -c 'echo >ready; exec sleep 60' &
outside=$!
trap 'kill $outside' EXIT
while [ ! -f ready ]; do sleep 0.05; done
out() { nsenter -t $outside -n "$@"; }
filter() { # STRICTNESS PREFIX
  "$2" sh -c "for f in /proc/sys/net/ipv4/conf/*/rp_filter; do echo $1 >\$f; done"
}
out ip link set lo up
out ip addr add 198.51.100.9/32 dev lo
out ip addr add 100.100.100.200/32 dev lo
for n in $(cut -d' ' -f1 <enis | sort -u); do
  ip link add "eth$n" address "00:16:3e:00:00:0$n" type veth peer name "p$n"
  ip link set "p$n" netns $outside
  out ip link set "p$n" up
  ip link set "eth$n" up
done
while read -r n address gateway dhcp; do
  out ip addr add "$gateway/24" dev "p$n" 2>/dev/null || true
  [ "$dhcp" = no ] || ip addr add "$address/24" dev "eth$n"
done <enis
ip route add default via 10.0.0.253 dev eth0 metric 100
# The gateway's MAC address is asked for by the right address, before any packet with another one is to leave.
ping -q -c 1 -W 1 10.0.0.253 >/dev/null
filter 1 out
filter 0 env
received() { out cat /proc/net/dev | awk -v dev="$1:" '$1 == dev { print $2 }'; }

# Pings each address from outside: does the answer come back, and by which interface did it leave?
probe() {
  sed 1d enis | while read -r n address gateway dhcp; do
    first=$(received p0)
    own=$(received "p$n")
    answer=no
    if out ping -q -c 2 -i 0.2 -W 1 -s 1000 -I 198.51.100.9 "$address" >/dev/null; then answer=yes; fi
    by=none
    if [ $(($(received "p$n") - own)) -ge 2000 ]; then by=eth$n; fi
    if [ $(($(received p0) - first)) -ge 2000 ]; then by=eth0; fi
    echo "$1 eth$n $answer $by"
  done
}
dump() {
  ip -o link | sed -E 's/^[0-9]+: ([^@:]+).*<(.*)>.*/\1 \2/; s/NO-CARRIER,|,LOWER_UP//g'
  ip -4 addr show
  ip -4 rule show
  ip -4 route show table all
}

# Without the script, but with every address in place.
sed 1d enis | while read -r n address gateway dhcp; do
  [ "$dhcp" = yes ] || ip addr add "$address/24" dev "eth$n"
done
probe without
sed 1d enis | while read -r n address gateway dhcp; do
  [ "$dhcp" = yes ] || ip addr del "$address/24" dev "eth$n"
done

# The last ENI is as an image leaves it that does nothing by itself: down, and without an address.
last=$(tail -n 1 enis | cut -d' ' -f1)
if [ "$last" != 1 ]; then
  ip addr flush dev "eth$last"
  ip link set "eth$last" down
fi
dump >start
export EIP_PLANNER_STATE=$PWD/state
if sh script --check >check; then echo 'check says all is there'; fi
dump | cmp start - || echo 'check changed something'
sh script >first
dump >once
sh script >second
dump | cmp once - || echo 'the second run changed something'
if grep -q '^set:' second; then echo 'the second run set something'; fi
sh script --check >check || { echo 'check misses something'; cat check; }
# The guest is as strict as the cloud.
filter 1 env
probe with
if [ -f block ]; then
  # A default route by the ENI, as whoever changes the priorities has it.
  ip route add default via "$(sed -n 's/^1 [^ ]* \([^ ]*\) .*/\1/p' enis)" dev eth1 metric 1
  ip -4 route get 100.100.100.200 | sed -nE 's/.* dev ([^ ]+) .*/services by \1/p'
  ping -q -c 1 -W 1 100.100.100.200 >/dev/null && echo 'services answer'
  sh script --undo >undone
  ip -4 route get 100.100.100.200 | sed -nE 's/.* dev ([^ ]+) .*/then by \1/p'
  ip route del default dev eth1 metric 1
else
  sh script --undo >undone
fi
dump | diff start - || echo 'undo leaves something'
if [ -f state ]; then echo 'undo leaves its notes'; fi
"#;

/// Are network namespaces to be had? If not, says why, unless `CI_REQUIRE_NETNS` demands them.
fn namespaces() -> bool {
    let probe = run(Command::new("unshare").args(["-n", "ip", "link", "add", "type", "veth"]));
    if probe.status.success() {
        return true;
    }
    let reason = String::from_utf8_lossy(&probe.stderr);
    assert!(std::env::var_os("CI_REQUIRE_NETNS").is_none(), "no network namespaces: {reason}");
    eprintln!("skipped, no network namespaces here: {reason}");
    false
}

/// Runs the world of a scenario; what it prints is its findings.
fn world(name: &str, address: &str) {
    if !namespaces() {
        return;
    }
    let plan = filled(address);
    let guest = plan.guest();
    let folder = folder(name);
    let mut enis = String::from("0 10.0.0.5 10.0.0.253 yes\n");
    let mut expected = Vec::new();
    for (interface, n) in guest.interfaces.iter().zip(1..) {
        for table in &interface.tables {
            for from in &table.from {
                let (address, gateway) = (plan.say(from.address), plan.say(table.gateway));
                let dhcp = if from.by_dhcp { "yes" } else { "no" };
                enis.push_str(&format!("{n} {address} {gateway} {dhcp}\n"));
                expected.push(n);
            }
        }
    }
    let lines = |when: &str, answer: &str, by: &dyn Fn(i32) -> String| -> Vec<String> {
        expected.iter().map(|n| format!("{when} eth{n} {answer} {}", by(*n))).collect()
    };
    let mut wanted = lines("without", "no", &|_| "eth0".to_owned());
    wanted.extend(lines("with", "yes", &|n| format!("eth{n}")));
    if guest.by_primary.is_some() {
        wanted.extend(["services by eth0", "services answer", "then by eth1"].map(str::to_owned));
        std::fs::write(folder.join("block"), "").unwrap();
    }
    std::fs::write(folder.join("enis"), enis).unwrap();
    std::fs::write(folder.join("script"), text(&plan, "ip-script")).unwrap();
    let mut shell = Command::new("unshare");
    let output = run(shell.current_dir(&folder).args(["-n", "sh", "-c", WORLD]));
    let found = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(found.lines().collect::<Vec<_>>(), wanted, "{errors}");
    assert!(output.status.success(), "{errors}");
}

#[test]
fn replies_leave_by_the_right_eni_nat_with_several_addresses() {
    world("netns-nat", NAT);
}

#[test]
fn replies_leave_by_the_right_eni_nat_with_several_enis() {
    world("netns-enis", ENIS);
}

#[test]
fn replies_leave_by_the_right_eni_cut_through() {
    world("netns-cut-through", CUT_THROUGH);
}

#[test]
fn replies_leave_by_the_right_eni_multi_eip() {
    world("netns-multi-eip", MULTI_EIP);
}

#[test]
fn replies_leave_by_the_right_eni_secondary_cidr() {
    world("netns-secondary-cidr", SECONDARY_CIDR);
}
