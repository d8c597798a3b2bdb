//! The topology as a self-contained picture: EIPs, ENIs, private addresses, instance, and the way of a packet.
//!
//! Columns and a row counter: outside on the left, the VPC on the right, a row for each EIP. Nothing rests on colour:
//! what is new has a dashed edge, what is not attached yet a dashed line. Text is text, so it can be selected.

use std::fmt::Write as _;

use super::escape::xml;
use super::{File, file_name, head};
use crate::catalog::{Lang, Mode};
use crate::plan::{Eip, Eni, Plan};
use crate::rules::Status;
use crate::scenario::{Field, Slot};
use crate::text::{self, diagram as t};

const WIDTH: u32 = 1000;
const ROW: u32 = 44;
const EIP_X: u32 = 24;
const EIP_WIDTH: u32 = 240;
const VPC_X: u32 = 320;
const ENI_X: u32 = 372;
const ENI_WIDTH: u32 = 336;
const INSTANCE_X: u32 = 780;
const INSTANCE_WIDTH: u32 = 176;
/// Title above the VPC, and inside the VPC above the first ENI.
const TOP: u32 = 120;
/// Name, id and frame of an ENI above its addresses, and the gap below.
const ENI_HEAD: u32 = 76;
const ENI_GAP: u32 = 40;

/// One file.
pub(super) fn print(plan: &Plan, lang: Lang) -> Vec<File> {
    let text = picture(plan, lang);
    vec![File { file_name: file_name(plan, "svg"), media_type: "image/svg+xml", text }]
}

/// The picture; of a blocked plan the reasons.
#[must_use]
pub fn picture(plan: &Plan, lang: Lang) -> String {
    let mut canvas = Canvas::default();
    let height = if plan.status == Status::Blocked {
        blocked(&mut canvas, plan, lang)
    } else {
        drawn(&mut canvas, plan, lang)
    };
    let mode = text::mode_text(plan.mode).name().get(lang).to_owned();
    let mut title = t::TITLE.fill(lang, &[("mode", mode)]);
    if let Some(name) = plan.known.get(Slot::Name) {
        title = format!("{name} · {title}");
    }
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" font-family=\"system-ui, 'Noto Sans CJK JP', 'Noto Sans CJK SC', sans-serif\" font-size=\"14\" lang=\"{}\">",
        lang.tag()
    );
    let _ = writeln!(out, "<title>{}</title>", xml(&title));
    let _ = writeln!(out, "<desc>{}</desc>", xml(&description(plan, lang)));
    let _ = writeln!(out, "<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>");
    let _ = writeln!(
        out,
        "<text x=\"{EIP_X}\" y=\"32\" font-size=\"18\" font-weight=\"700\" fill=\"#1b1f26\">{}</text>",
        short(&title, 90)
    );
    out.push_str(&canvas.out);
    out.push_str("</svg>\n");
    out
}

/// What the picture shows, in words.
fn description(plan: &Plan, lang: Lang) -> String {
    if plan.status == Status::Blocked {
        return head::blocked(plan, lang).join(" ");
    }
    let pairs = plan.topology().eips.iter().map(|eip| {
        let private = plan.topology().private_address(eip).map(|address| plan.known.fill(&address));
        let eni = crate::plan::eni_name(eip.eni);
        format!("{} → {eni} {}", eip_name(plan, eip), private.unwrap_or_default()).trim().to_owned()
    });
    format!("{}. {}", pairs.collect::<Vec<_>>().join("; "), way(plan.mode).get(lang))
}

fn way(mode: Mode) -> text::Text {
    match mode {
        Mode::Nat => t::WAY_NAT,
        Mode::CutThrough => t::WAY_CUT_THROUGH,
        Mode::MultiEip => t::WAY_MULTI_EIP,
        Mode::SecondaryCidr => t::WAY_SECONDARY_CIDR,
    }
}

fn eip_name(plan: &Plan, eip: &Eip) -> String {
    format!("{} {}", eip.name(), plan.say(Slot::EipAddress(eip.number)))
}

fn blocked(canvas: &mut Canvas, plan: &Plan, lang: Lang) -> u32 {
    let mut y = 72;
    for line in head::blocked(plan, lang) {
        for part in wrapped(&line, 110) {
            canvas.text(EIP_X, y, &part, "");
            y += 22;
        }
    }
    y + 16
}

