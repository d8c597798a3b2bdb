//! How fast the engine is. The reference of every run is the same run's parse of the scenario by `serde_json` alone,
//! so that ratios stay comparable between machines.
#![allow(missing_docs, clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

mod support;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use eip_planner::catalog::Mode;
use eip_planner::{json, rules, scenario};
use support::{SCENARIO, WORST};

fn engine(criterion: &mut Criterion) {
    let (draft, _) = scenario::read_document(SCENARIO);
    let checked = draft.check().unwrap();
    let mut group = criterion.benchmark_group("engine");
    group.bench_function("reference: serde_json parses the scenario", |b| {
        b.iter(|| serde_json::from_str::<serde_json::Value>(black_box(SCENARIO)));
    });
    group.bench_function("assess, typed", |b| b.iter(|| rules::assess(black_box(&checked))));
    group.bench_function("plan, typed", |b| {
        b.iter(|| eip_planner::plan::plan(black_box(&checked)).steps().len());
    });
    group.bench_function("assess, JSON to JSON", |b| b.iter(|| json::assess(black_box(SCENARIO))));
    group.bench_function("Markdown export", |b| {
        b.iter(|| json::export_plan(black_box(SCENARIO), r#"{"format":"markdown"}"#));
    });
    // The worst case known: eight blockers of cut-through and as many of multi-EIP at once.
    let (draft, _) = scenario::read_document(WORST);
    let worst = draft.check().unwrap();
    group.bench_function("least change, worst case, all modes", |b| {
        b.iter(|| {
            Mode::ALL.map(|mode| eip_planner::plan::least_changes(black_box(&worst), mode).len())
        });
    });
    group.bench_function("plan, capacity and least change of all modes", |b| {
        b.iter(|| {
            let plan = eip_planner::plan::plan(black_box(&worst));
            let capacity = Mode::ALL.map(|mode| eip_planner::plan::capacity(&worst, mode).enis);
            let least = Mode::ALL.map(|mode| eip_planner::plan::least_changes(&worst, mode).len());
            (plan.steps().len(), capacity, least)
        });
    });
    group.finish();
}

criterion_group!(benches, engine);
criterion_main!(benches);
