//! The check beside the page: a worker holds the report, the page asks for what it shows.
//!
//! [`Session`] is the report with a view on it and knows no browser; [`Engine`] is the worker that runs it. Page and
//! worker speak by [`message`]: files go over as handles and are read over there, exports come back as handles, rows
//! come a screenful at a time. Nothing large is ever copied or held twice.

pub mod message;
mod present;
mod session;
pub mod view;

pub use session::Session;

#[cfg(any(feature = "app", feature = "worker"))]
mod codec;
#[cfg(any(feature = "app", feature = "worker"))]
mod engine;
#[cfg(any(feature = "app", feature = "worker"))]
mod source;

#[cfg(any(feature = "app", feature = "worker"))]
pub use {codec::Plain, engine::Engine};

/// Starts the worker.
#[cfg(any(feature = "app", feature = "worker"))]
pub fn start() {
    use gloo_worker::Registrable;
    Engine::registrar().encoding::<Plain>().register();
}