/// Draws everything and answers the height.
fn drawn(canvas: &mut Canvas, plan: &Plan, lang: Lang) -> u32 {
    let gateway = plan.assessment.scenario.facts().ipv4_gateway();
    let mut y = TOP;
    let mut links = Vec::new();
    let first = y;
    let mut boxes = Canvas::default();
    for eni in &plan.topology().enis {
        let rows = rows(plan, eni);
        let height = ENI_HEAD + ROW * u32::try_from(rows.len()).unwrap_or(u32::MAX / ROW);
        eni_box(&mut boxes, plan, eni, y, height, lang);
        let mut row_y = y + ENI_HEAD - 12;
        for (label, new, eip) in rows {
            if !label.is_empty() {
                let label =
                    if new { format!("{label} · {}", t::NEW_MARK.get(lang)) } else { label };
                boxes.frame(ENI_X + 14, row_y, ENI_WIDTH - 28, ROW - 12, new, "#ffffff");
                boxes.fitted(ENI_X + 26, row_y + 21, &label, 38);
            }
            if let Some(eip) = eip {
                links.push((row_y + (ROW - 12) / 2, eip));
            }
            row_y += ROW;
        }
        y += height + ENI_GAP;
    }
    let bottom = y.saturating_sub(ENI_GAP);
    let height = bottom + 24;
    canvas.frame(VPC_X, 64, WIDTH - VPC_X - 16, height - 64, false, "#f5f7fa");
    let mut vpc = t::VPC.get(lang).to_owned();
    if gateway {
        vpc = format!("{vpc} · ▮ {}", t::GATEWAY.get(lang));
    }
    canvas.text(VPC_X + 16, 88, &vpc, "font-weight=\"700\"");
    canvas.text(EIP_X, 88, t::INTERNET.get(lang), "font-weight=\"700\"");
    canvas.out.push_str(&boxes.out);
    instance(canvas, plan, first, bottom, lang);
    if gateway {
        canvas.frame(VPC_X - 7, TOP - 8, 14, bottom - TOP + 16, false, "#dfe5ee");
    }
    for (row, eip) in links {
        canvas.frame(EIP_X, row - 17, EIP_WIDTH, 34, false, "#e6f0fd");
        canvas.fitted(EIP_X + 12, row + 5, &eip_name(plan, &eip), 28);
        canvas.arrow(EIP_X + EIP_WIDTH, ENI_X + 14, row);
    }
    let mut y = height + 28;
    for part in wrapped(way(plan.mode).get(lang), 120) {
        canvas.text(EIP_X, y, &part, "fill=\"#4c5564\"");
        y += 20;
    }
    y
}

/// Addresses of an ENI with the EIP that maps to each, then EIPs that the OS holds beside them.
fn rows(plan: &Plan, eni: &Eni) -> Vec<(String, bool, Option<Eip>)> {
    let eip = |number: Option<u32>| {
        plan.topology().eips.iter().copied().find(|eip| Some(eip.number) == number)
    };
    let own = eni.private_ips.iter().map(|ip| (plan.say(eni.slot(ip)), ip.new, eip(ip.eip)));
    let beside = plan.topology().eips.iter().filter(|eip| eip.eni == eni.number);
    let beside = beside.filter(|eip| eip.private_ip.is_none());
    let beside = beside.map(|eip| (plan.say(Slot::EipAddress(eip.number)), false, Some(*eip)));
    let mut all: Vec<_> = own.chain(beside).collect();
    if plan.mode == Mode::CutThrough {
        // The EIP stands where the private address was.
        for (label, _, eip) in &mut all {
            if let Some(eip) = eip {
                *label = plan.say(Slot::EipAddress(eip.number));
            }
        }
    }
    all
}

fn eni_box(canvas: &mut Canvas, plan: &Plan, eni: &Eni, y: u32, height: u32, lang: Lang) {
    let vswitch = if eni.public { t::MADE_VSWITCH } else { t::VSWITCH };
    canvas.frame(ENI_X - 20, y - 26, ENI_WIDTH + 40, height + 38, false, "#ffffff");
    canvas.text(ENI_X - 8, y - 8, vswitch.get(lang), "font-size=\"12\" fill=\"#4c5564\"");
    canvas.frame(ENI_X, y, ENI_WIDTH, height, eni.public, "#eef3fa");
    let kind = text::choice(Field::EniKind, eni.kind.word()).get(lang);
    let state = if eni.attached { t::ATTACH } else { t::ATTACH_LATER }.get(lang);
    let name = format!("{} · {kind} · {state}", eni.name());
    canvas.text(ENI_X + 14, y + 24, &name, "font-weight=\"700\"");
    canvas.fitted(ENI_X + 14, y + 44, &plan.say(Slot::EniId(eni.number)), 40);
    let middle = y + height / 2;
    canvas.line(ENI_X + ENI_WIDTH, INSTANCE_X, middle, !eni.attached);
}

