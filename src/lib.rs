//! EIP Planner: several public addresses (EIPs) on one Alibaba Cloud ECS instance.
//!
//! A plan is a pure function of a scenario and the catalog. The modules stand in the order in which the
//! data flows; an arrow never points back up:
//!
//! [`catalog`] what is known → [`scenario`] what is asked → [`rules`] what holds → [`plan`] what to do →
//! [`export`] how it leaves, [`check`] many at once, [`learn`] what there is to read, [`keep`] what a person keeps, [`html`] pieces of a page → [`json`], the one border, and the page.

#[forbid(unsafe_code)]
pub mod catalog;
#[forbid(unsafe_code)]
mod order;

#[forbid(unsafe_code)]
pub mod scenario;

#[forbid(unsafe_code)]
pub mod rules;

#[forbid(unsafe_code)]
pub mod plan;

// A section of the module needs the word `unsafe` (text/late.rs).
#[deny(unsafe_code)]
pub mod text;

#[forbid(unsafe_code)]
pub mod export;

#[forbid(unsafe_code)]
pub mod check;

#[forbid(unsafe_code)]
pub mod worker;

#[forbid(unsafe_code)]
pub mod learn;

#[cfg(feature = "site")]
#[forbid(unsafe_code)]
pub mod site;

#[forbid(unsafe_code)]
pub mod keep;

#[forbid(unsafe_code)]
pub mod html;

#[forbid(unsafe_code)]
pub mod json;

#[cfg(any(feature = "cli", feature = "api-all"))]
#[forbid(unsafe_code)]
pub mod command;

#[cfg(feature = "api")]
pub mod api;

#[cfg(feature = "app")]
pub mod ui;
