//! What a button, box or fold of a printed piece does: one listener for all of them, which reads `data-do`.

mod files;
mod form;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

use super::address::Screen;
use super::field::{Combo, Combos};
use super::form::{self as ask, Said};
use super::keeper::Keeper;
use super::part::Shown;
use super::stages::Stages;
use super::state::Page;
use super::theme::{self, Theme};
use super::{Shared, address, browser, plans, undo};
use crate::catalog::{Lang, Mode};
use crate::keep::mark;
use crate::plan::{Step, migrate};
use crate::scenario::{Change, Field, Slot, parse_pairs, read_input};
use crate::text::{keep as k, ui as t};

/// What acts reach for.
#[derive(Clone, Copy)]
struct Acts {
    page: Page,
    keeper: Keeper,
    shown: Shown,
    said: Said,
    stages: Stages,
    /// A word on a copied or drawn file.
    told: Told,
    /// Are these dialogs asked for?
    search: RwSignal<bool>,
    embed: RwSignal<bool>,
    combos: StoredValue<Combos>,
}

/// The case that the empty page offers to start from.
const EXAMPLE: &str = r#"{"region":"cn-hangzhou","instance":"ecs.g7.xlarge","eips":{"count":3}}"#;

/// A word on what became of a file.
#[derive(Clone, Copy, Default)]
pub struct Told(pub RwSignal<&'static str>);

/// Listens within the page, as long as it stands.
pub(super) fn listen(page: Page, shared: Shared) {
    let Some(root) = document().get_element_by_id(super::ROOT) else { return };
    let Shared { keeper, shown, said, stages, told, search, embed, combos, .. } = shared;
    let acts = Acts { page, keeper, shown, said, stages, told, search, embed, combos };
    on(&root, acts, "click", EventListenerPhase::Bubble, Acts::click);
    on(&root, acts, "change", EventListenerPhase::Bubble, Acts::change);
    on(&root, acts, "input", EventListenerPhase::Bubble, Acts::input);
    on(&root, acts, "mousedown", EventListenerPhase::Bubble, Acts::press);
    on(&root, acts, "focusout", EventListenerPhase::Bubble, Acts::leave);
    on(&root, acts, "submit", EventListenerPhase::Bubble, Acts::submit);
    on(&root, acts, "keydown", EventListenerPhase::Bubble, Acts::key);
    // A toggle does not bubble.
    on(&root, acts, "toggle", EventListenerPhase::Capture, Acts::toggle);
}

fn on(
    root: &Element,
    acts: Acts,
    name: &'static str,
    phase: EventListenerPhase,
    act: fn(Acts, &Event, &Element),
) {
    let options = EventListenerOptions { phase, passive: false };
    let listener = EventListener::new_with_options(root, name, options, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(target) = target {
            act(acts, event, &target);
        }
    });
    // It goes with the root.
    listener.forget();
}

fn data(element: &Element, name: &str) -> String {
    element.get_attribute(&format!("data-{name}")).unwrap_or_default()
}

/// The element that says what to do, and what it says.
fn asked(target: &Element) -> Option<(Element, String)> {
    let element = target.closest("[data-do]").ok().flatten()?;
    let act = data(&element, "do");
    Some((element, act))
}

