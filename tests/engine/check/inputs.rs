//! Every form that an input can have, good and bad.

use eip_planner::catalog::Lang;
use eip_planner::check::read::csv::template;
use eip_planner::check::read::decode::Encoding;
use eip_planner::scenario::{Field, to_address};

use super::{ROWS, faults, outcomes, report, report_of};

const JAPANESE: &str = "名前,ENI とインスタンスのリージョン,モード,必要な EIP の数,OS で DHCP が有効\r\nウェブ,中国 (北京),NAT モード,2,はい\r\n";
const CHINESE: &str = "名称,弹性网卡和实例所在地域,模式,需要的 EIP 数量,操作系统已开启 DHCP\r\n网站,cn-beijing,普通模式,2,否\r\n";

#[test]
fn the_rows_give_outcomes_and_faults_with_their_lines() {
    let report = report(ROWS.as_bytes());
    assert_eq!(report.files[0].kind, Some("csv"));
    assert_eq!(
        outcomes(&report),
        [
            "web-1 available",
            "cut-1 blocked",
            "nat-sip blocked",
            "multi blocked",
            "quoted\nname available",
            "<b>&\"x\" available",
        ]
    );
    assert_eq!(
        faults(&report),
        [
            ":6 unknown-value",
            ":7 out-of-range",
            ":8 wrong-type",
            ":9 surplus-cells",
            ":10 missing-field",
        ]
    );
    let lines: Vec<String> =
        report.rows.iter().map(|row| format!("{:?}", row.place.spot)).collect();
    assert_eq!(lines, ["Line(2)", "Line(3)", "Line(4)", "Line(5)", "Line(11)", "Line(13)"]);
}

#[test]
fn delimiters_line_ends_and_a_line_for_the_spreadsheet_change_nothing() {
    let plain = "name,region,eips\na,cn-hangzhou,2\n\nb,cn-nowhere,1\n";
    let expected = report(plain.as_bytes());
    assert_eq!(
        (outcomes(&expected), faults(&expected)),
        (vec!["a available".to_owned()], vec![":4 unknown-value".to_owned()])
    );
    for other in [
        plain.replace(',', ";"),
        plain.replace(',', "\t"),
        plain.replace('\n', "\r\n"),
        plain.replace('\n', "\r"),
        format!("\u{feff}{plain}"),
        plain.replace("region", "\"region\""),
        plain.replace("name,region,eips", "NAME, Region ,eips.count"),
    ] {
        let found = report(other.as_bytes());
        assert_eq!(
            (outcomes(&found), faults(&found)),
            (outcomes(&expected), faults(&expected)),
            "{other:?}"
        );
    }
    let sep = report(format!("sep=;\n{}", plain.replace(',', ";")).as_bytes());
    assert_eq!(
        (outcomes(&sep), faults(&sep)),
        (vec!["a available".to_owned()], vec![":5 unknown-value".to_owned()])
    );
}

#[test]
fn titles_and_words_of_every_language_in_every_usual_encoding() {
    let utf16 = |text: &str, unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(unit).collect()
    };
    let forms: Vec<(&str, Vec<u8>, &str)> = vec![
        ("utf-8", JAPANESE.into(), "ウェブ"),
        ("utf-8", format!("\u{feff}{CHINESE}").into(), "网站"),
        ("utf-16le", utf16(JAPANESE, u16::to_le_bytes), "ウェブ"),
        ("utf-16be", utf16(CHINESE, u16::to_be_bytes), "网站"),
        ("shift_jis", encoding_rs::SHIFT_JIS.encode(JAPANESE).0.into_owned(), "ウェブ"),
        ("gb18030", encoding_rs::GB18030.encode(CHINESE).0.into_owned(), "网站"),
    ];
    for (encoding, bytes, name) in forms {
        let report = report(&bytes);
        assert_eq!(report.files[0].encoding, encoding);
        assert_eq!(faults(&report), Vec::<String>::new(), "{encoding}");
        assert_eq!(outcomes(&report), [format!("{name} available")], "{encoding}");
        let address = to_address(&report.rows[0].draft);
        assert!(address.starts_with("region=cn-beijing&mode=nat&eips=2&dhcp="), "{address}");
    }
}

