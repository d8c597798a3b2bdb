//! The documents of the public contract: assessment and plan as JSON.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::finding::Findings;
use crate::catalog::{InstanceType, Lang};
use crate::plan::{
    Call, Capacity, Eip, Eni, Least, Most, Part, Plan, PrivateIp, Recommendation, Step, Topology,
    capacity, compromise, least_changes,
};
use crate::rules::{Assessment, Citation, ModeAssessment, Status};
use crate::scenario::{Change, EniKind, InJson, Known, Nested, SCHEMA, Scenario, Slot};
use crate::text;

/// `assess(scenario)`
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AssessmentDocument<'a> {
    schema: &'static str,
    scenario: ScenarioDocument<'a>,
    assumptions: Vec<Assumption>,
    modes: Vec<ModeDocument<'a>>,
    recommended: Option<&'static str>,
    because: Vec<ReasonDocument>,
    /// Where no mode fits as asked: the mode that does with the least given up.
    #[serde(skip_serializing_if = "Option::is_none")]
    compromise: Option<CompromiseDocument>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct CompromiseDocument {
    mode: &'static str,
    summary: String,
    #[cfg_attr(feature = "schema", schemars(with = "serde_json::Value"))]
    change: Patch,
}

/// A change to the scenario as a merge patch.
#[derive(Debug)]
pub(crate) struct Patch(pub(crate) Change);

impl Serialize for Patch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Nested(&self.0).serialize(serializer)
    }
}

