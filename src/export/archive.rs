//! Several files as one zip file: stored, without time stamps, so that the same plan is the same archive.

use std::io::Write as _;

use rawzip::{CompressionMethod, ZipArchiveWriter};

use super::File;

/// The archive; `None` if there are more or larger files than the format has room for.
#[must_use]
pub fn zip(files: &[File]) -> Option<Vec<u8>> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for file in files {
        let (mut entry, config) = archive
            .new_file(&file.file_name)
            .compression_method(CompressionMethod::STORE)
            .start()
            .ok()?;
        let mut writer = config.wrap(&mut entry);
        writer.write_all(file.text.as_bytes()).ok()?;
        let (_, descriptor) = writer.finish().ok()?;
        entry.finish(descriptor).ok()?;
    }
    archive.finish().ok()
}