#[test]
fn an_encoding_that_shows_only_after_the_first_chunk_is_seen_there() {
    let mut bytes = b"name,region\n".to_vec();
    for _ in 0..10_000 {
        bytes.extend_from_slice(b"a,cn-hangzhou\n");
    }
    bytes.extend_from_slice(&encoding_rs::SHIFT_JIS.encode("本番サーバー,cn-hangzhou\n").0);
    let report = report(&bytes);
    assert_eq!(report.rows.len(), 10_001);
    assert_eq!(&*report.rows[10_000].name, "本番サーバー");
}

#[test]
fn guesses_of_an_encoding() {
    assert_eq!(Encoding::guess(b"ascii"), None);
    assert_eq!(Encoding::guess("é".as_bytes()), Some(Encoding::Utf8));
    for (text, encoding, expected) in [
        ("リージョン", encoding_rs::SHIFT_JIS, Encoding::ShiftJis),
        ("東京の本番環境", encoding_rs::SHIFT_JIS, Encoding::ShiftJis),
        ("杭州地域的实例", encoding_rs::GB18030, Encoding::Gb18030),
        ("弹性公网", encoding_rs::GB18030, Encoding::Gb18030),
    ] {
        assert_eq!(Encoding::guess(&encoding.encode(text).0), Some(expected), "{text}");
    }
}

#[test]
fn the_template_of_every_language_is_read_again_with_all_columns() {
    for lang in Lang::ALL {
        let text = template(lang);
        assert_eq!(text.lines().next().unwrap().split(',').count(), Field::COUNT + 1, "{text}");
        let report = report(text.as_bytes());
        assert_eq!(faults(&report), Vec::<String>::new(), "{text}");
        assert_eq!(outcomes(&report), ["web-1 available"]);
    }
}

#[test]
fn columns_that_nobody_knows_or_that_stand_twice_are_named_once() {
    let report = report(b"region,owner,eips,EIPs.count\ncn-hangzhou,me,2,9\n");
    assert_eq!(faults(&report), [":1 unknown-field", ":1 column-twice"]);
    assert_eq!(to_address(&report.rows[0].draft), "region=cn-hangzhou&eips=2");
    assert_eq!(faults(&super::report(b"name,eips\na,2\nb,3\n")), [":1 missing-field"]);
}

#[test]
fn json_lines_with_what_is_wrong_by_line() {
    let text = concat!(
        "{\"region\":\"cn-hangzhou\",\"name\":\"a\"}\n",
        "\n",
        "{\"region\":\"cn-hangzhou\",\"eips\":{\"count\":0}}\n",
        "{\"region\":\n",
        "{\"region\":\"cn-hangzhou\",\"region\":\"cn-beijing\"}\n",
        "{\"region\":\"\\ud800\"}\n",
        "[1]\n",
        "{\"eips\":{\"count\":2}}\n",
        "{\"schema\":\"eip-planner/1\",\"scenario\":{\"region\":\"cn-beijing\",\"known\":{\"name\":\"b\"}}}",
    );
    let report = report(text.as_bytes());
    assert_eq!(report.files[0].kind, Some("json-lines"));
    assert_eq!(outcomes(&report), ["a available", "b available"]);
    assert_eq!(
        faults(&report),
        [
            ":3 out-of-range",
            ":4 bad-json",
            ":5 duplicate-name",
            ":6 bad-json",
            ":7 wrong-type",
            ":8 missing-field"
        ]
    );
}