// What a person can do only once all of the page is there stands in functions of its own: the first view does without.
impl Acts {
    fn click(self, event: &Event, target: &Element) {
        let Some((element, act)) = asked(target) else { return };
        let value = data(&element, "value");
        match act.as_str() {
            "apply" => {
                self.page.apply(&change(&data(&element, "change")));
                self.stages.now();
                browser::focus_soon("result");
            }
            "mode" => {
                if let Some(mode) = Mode::parse(&value) {
                    self.page.choose_mode(mode);
                    self.stages.now();
                    browser::focus_soon("result");
                }
            }
            "confirm" => self.confirm(&data(&element, "path"), &value),
            "go" => {
                // The part after `#` belongs to the page's state.
                event.prevent_default();
                browser::reveal(&value);
            }
            "way" => self.way(&element),
            "more" => self.more(),
            "combo" => self.combo(&element).into_iter().for_each(Combo::show),
            "opener" => self.opener(&element),
            "offer" => self.offer(&element, &value),
            "copy" => self.copy(&element, value),
            "step" => self.step(&element, value == "up"),
            "print" => browser::print(),
            "clear" => self.page.clear(),
            "undo" => undo::step(self.page, self.keeper, undo::Asked::Undo),
            "redo" => undo::step(self.page, self.keeper, undo::Asked::Redo),
            "search" => self.search.set(true),
            "embed" => self.embed.set(true),
            "share" => plans::share(self.keeper),
            "example" => self.page.load(&read_input(EXAMPLE)),
            "download" | "download-all" | "copy-file" | "png" => self.file(&act, &value),
            _ => {}
        }
    }

    fn change(self, _: &Event, target: &Element) {
        let Some((element, act)) = asked(target) else { return };
        let input = element.dyn_ref::<HtmlInputElement>();
        let checked = input.is_some_and(HtmlInputElement::checked);
        let word = element.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
        match (act.as_str(), word) {
            ("differ", _) => self.differ(checked),
            ("done", _) => self.done(&data(&element, "value"), checked),
            ("place", Some(word)) => self.place(&word),
            ("open", _) => ask::open_file(self.page, input),
            ("name", _) => self.name(input),
            ("language", Some(word)) => self.language(&word),
            ("theme", Some(word)) => theme::choose(Theme::parse(&word)),
            ("choose", Some(word)) => self.enter(&element, &word, true),
            ("protocol", _) => self.protocol(&element, checked),
            _ => {}
        }
    }

    fn input(self, _: &Event, target: &Element) {
        let Some((element, act)) = asked(target) else { return };
        let value = element.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
        let Some(value) = value else { return };
        match act.as_str() {
            "type" => self.enter(&element, value.trim(), false),
            "combo" => {
                if let Some(combo) = self.combo(&element) {
                    combo.type_in(value);
                }
            }
            "slot" => self.slot(&element, value.trim()),
            _ => {}
        }
    }

    /// The focus stays in the box while its list is used.
    fn press(self, event: &Event, target: &Element) {
        if target.closest(".popup, .opener").is_ok_and(|found| found.is_some()) {
            event.prevent_default();
        }
    }

    fn leave(self, _: &Event, target: &Element) {
        if data(target, "do") == "combo"
            && let Some(combo) = self.combo(target)
        {
            combo.leave();
        }
    }

