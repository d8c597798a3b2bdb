//! PowerShell: there is none here to run it, so its words are read by the rules of its quotation marks and brackets.

use eip_planner::scenario::Slot;

use super::shell::HOSTILE;
use super::{CUT_THROUGH, MULTI_EIP, NAT, code, filled, text};

const SINGLE: [char; 5] = ['\'', '\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}'];

/// Reads a script: the texts in single quotes; panics where a quotation mark or a bracket is not closed.
pub(super) fn strings(script: &str) -> Vec<String> {
    let mut strings = Vec::new();
    let mut open = Vec::new();
    let mut rest = script.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '#' => while rest.next_if(|c| *c != '\n').is_some() {},
            c if SINGLE.contains(&c) => {
                let mut string = String::new();
                loop {
                    let c = rest.next().expect("an open quotation mark");
                    if SINGLE.contains(&c) && rest.next_if(|next| SINGLE.contains(next)).is_none() {
                        break;
                    }
                    string.push(c);
                }
                strings.push(string);
            }
            '"' => while rest.next().expect("an open quotation mark") != '"' {},
            '(' | '{' | '[' => open.push(c),
            ')' => assert_eq!(open.pop(), Some('('), "{script}"),
            '}' => assert_eq!(open.pop(), Some('{'), "{script}"),
            ']' => assert_eq!(open.pop(), Some('['), "{script}"),
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?} is open in {script}");
    strings
}

/// Reads it for its faults only.
pub(super) fn tokens(script: &str) {
    drop(strings(script));
}

#[test]
fn hostile_values_stay_values() {
    for hostile in HOSTILE {
        let mut plan = filled(CUT_THROUGH);
        plan.known.set(Slot::Name, hostile.to_owned());
        plan.known.set(Slot::PrimaryDevice, hostile.to_owned());
        let script = text(&plan, "powershell");
        let strings = strings(&script);
        let place = strings.iter().position(|string| string == "PRIMARY_DEVICE").unwrap();
        assert_eq!(strings[place + 1], hostile.replace('\n', " "));
        assert_eq!(code(&script).len(), code(&text(&filled(CUT_THROUGH), "powershell")).len());
    }
}

#[test]
fn only_what_windows_lacks_is_set() {
    let calls = |address: &str| {
        let script = text(&filled(address), "powershell");
        let (_, guest) = script.split_once("function Set-Guest {\n").unwrap();
        let (guest, _) = guest.split_once("\n}\n").unwrap();
        guest.lines().skip(1).map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };
    let find = "$Index = Find-Interface $Value.ENI_1_MAC $Value.ENI_1_DEVICE";
    // DHCP gives the first address.
    assert_eq!(
        calls(NAT),
        [
            find,
            "Set-Address $Index $Value.ENI_1_IP_2 $Value.ENI_1_PREFIX",
            "Set-Address $Index $Value.ENI_1_IP_3 $Value.ENI_1_PREFIX",
        ]
    );
    assert_eq!(
        calls(CUT_THROUGH)[1..],
        [
            "$Index = Find-Interface '' $Value.PRIMARY_DEVICE",
            "Set-Route $Index '100.64.0.0/10' $Value.PRIMARY_GATEWAY 1",
        ]
    );
    assert_eq!(
        calls(MULTI_EIP),
        [
            find,
            "Set-Address $Index $Value.EIP_1_ADDRESS $Value.EIP_1_PREFIX",
            "Set-Address $Index $Value.EIP_2_ADDRESS $Value.EIP_2_PREFIX",
            "Set-Route $Index '0.0.0.0/0' $Value.EIP_1_GATEWAY 1001",
            "Set-Route $Index '0.0.0.0/0' $Value.EIP_2_GATEWAY 1002",
            "Confirm-Dhcp $Index",
        ]
    );
}
