//! `rules.rego` in regorus: its interpreter, and its virtual machine.

use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{Engine, Rc, Value};

use crate::verdict::Verdicts;

const RULE: &str = "data.eip.verdicts";

fn engine() -> Engine {
    let mut engine = Engine::new();
    engine.add_policy("rules.rego".to_owned(), include_str!("../rules.rego").to_owned()).unwrap();
    engine
}

/// The interpreter, prepared.
pub struct Interpreter(Engine);

impl Default for Interpreter {
    fn default() -> Self {
        Self(engine())
    }
}

impl Interpreter {
    /// The verdicts, as a value of the engine.
    pub fn run(&mut self, input: &Value) -> Value {
        self.0.set_input(input.clone());
        self.0.eval_rule(RULE.to_owned()).unwrap()
    }
}

/// The virtual machine with the rules compiled.
pub struct Machine(RegoVM);

impl Default for Machine {
    fn default() -> Self {
        let policy = engine().compile_with_entrypoint(&Rc::from(RULE)).unwrap();
        let program = Compiler::compile_from_policy(&policy, &[RULE]).unwrap();
        let mut machine = RegoVM::new();
        machine.load_program(program);
        Self(machine)
    }
}

impl Machine {
    /// The verdicts, as a value of the engine.
    pub fn run(&mut self, input: &Value) -> Value {
        self.0.set_input(input.clone());
        self.0.execute_entry_point_by_index(0).unwrap()
    }
}

/// A document as a value of the engine.
#[must_use]
pub fn input(document: &serde_json::Value) -> Value {
    document.clone().into()
}

/// The engine's answer, to be compared.
#[must_use]
pub fn verdicts(answer: &Value) -> Verdicts {
    serde_json::from_str(&answer.to_json_str().unwrap()).unwrap()
}