    fn key(self, event: &Event, target: &Element) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        match data(target, "do").as_str() {
            "type" => {}
            "combo" => return self.combo(target).into_iter().for_each(|combo| combo.key(event)),
            _ => return,
        }
        let up = match event.key().as_str() {
            "ArrowUp" => true,
            "ArrowDown" => false,
            _ => return,
        };
        event.prevent_default();
        self.step(target, up);
    }

    fn toggle(self, _: &Event, target: &Element) {
        let name = data(target, "fold");
        if name.is_empty() {
            return;
        }
        let open = target.has_attribute("open");
        if self.shown.folds.with_untracked(|folds| folds.contains(&name)) != open {
            self.shown.folds.update(|folds| {
                if open {
                    folds.push(name);
                } else {
                    folds.retain(|fold| *fold != name);
                }
            });
        }
    }

    fn submit(self, event: &Event, form: &Element) {
        // No form of the page is sent anywhere.
        event.prevent_default();
        if data(form, "do") == "save" {
            plans::save(self.page, self.keeper);
        }
    }

    #[inline(never)]
    fn name(self, input: Option<&HtmlInputElement>) {
        let name = input.map(HtmlInputElement::value).unwrap_or_default();
        self.page.set_slot(Slot::Name, name.trim());
    }

    fn language(self, word: &str) {
        if let Some(lang) = Lang::parse(word) {
            self.page.speak(lang);
        }
    }

    #[inline(never)]
    fn way(self, button: &Element) {
        let word = if data(button, "way") == "out" { address::OUT } else { "" };
        self.page.set_view(address::WAY, word);
        self.shown.runs.update(|runs| *runs = runs.wrapping_add(1));
    }

    /// More steps. The focus goes to the first of the new ones, where reading goes on.
    #[inline(never)]
    fn more(self) {
        let at = self.shown.steps.get_untracked();
        self.shown.steps.set(at + crate::html::SLICE);
        browser::focus_nth_soon(".steps > li", at);
    }

    #[inline(never)]
    fn differ(self, on: bool) {
        self.page.set_view(address::ROWS, if on { address::DIFFER } else { "" });
    }

    #[inline(never)]
    fn place(self, word: &str) {
        self.page.set_view(address::STEPS, word);
        self.shown.steps.set(crate::html::SLICE);
    }

    /// An assumption is one no longer. The focus goes to the row that followed, else to the one before; with the last
    /// one gone, to the answer.
    #[inline(never)]
    fn confirm(self, path: &str, value: &str) {
        let Some(field) = Field::find(path) else { return };
        let Some(value) = field.spec().kind.parse(value) else { return };
        let assumed = || {
            let of = |plan: &crate::plan::Plan| plan.assessment.assumed.clone();
            self.page.plan.with_untracked(|plan| plan.as_ref().map(of)).unwrap_or_default()
        };
        let fields = assumed();
        let at = fields.iter().position(|known| *known == field).unwrap_or_default();
        let (before, after) = fields.split_at_checked(at).unwrap_or_default();
        let near = after.iter().skip(1).chain(before.iter().rev());
        let ids = near.map(|field| format!("confirm-{}", field.spec().key));
        let ids = ids.chain(["assumptions".to_owned(), "result".to_owned()]).collect();
        self.page.confirm(field, value);
        self.stages.now();
        self.said.given(field, value, assumed().len());
        browser::focus_soon_first(ids);
    }

    #[inline(never)]
    fn done(self, id: &str, on: bool) {
        let Some(plan) = self.page.plan.get_untracked() else { return };
        let way = (self.page.screen.get_untracked() == Screen::Migrate)
            .then(|| untrack(|| self.page.way()));
        let moves = way.map(|(from, to)| migrate(&plan.assessment.scenario, from, to).moves);
        let steps: Vec<&Step> = match &moves {
            Some(moves) => moves.iter().map(|of| &of.step).collect(),
            None => plan.steps().iter().collect(),
        };
        let Some(step) = steps.into_iter().find(|step| step.id == id) else { return };
        let mark = on.then(|| mark(step, &plan.known));
        let key = untrack(|| self.keeper.key(&plan, way));
        self.keeper.change_progress(|progress| progress.set(&key, id, mark));
        // A mark that will not last is no silent one.
        if let Some(trouble) = self.keeper.trouble.get_untracked() {
            self.keeper.tell(trouble.text(), &[]);
        }
    }

    /// Copies what stands beside the button.
    #[inline(never)]
    fn copy(self, button: &Element, what: String) {
        let beside = button.parent_element();
        let target = beside.and_then(|box_| box_.query_selector("pre").ok().flatten());
        let text = target.as_ref().and_then(|pre| pre.text_content()).unwrap_or_default();
        leptos::task::spawn_local(async move {
            let said = if browser::copy(text).await {
                k::COPIED
            } else if target.is_some_and(|target| browser::select(&target)) {
                k::COPY_SELECTED
            } else {
                t::COPY_FAILED
            };
            self.keeper.tell(said, &[("what", what)]);
        });
    }
}

/// The change that a button names.
fn change(text: &str) -> Change {
    let pairs = parse_pairs(text).into_iter();
    pairs
        .filter_map(|(key, value)| {
            let field = Field::find(&key)?;
            Some((field, field.spec().kind.parse(&value)))
        })
        .collect()
}
