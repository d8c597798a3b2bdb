//! Takes the plan away as files.

use leptos::prelude::*;

use super::Acts;
use crate::export::{FORMATS, File, Format, archive, archive_name, find};
use crate::plan::Plan;
use crate::text::ui as t;
use crate::ui::browser;

impl Acts {
    /// What a button of a format does.
    #[inline(never)]
    pub(super) fn file(self, act: &str, format: &str) {
        let Some(plan) = self.page.plan.get_untracked() else { return };
        match (act, find(format)) {
            ("download-all", _) => {
                let fit = FORMATS.iter().filter(|format| (format.fits)(&plan));
                let files: Vec<File> = fit.flat_map(|format| self.files(&plan, *format)).collect();
                zip(&archive_name(&plan, None), &files);
            }
            ("download", Some(format)) => {
                let (name, files) = (format.download_name(&plan), self.files(&plan, format));
                match files.as_slice() {
                    [file] if file.file_name == name => {
                        browser::download(&name, file.media_type, &file.text);
                    }
                    files => zip(&name, files),
                }
            }
            ("copy-file", Some(format)) => self.copy_file(self.files(&plan, format)),
            ("png", Some(format)) => self.png(self.files(&plan, format)),
            _ => {}
        }
    }

    fn files(self, plan: &Plan, format: Format) -> Vec<File> {
        (format.print)(plan, self.page.lang.get_untracked())
    }

    fn copy_file(self, files: Vec<File>) {
        let lang = self.page.lang.get_untracked();
        let text = files.into_iter().map(|file| file.text).collect::<Vec<_>>().join("\n");
        leptos::task::spawn_local(async move {
            let copied = browser::copy(text).await;
            self.told.0.set(if copied { t::COPIED } else { t::COPY_FAILED }.get(lang));
        });
    }

    fn png(self, files: Vec<File>) {
        let Some(file) = files.into_iter().next() else { return };
        let lang = self.page.lang.get_untracked();
        leptos::task::spawn_local(async move {
            let name = file.file_name.replace(".svg", ".png");
            let drawn = browser::download_png(&name, &file.text).await;
            self.told.0.set(if drawn { "" } else { t::PNG_FAILED.get(lang) });
        });
    }
}

fn zip(name: &str, files: &[File]) {
    if let Some(bytes) = archive::zip(files) {
        browser::download_zip(name, &bytes);
    }
}