/// A default that the assessment rests on.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct Assumption {
    field: &'static str,
    #[cfg_attr(feature = "schema", schemars(with = "serde_json::Value"))]
    value: Option<InJson>,
    how_to_check: &'static str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct ModeDocument<'a> {
    mode: &'static str,
    status: &'static str,
    max_eips: Option<u32>,
    #[cfg_attr(feature = "schema", schemars(with = "Vec<super::finding::FindingDocument>"))]
    findings: Findings<'a>,
    /// Of a blocked mode: the smallest sets of changes that make it possible; none if nothing can.
    #[serde(skip_serializing_if = "Option::is_none")]
    least_changes: Option<Vec<RemedyDocument>>,
    /// What one instance carries with all its ENIs.
    capacity: CapacityDocument<'a>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct CapacityDocument<'a> {
    /// The range over the types of a family, the same number twice for a type, nothing if not known.
    min: Option<u32>,
    max: Option<u32>,
    limits: Vec<PartDocument>,
    /// Secondary ENIs needed for the EIPs wanted.
    enis: Option<u32>,
    larger_types: Vec<&'static str>,
    other_types: Vec<&'static str>,
    instances: Option<u32>,
    /// Who gets which address on the fewest ENIs.
    topology: Option<TopologyDocument<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct PartDocument {
    what: &'static str,
    value: u32,
    /// `null`: whoever asked looked it up.
    source: Option<SourceDocument>,
}

impl<'a> CapacityDocument<'a> {
    fn of(capacity: Capacity, scenario: &Scenario, known: &'a Known) -> Self {
        let (min, max) = match capacity.most {
            Most::Exactly(most) => (Some(most), Some(most)),
            Most::Between(least, most) => (Some(least), Some(most)),
            Most::Unknown => (None, None),
        };
        let part = |part: &Part| PartDocument {
            what: part.what.word(),
            value: part.value,
            source: part.source.as_ref().map(Into::into),
        };
        let names = |types: &[InstanceType]| types.iter().map(|of| of.name()).collect();
        Self {
            min,
            max,
            limits: capacity.limits.iter().map(part).collect(),
            enis: capacity.enis,
            larger_types: names(&capacity.larger),
            other_types: names(&capacity.others),
            instances: capacity.instances,
            topology: capacity
                .topology
                .map(|topology| TopologyDocument::of(&topology, scenario, known)),
        }
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct RemedyDocument {
    pub(super) summary: String,
    #[cfg_attr(feature = "schema", schemars(with = "serde_json::Value"))]
    pub(super) change: Patch,
}

/// A source as people and programs read it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SourceDocument {
    document: &'static str,
    section: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'static str>,
    as_of: &'static str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ReasonDocument {
    mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    reason: String,
}

impl From<&Citation> for SourceDocument {
    fn from(citation: &Citation) -> Self {
        let source = citation.source;
        Self {
            document: source.title(),
            section: citation.section,
            url: source.url(),
            as_of: source.as_of(),
        }
    }
}

impl<'a> AssessmentDocument<'a> {
    /// The document in one language.
    #[must_use]
    pub fn of(
        assessment: &'a Assessment,
        recommendation: &Recommendation,
        known: &'a Known,
        lang: Lang,
    ) -> Self {
        let scenario = &assessment.scenario;
        let assumptions = assessment.assumed.iter().map(|field| Assumption {
            field: field.spec().path,
            value: scenario.value(*field).map(|value| value.in_json(*field)),
            how_to_check: text::field_text(*field).check().get(lang),
        });
        let because = recommendation.because.iter().map(|reason| ReasonDocument {
            mode: reason.mode.id(),
            rule: reason.rule().map(|rule| rule.code),
            reason: text::reason(reason, lang),
        });
        Self {
            schema: SCHEMA,
            scenario: ScenarioDocument::of(scenario, known),
            assumptions: assumptions.collect(),
            modes: assessment
                .modes
                .iter()
                .map(|mode| mode_document(mode, scenario, known, lang))
                .collect(),
            recommended: recommendation.mode.map(crate::catalog::Mode::id),
            because: because.collect(),
            compromise: compromise(assessment).map(|found| CompromiseDocument {
                mode: found.mode.id(),
                summary: text::least_summary(&found.least, lang),
                change: Patch(found.least.change()),
            }),
        }
    }
}

fn mode_document<'a>(
    mode: &'a ModeAssessment,
    scenario: &'a Scenario,
    known: &'a Known,
    lang: Lang,
) -> ModeDocument<'a> {
    ModeDocument {
        mode: mode.mode.id(),
        status: mode.status.word(),
        max_eips: mode.max_eips,
        findings: Findings { found: &mode.findings, scenario, lang },
        least_changes: (mode.status == Status::Blocked).then(|| {
            let sets = least_changes(scenario, mode.mode);
            sets.iter().map(|least| least_document(least, lang)).collect()
        }),
        capacity: CapacityDocument::of(capacity(scenario, mode.mode), scenario, known),
    }
}

fn least_document(least: &Least, lang: Lang) -> RemedyDocument {
    RemedyDocument { summary: text::least_summary(least, lang), change: Patch(least.change()) }
}

/// `plan(scenario, { lang })`
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanDocument<'a> {
    schema: &'static str,
    scenario: ScenarioDocument<'a>,
    mode: &'static str,
    status: &'static str,
    assessment: AssessmentDocument<'a>,
    topology: TopologyDocument<'a>,
    steps: Vec<StepDocument<'a>>,
    sources: Vec<SourceDocument>,
}

impl<'a> PlanDocument<'a> {
    /// The document in one language.
    #[must_use]
    pub fn of(plan: &'a Plan, lang: Lang) -> Self {
        Self {
            schema: SCHEMA,
            scenario: ScenarioDocument::of(&plan.assessment.scenario, &plan.known),
            mode: plan.mode.id(),
            status: plan.status.word(),
            assessment: AssessmentDocument::of(
                &plan.assessment,
                &plan.recommendation,
                &plan.known,
                lang,
            ),
            topology: TopologyDocument::of(&plan.topology, &plan.assessment.scenario, &plan.known),
            steps: plan
                .steps
                .iter()
                .map(|step| StepDocument::of(step, &plan.known, lang))
                .collect(),
            sources: plan.sources().iter().map(Into::into).collect(),
        }
    }
}

/// The scenario as it was asked, with what is known of the plan's open places: opened again, it gives the same plan.
#[derive(Debug, Serialize)]
struct ScenarioDocument<'a> {
    #[serde(flatten)]
    scenario: &'a Scenario,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<&'a Known>,
}

/// What a scenario is stands in a schema of its own, made of the table of fields.
#[cfg(feature = "schema")]
impl schemars::JsonSchema for ScenarioDocument<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Scenario".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        super::schema::scenario().try_into().unwrap_or_default()
    }
}

