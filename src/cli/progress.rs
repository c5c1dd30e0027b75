//! Progress on standard error.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shows how much has been read once the work has taken long, if standard error is a terminal.
pub(super) struct Progress {
    bar: ProgressBar,
}

/// Work that takes longer than this is long.
const PATIENCE: Duration = Duration::from_secs(2);

impl Progress {
    /// Of so many bytes, if that is known.
    pub(super) fn new(total: Option<u64>) -> Self {
        let template = if total.is_some() {
            "{bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left"
        } else {
            "{spinner} {bytes}, {bytes_per_sec}"
        };
        let style = ProgressStyle::with_template(template).expect("the template is well formed");
        Self { bar: ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden()).with_style(style) }
    }

    /// So many more bytes are done. `shown` says whether the results appear on the terminal themselves: then
    /// they are progress enough.
    pub(super) fn advance(&self, bytes: usize, shown: bool) {
        self.bar.inc(bytes as u64);
        if self.bar.is_hidden() && !shown && self.bar.elapsed() > PATIENCE {
            // A terminal target draws nothing where standard error is no terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Does `print`, which writes to standard error, without tearing the bar.
    pub(super) fn above(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