fn instance(canvas: &mut Canvas, plan: &Plan, top: u32, bottom: u32, lang: Lang) {
    canvas.frame(INSTANCE_X, top, INSTANCE_WIDTH, bottom - top, false, "#fdf3dd");
    let x = INSTANCE_X + 14;
    canvas.text(x, top + 24, t::INSTANCE.get(lang), "font-weight=\"700\"");
    canvas.fitted(x, top + 44, &plan.say(Slot::InstanceId), 20);
    if let Some(instance) = plan.assessment.scenario.instance() {
        canvas.fitted(x, top + 64, instance.name(), 20);
    }
}

/// Shapes and texts as they are drawn.
#[derive(Default)]
struct Canvas {
    out: String,
}

impl Canvas {
    fn frame(&mut self, x: u32, y: u32, width: u32, height: u32, dashed: bool, fill: &str) {
        let dash = if dashed { " stroke-dasharray=\"6 3\"" } else { "" };
        let _ = writeln!(
            self.out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{fill}\" stroke=\"#737d8c\"{dash}/>"
        );
    }

    fn text(&mut self, x: u32, y: u32, text: &str, attributes: &str) {
        let fill = if attributes.contains("fill=") { "" } else { " fill=\"#1b1f26\"" };
        let _ =
            writeln!(self.out, "<text x=\"{x}\" y=\"{y}\"{fill} {attributes}>{}</text>", xml(text));
    }

    /// A value that may be longer than its place: cut visibly, whole in its title.
    fn fitted(&mut self, x: u32, y: u32, text: &str, most: usize) {
        let _ = writeln!(
            self.out,
            "<text x=\"{x}\" y=\"{y}\" fill=\"#1b1f26\" font-family=\"ui-monospace, monospace\" font-size=\"13\">{}<title>{}</title></text>",
            short(text, most),
            xml(text)
        );
    }

    fn line(&mut self, from: u32, to: u32, y: u32, dashed: bool) {
        let dash = if dashed { " stroke-dasharray=\"6 4\"" } else { "" };
        let _ = writeln!(
            self.out,
            "<line x1=\"{from}\" y1=\"{y}\" x2=\"{to}\" y2=\"{y}\" stroke=\"#4c5564\" stroke-width=\"2\"{dash}/>"
        );
    }

    /// Both ways: a packet comes in and goes out here.
    fn arrow(&mut self, from: u32, to: u32, y: u32) {
        self.line(from + 8, to - 8, y, false);
        for (x, back) in [(from, 9_i64), (to, -9)] {
            let tip = i64::from(x);
            let _ = writeln!(
                self.out,
                "<path d=\"M{tip} {y} L{} {} L{} {} Z\" fill=\"#4c5564\"/>",
                tip + back,
                y - 5,
                tip + back,
                y + 5
            );
        }
    }
}

/// Wide characters take two places.
fn places(c: char) -> usize {
    if u32::from(c) >= 0x1100 { 2 } else { 1 }
}

/// The beginning that fits, escaped.
fn short(text: &str, most: usize) -> String {
    xml(&cut(text, most))
}

/// The beginning that fits.
pub(super) fn cut(text: &str, most: usize) -> String {
    let mut room = most;
    let mut kept = String::new();
    for c in text.chars() {
        let Some(left) = room.checked_sub(places(c)) else {
            kept.push('…');
            return kept;
        };
        room = left;
        kept.push(c);
    }
    kept
}

/// Lines of at most so many places, broken at spaces where there are any.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut room = most;
    for word in text.split_inclusive([' ', '。', '，', '、', '：']) {
        let width: usize = word.chars().map(places).sum();
        if width > room
            && let Some(line) = lines.last()
            && !line.is_empty()
        {
            lines.push(String::new());
            room = most;
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(word);
        }
        room = room.saturating_sub(width);
    }
    lines
}