impl<'a> ScenarioDocument<'a> {
    fn of(scenario: &'a Scenario, known: &'a Known) -> Self {
        Self { scenario, known: (!known.is_empty()).then_some(known) }
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct TopologyDocument<'a> {
    instance: InstanceDocument,
    enis: Vec<EniDocument>,
    eips: Vec<EipDocument<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct InstanceDocument {
    id: String,
    r#type: Option<&'static str>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct EniDocument {
    name: String,
    id: String,
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    kind: EniKindWord,
    attached: bool,
    private_ips: Vec<PrivateIpDocument>,
}

#[derive(Debug)]
struct EniKindWord(EniKind);

impl Serialize for EniKindWord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.word())
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct PrivateIpDocument {
    address: String,
    primary: bool,
    new: bool,
    eip: Option<String>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct EipDocument<'a> {
    name: String,
    id: String,
    /// The address, once it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    eni: String,
    private_ip: Option<String>,
}

impl<'a> TopologyDocument<'a> {
    fn of(topology: &Topology, scenario: &Scenario, known: &'a Known) -> Self {
        let said = |slot| known.say(slot);
        let eip = |eip: &Eip| EipDocument {
            name: eip.name(),
            id: said(Slot::EipId(eip.number)),
            address: known.get(Slot::EipAddress(eip.number)),
            eni: crate::plan::eni_name(eip.eni),
            private_ip: topology.private_slot(eip).map(said),
        };
        let private_ip = |eni: &Eni, ip: &PrivateIp| PrivateIpDocument {
            address: said(eni.slot(ip)),
            primary: ip.number == 1,
            new: ip.new,
            eip: ip.eip.map(crate::plan::eip_name),
        };
        let eni = |eni: &Eni| EniDocument {
            name: eni.name(),
            id: said(Slot::EniId(eni.number)),
            kind: EniKindWord(eni.kind),
            attached: eni.attached,
            private_ips: eni.private_ips.iter().map(|ip| private_ip(eni, ip)).collect(),
        };
        Self {
            instance: InstanceDocument {
                id: said(Slot::InstanceId),
                r#type: scenario.instance().map(|instance| instance.name()),
            },
            enis: topology.enis.iter().map(eni).collect(),
            eips: topology.eips.iter().map(eip).collect(),
        }
    }
}

/// A step as JSON.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct StepDocument<'a> {
    id: &'a str,
    phase: &'static str,
    title: String,
    detail: String,
    r#where: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    console: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    api: Option<CallDocument<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    commands: Vec<String>,
    verify: String,
    rollback: String,
    sources: Vec<SourceDocument>,
}

/// A call as JSON.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct CallDocument<'a> {
    product: &'static str,
    action: &'static str,
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
    parameters: Parameters<'a>,
}

#[derive(Debug)]
struct Parameters<'a>(&'a Call, &'a Known);

impl Serialize for Parameters<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.parameters.len()))?;
        for (name, value) in &self.0.parameters {
            map.serialize_entry(name, &self.1.fill(value))?;
        }
        map.end()
    }
}

impl<'a> CallDocument<'a> {
    pub(super) const fn of(call: &'a Call, known: &'a Known) -> Self {
        Self { product: call.product, action: call.action, parameters: Parameters(call, known) }
    }
}

impl<'a> StepDocument<'a> {
    pub(super) fn of(step: &'a Step, known: &'a Known, lang: Lang) -> Self {
        let of = |text| known.fill(&text::step_text(step, text, lang));
        Self {
            id: &step.id,
            phase: step.phase.word(),
            title: of(step.text.title()),
            detail: of(step.text.detail()),
            r#where: step.place.word(),
            console: of(step.text.console()).lines().map(str::to_owned).collect(),
            api: step.api.as_ref().map(|call| CallDocument::of(call, known)),
            commands: step.commands.iter().map(|line| known.fill(line)).collect(),
            verify: of(step.text.verify()),
            rollback: of(step.text.rollback()),
            sources: step.sources.iter().map(Into::into).collect(),
        }
    }
}
