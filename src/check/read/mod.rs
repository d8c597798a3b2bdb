//! The readers of scenarios, and what stands before every reader: the encoding of a file, and which kind it is.

pub mod csv;
pub mod decode;
mod header;
pub mod json;
pub mod lines;
pub mod other;
pub mod plans;
mod value;
