//! `rules.cedar` in cedar-policy: a request for each mode.

use std::collections::{BTreeSet, HashMap};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, EntityUid, PolicyId, PolicySet, Request, Response,
};
use eip_planner::catalog::Mode;

use crate::verdict::{Verdict, Verdicts};

/// The authorizer with the policies parsed.
pub struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    entities: Entities,
    /// Who asks, what for, and of what: in these rules the mode alone matters.
    person: EntityUid,
    modes: [EntityUid; 4],
    instance: EntityUid,
    /// Code of a policy, and whether it blocks.
    rules: HashMap<PolicyId, (String, bool)>,
}

impl Default for Cedar {
    fn default() -> Self {
        let policies: PolicySet = include_str!("../rules.cedar").parse().unwrap();
        let rules = policies
            .policies()
            .map(|policy| {
                let code = policy.annotation("code").unwrap().to_owned();
                (policy.id().clone(), (code, policy.annotation("severity") == Some("blocker")))
            })
            .collect();
        let uid = |text: &str| -> EntityUid { text.parse().unwrap() };
        Self {
            authorizer: Authorizer::new(),
            policies,
            entities: Entities::empty(),
            person: uid(r#"Person::"anybody""#),
            modes: Mode::ALL.map(|mode| uid(&format!("Action::\"{}\"", mode.id()))),
            instance: uid(r#"Instance::"any""#),
            rules,
        }
    }
}

impl Cedar {
    /// The requests of a document, one for each mode.
    #[must_use]
    pub fn requests(&self, document: &serde_json::Value) -> [Request; 4] {
        let context = Context::from_json_value(document.clone(), None).unwrap();
        self.modes.each_ref().map(|mode| {
            let (person, instance) = (self.person.clone(), self.instance.clone());
            Request::new(person, mode.clone(), instance, context.clone(), None).unwrap()
        })
    }

    /// The answer for each mode.
    #[must_use]
    pub fn run(&self, requests: &[Request; 4]) -> [Response; 4] {
        requests
            .each_ref()
            .map(|request| self.authorizer.is_authorized(request, &self.policies, &self.entities))
    }

    /// The engine's answers, to be compared.
    #[must_use]
    pub fn verdicts(&self, answers: &[Response; 4]) -> Verdicts {
        Mode::ALL
            .iter()
            .zip(answers)
            .map(|(mode, answer)| (mode.id().to_owned(), self.verdict(answer)))
            .collect()
    }

    fn verdict(&self, answer: &Response) -> Verdict {
        assert_eq!(answer.diagnostics().errors().count(), 0, "a rule reads what is not there");
        // No policy permits anything: what nothing forbids is denied without a reason.
        assert_eq!(answer.decision(), Decision::Deny);
        let rules: Vec<_> = answer.diagnostics().reason().map(|id| &self.rules[id]).collect();
        let status = if rules.is_empty() {
            "available"
        } else if rules.iter().any(|(_, blocks)| *blocks) {
            "blocked"
        } else {
            "conditional"
        };
        let codes: BTreeSet<String> = rules.into_iter().map(|(code, _)| code.clone()).collect();
        Verdict { status: status.to_owned(), codes }
    }
}