#[test]
fn exported_plans_one_several_and_scenarios() {
    let plan = eip_planner::json::plan(r#"{"region":"cn-hangzhou","known":{"name":"shop"}}"#, "{}");
    let plan = crate::common::ok(&plan);
    let one = serde_json::to_string_pretty(&plan).unwrap();
    let list = serde_json::to_string_pretty(
        &serde_json::json!([plan, { "region": "cn-beijing" }, { "region": 1 }]),
    )
    .unwrap();
    let scenario = "{\n \"region\": \"cn-hangzhou\"\n}\n";
    let report = report_of(
        &[
            ("one.json", one.as_bytes()),
            ("list.json", list.as_bytes()),
            ("s.json", scenario.as_bytes()),
        ],
        Vec::new(),
    );
    assert!(report.files.iter().all(|file| file.kind == Some("plans")), "{:?}", report.files);
    assert_eq!(outcomes(&report), ["shop available", "shop available", " available", " available"]);
    assert_eq!(faults(&report), [": [2] wrong-type"]);
}

#[test]
fn files_of_another_kind_are_named() {
    let state =
        r#"{"version":4,"terraform_version":"1.9.0","serial":3,"lineage":"x","resources":[]}"#;
    let cases: Vec<(&[u8], &str)> = vec![
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"PK\x03\x04\x14\x00\x00\x00tfplan", "terraform-plan"),
        (b"PK\x03\x04\x14\x00[Content_Types].xml", "spreadsheet"),
        (b"PK\x03\x04\x14\x00notes.txt", "archive"),
        (b"\x1f\x8b\x08\x00", "archive"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image"),
        (b"\xff\xd8\xff\xe0\x00", "image"),
        (b"<svg xmlns='x'/>", "image"),
        (b"%PDF-1.7", "document"),
        (b"<!DOCTYPE html><p>x", "document"),
        (state.as_bytes(), "terraform-state"),
        (b"# x\nresource \"alicloud_eip\" \"a\" {\n}\n", "terraform-hcl"),
        (b"Terraform will perform the following actions:\n", "terraform-text"),
        (b"ROSTemplateFormatVersion: '2015-09-01'\nResources:\n  A: 1\n", "yaml"),
        (b"---\nregion: cn-hangzhou\n", "yaml"),
        (b"\x00\x01\x02\x03", "binary"),
        (b"hello world", "unknown"),
        (b"{\"colour\":\"red\"}", "other-json"),
        (b"{\"format_version\":\"1.2\",\"values\":{", "bad-json"),
        (b"[1,2", "bad-json"),
    ];
    for (bytes, code) in cases {
        let report = report(bytes);
        assert_eq!(faults(&report), [format!(" {code}")], "{:?}", String::from_utf8_lossy(bytes));
        assert!(report.rows.is_empty());
    }
}

#[test]
fn a_truncated_text_says_where_it_breaks() {
    let report = report(b"{\n \"format_version\": \"1.2\",\n \"values\": {");
    let message = eip_planner::check::fault_message(&report.faults[0].1, Lang::En);
    assert!(message.contains("line 3, column 12"), "{message}");
}

#[test]
fn hostile_sizes_and_depths_end_in_a_named_error() {
    let deep = format!("{{\"region\":{}", "[".repeat(1_000_000));
    assert_eq!(faults(&report(deep.as_bytes())), [" bad-json"]);
    let open = format!("region\n\"{}", "x,".repeat(1 << 20));
    assert_eq!(faults(&report(open.as_bytes())), [":2 long-row"]);
    let cells = format!("region\n{}\ncn-hangzhou\n", ",".repeat(3 << 20));
    let found = report(cells.as_bytes());
    assert_eq!((faults(&found), found.rows.len()), (vec![":2 long-row".to_owned()], 1));
    let long = format!(
        "{{\"region\":\"cn-hangzhou\"}}\n{{\"x\":\"{}\"}}\n{{\"region\":\"cn-beijing\"}}\n",
        "x".repeat(3 << 20)
    );
    let found = report(long.as_bytes());
    assert_eq!((faults(&found), found.rows.len()), (vec![":2 long-row".to_owned()], 2));
    let nul = report(b"name,region\na\0b,cn-hangzhou\nb,cn\0\n");
    assert_eq!((faults(&nul), nul.rows.len()), (vec![":3 unknown-value".to_owned()], 1));
}

/// Bytes, and then an error: a disk or a pipe that fails.
struct Failing(&'static [u8]);

impl std::io::Read for Failing {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.0.is_empty() {
            return Err(std::io::Error::other("the disk is gone"));
        }
        self.0.read(into)
    }
}

#[test]
fn a_file_that_fails_in_the_middle_is_not_taken_for_a_whole_one() {
    let rows: &'static str = Box::leak("cn-hangzhou\n".repeat(50_000).into_boxed_str());
    for text in [format!("region\n{rows}"), "region\ncn-hangzhou\n".to_owned(), "{".to_owned()] {
        let bytes: &'static [u8] = Box::leak(text.into_bytes().into_boxed_slice());
        let source = eip_planner::check::Source { name: "a".to_owned(), bytes: Ok(Failing(bytes)) };
        let report = eip_planner::check::Report::of([source], None, Vec::new());
        assert_eq!(report.files.iter().filter(|file| file.complete).count(), 0);
        assert_eq!(faults(&report).last().map(String::as_str), Some(" unreadable"));
    }
}

/// A good file of each reader of JSON, one thing in it made hostile, and what the report says of it.
#[test]
fn hostile_terraform_and_account_files_end_in_a_named_error() {
    const PLAN: &str = include_str!("fixtures/terraform/nat.json");
    const ENIS: &str = include_str!("fixtures/account/whole/enis.json");
    let good = [PLAN, ENIS].map(|text| faults(&report(text.as_bytes())).len());
    assert_eq!(good, [0, 0]);
    let (resource, eni) = (":\"alicloud_vpc.main\"", "\"eni-bp11\"");
    let deep = "[".repeat(200_000);
    let modules = format!(
        "{{\"format_version\":\"1.2\",\"planned_values\":{{\"root_module\":{}{}}}}}",
        "{\"child_modules\":[".repeat(100_000),
        "]}".repeat(100_000)
    );
    let cases: Vec<(String, &str)> = vec![
        (PLAN.replace(resource, ":\"a\",\"address\":\"b\""), "conflict"),
        (ENIS.replacen(eni, "\"a\",\"NetworkInterfaceId\":\"b\"", 1), "conflict"),
        (PLAN.replace(resource, ":\"a\0\""), "bad-json"),
        (ENIS.replacen(eni, "\"a\0\"", 1), "bad-json"),
        (PLAN.replace(resource, ":\"\\ud800\""), "wrong-type"),
        (ENIS.replacen(eni, "\"\\ud800\"", 1), "wrong-type"),
        (PLAN.replace(resource, &format!(": {deep}")), "bad-json"),
        (ENIS.replacen(eni, &deep, 1), "bad-json"),
        (modules, "too-deep"),
        (PLAN.replacen("\"1.2\"", &format!("\"{}\"", "9".repeat(1 << 20)), 1), "terraform-format"),
    ];
    for (text, code) in cases {
        let report = report(text.as_bytes());
        let found = faults(&report);
        let start: String = text.chars().take(40).collect();
        assert!(
            found.iter().any(|fault| fault.ends_with(code)),
            "{start:?}: {found:?}, not {code}"
        );
    }
}

/// A number is taken at its word by no reader: nothing is made room for.
#[test]
fn what_claims_to_be_large_costs_no_more_than_it_is() {
    let modules: Vec<String> = (0..20_000)
        .map(|n| format!("{{\"address\":\"module.m[{n}]\",\"resources\":[],\"child_modules\":[]}}"))
        .collect();
    let repeated = format!(
        "{{\"format_version\":\"1.2\",\"planned_values\":{{\"root_module\":{{\"child_modules\":[{}]}}}}}}",
        modules.join(",")
    );
    assert_eq!(faults(&report(repeated.as_bytes())), [" terraform-nothing"]);
    let pages = "{\"TotalCount\":1073741824,\"PageNumber\":1,\"PageSize\":1073741824,\
        \"EipAddresses\":{\"EipAddress\":[{\"AllocationId\":\"eip-a\",\"RegionId\":\"cn-hangzhou\"}]}}";
    assert_eq!(faults(&report(pages.as_bytes())), [" account-pages", " no-association"]);
    let rows =
        "region,eips,eni.count\ncn-hangzhou,1073741824,1\ncn-hangzhou,1,18446744073709551616\n";
    assert_eq!(faults(&report(rows.as_bytes())), [":2 out-of-range", ":3 out-of-range"]);
    let pad = "a".repeat(1 << 20);
    let place = format!("{{\"region\":\"cn-hangzhou\",\"eips\":{{\"count\":1e{pad}}}}}");
    assert!(report(place.as_bytes()).rows.is_empty());
}
