//! Where everything stands: columns from the client to the guest, a row for each EIP.

use super::{
    BOX, CLIENT_WIDTH, CLIENT_X, DRAWN, EIP_WIDTH, EIP_X, ENI_GAP, ENI_HEAD, ENI_WIDTH, ENI_X,
    INSTANCE_WIDTH, INSTANCE_X, Part, ROW, Shape, TOP, VPC_X, Voice, WIDTH,
};
use crate::catalog::{Lang, Mode};
use crate::plan::{Eni, Plan, eip_name};
use crate::scenario::{EniKind, Field, Slot};
use crate::text::{self, diagram, see as t};

/// Shapes as they are drawn.
pub(super) struct Canvas<'a> {
    plan: &'a Plan,
    lang: Lang,
    pub back: Vec<Shape>,
    pub front: Vec<Shape>,
    /// The first EIP, and the middle of its row.
    pub first: Option<(u32, u32)>,
}

/// A row of an ENI: an address, is it new, and the EIP on it.
type Row = (String, bool, Option<u32>);

impl<'a> Canvas<'a> {
    /// An empty one.
    pub const fn new(plan: &'a Plan, lang: Lang) -> Self {
        Self { plan, lang, back: Vec::new(), front: Vec::new(), first: None }
    }

    /// The ENIs that carry the EIPs drawn; answers where they end.
    pub fn enis(&mut self) -> u32 {
        let plan = self.plan;
        let mut y = TOP;
        let mut left = DRAWN;
        for eni in &plan.topology().enis {
            let rows = rows(plan, eni, left);
            let eips = rows.iter().filter(|(.., eip)| eip.is_some()).count();
            // Where EIPs are left out, so are the ENIs that would have them.
            if left == 0 || (eips == 0 && plan.topology().enis.len() > 1) {
                continue;
            }
            left = left.saturating_sub(eips);
            y = self.eni(eni, &rows, y) + ENI_GAP;
        }
        y.saturating_sub(ENI_GAP)
    }

    fn eni(&mut self, eni: &Eni, rows: &[Row], y: u32) -> u32 {
        let lang = self.lang;
        let height = ENI_HEAD + ROW * u32::try_from(rows.len()).unwrap_or_default();
        let vswitch = if eni.public { diagram::MADE_VSWITCH } else { diagram::VSWITCH }.get(lang);
        self.frame(Part::Vswitch, ENI_X - 16, y - 26, ENI_WIDTH + 32, height + 38, eni.public);
        self.text(Voice::Small, ENI_X - 6, y - 8, vswitch, 48);
        self.frame(Part::Eni, ENI_X, y, ENI_WIDTH, height, eni.public);
        let kind = text::choice(Field::EniKind, eni.kind.word()).get(lang);
        let state = if eni.attached { diagram::ATTACH } else { diagram::ATTACH_LATER }.get(lang);
        let name = format!("{} · {kind} · {state}", eni.name());
        self.text(Voice::Name, ENI_X + 12, y + 22, &name, 42);
        self.text(Voice::Code, ENI_X + 12, y + 42, &self.plan.say(Slot::EniId(eni.number)), 36);
        let mut top = y + ENI_HEAD;
        for (label, new, eip) in rows {
            let middle = top + BOX / 2;
            self.frame(Part::Address, ENI_X + 12, top, ENI_WIDTH - 24, BOX, *new);
            let mark = if *new { diagram::NEW_MARK.get(lang) } else { "" };
            let label = if *new { format!("{label} · {mark}") } else { label.clone() };
            self.text(Voice::Code, ENI_X + 26, middle + 5, &label, 32);
            if let Some(eip) = eip {
                self.eip(*eip, middle);
            }
            top += ROW;
        }
        self.line(ENI_X + ENI_WIDTH, INSTANCE_X, y + ENI_HEAD / 2, !eni.attached);
        y + height
    }

    fn eip(&mut self, eip: u32, middle: u32) {
        let label = format!("{} {}", eip_name(eip), self.plan.say(Slot::EipAddress(eip)));
        self.frame(Part::Eip, EIP_X, middle - BOX / 2, EIP_WIDTH, BOX, false);
        self.text(Voice::Code, EIP_X + 16, middle + 5, &label, 25);
        self.line(EIP_X + EIP_WIDTH, ENI_X + 12, middle, false);
        if self.first.is_none() {
            self.first = Some((eip, middle));
            let client = t::CLIENT.get(self.lang);
            self.frame(Part::Client, CLIENT_X, middle - BOX / 2, CLIENT_WIDTH, BOX, false);
            self.text(Voice::Name, CLIENT_X + 13, middle + 5, client, 12);
            self.line(CLIENT_X + CLIENT_WIDTH, EIP_X, middle, false);
        }
    }

    /// The primary ENI beside the secondary ones: where answers leave that no rule leads.
    pub fn primary(&mut self, y: u32) -> u32 {
        let secondary = self.plan.topology().enis.iter().any(|eni| eni.kind == EniKind::Secondary);
        if !secondary {
            return y;
        }
        let (top, lang) = (y + ENI_GAP, self.lang);
        self.frame(Part::Primary, ENI_X, top, ENI_WIDTH, BOX, false);
        self.text(Voice::Name, ENI_X + 12, top + 22, t::PRIMARY.get(lang), 40);
        self.line(ENI_X + ENI_WIDTH, INSTANCE_X, top + BOX / 2, false);
        top + BOX
    }

    /// What stands behind the ENIs: VPC, gateway, instance.
    pub fn frames(&mut self, bottom: u32) {
        let (plan, lang) = (self.plan, self.lang);
        let front = std::mem::take(&mut self.front);
        self.frame(Part::Vpc, VPC_X, 8, WIDTH - VPC_X - 8, bottom + 16, false);
        self.text(Voice::Name, VPC_X + 24, 34, diagram::VPC.get(lang), 20);
        self.text(Voice::Name, CLIENT_X, 34, diagram::INTERNET.get(lang), 20);
        let scenario = plan.assessment.scenario;
        if scenario.facts().ipv4_gateway() {
            self.frame(Part::Gateway, VPC_X - 8, TOP - 28, 16, bottom + 40 - TOP, false);
            self.text(
                Voice::Small,
                VPC_X + 88,
                34,
                &format!("▮ {}", diagram::GATEWAY.get(lang)),
                30,
            );
        }
        let height = bottom - TOP + 20;
        self.frame(Part::Instance, INSTANCE_X, TOP - 20, INSTANCE_WIDTH, height, false);
        // Below the numbers of the stations, which stand at the corners of the row.
        self.text(Voice::Name, INSTANCE_X + 16, TOP, diagram::INSTANCE.get(lang), 18);
        self.text(Voice::Code, INSTANCE_X + 16, TOP + 22, &plan.say(Slot::InstanceId), 17);
        if let Some(instance) = scenario.instance() {
            self.text(Voice::Code, INSTANCE_X + 16, TOP + 42, instance.name(), 17);
        }
        self.back = std::mem::replace(&mut self.front, front);
    }

    fn frame(&mut self, part: Part, x: u32, y: u32, width: u32, height: u32, dashed: bool) {
        self.front.push(Shape::Frame { part, x, y, width, height, dashed });
    }

    fn line(&mut self, from: u32, to: u32, y: u32, dashed: bool) {
        self.front.push(Shape::Line { from, to, y, dashed });
    }

    fn text(&mut self, voice: Voice, x: u32, y: u32, text: &str, most: usize) {
        let shown = crate::export::svg::cut(text, most);
        let whole = (shown != text).then(|| text.to_owned());
        self.front.push(Shape::Text { voice, x, y, shown, whole });
    }
}

/// Addresses of an ENI as the guest has them, with at most so many EIPs; of those without one, the primary alone.
fn rows(plan: &Plan, eni: &Eni, most: usize) -> Vec<Row> {
    let own = eni.private_ips.iter().filter(|ip| ip.eip.is_some() || ip.number == 1).map(|ip| {
        let slot = match ip.eip {
            // The EIP stands where the private address was.
            Some(eip) if plan.mode == Mode::CutThrough => Slot::EipAddress(eip),
            _ => eni.slot(ip),
        };
        (plan.say(slot), ip.new, ip.eip)
    });
    let beside = plan.topology().eips.iter().filter(|eip| eip.eni == eni.number);
    let beside = beside
        .filter(|eip| eip.private_ip.is_none())
        .map(|eip| (plan.say(Slot::EipAddress(eip.number)), false, Some(eip.number)));
    let mut left = most;
    let fits = |(.., eip): &Row| {
        if eip.is_none() {
            return true;
        }
        let room = left > 0;
        left = left.saturating_sub(1);
        room
    };
    own.chain(beside).take(DRAWN * 2).filter(fits).collect()
}
