//! [`Watch`]: shows how a training goes, ends it when it gets no better, and keeps the best of it.

use std::ops::ControlFlow;

use indicatif::{ProgressBar, ProgressStyle};

use super::corpus::Annotated;
use super::evaluation::evaluate;
use crate::tagger::Tagger;

/// What is seen of a training from outside.
pub(crate) struct Watch<'a> {
    dev: &'a [Annotated],
    /// After so many epochs without a better score the training ends, and its best tagger is kept; without it the
    /// last one is.
    patience: Option<usize>,
    epochs: usize,
    bar: ProgressBar,
    kept: Option<Kept>,
}

struct Kept {
    tagger: Tagger,
    epoch: usize,
    f1: f64,
}

impl<'a> Watch<'a> {
    /// A watch over so many epochs of so many steps. Without dev articles nothing ends early.
    pub(crate) fn new(dev: &'a [Annotated], patience: Option<usize>, epochs: usize, steps: usize) -> Self {
        let style = ProgressStyle::with_template("{msg}  {bar:30} {eta} left").expect("it is well formed");
        let bar = ProgressBar::new((epochs * steps) as u64).with_style(style).with_message("epoch  1");
        Self { dev, patience: patience.filter(|_| !dev.is_empty()), epochs, bar, kept: None }
    }

    /// One sample has been learnt from.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
    }

    /// The epoch, from 1, has led to that tagger. Breaks if the training should end.
    pub(crate) fn end_epoch(&mut self, epoch: usize, loss: f32, tagger: Tagger) -> ControlFlow<()> {
        let f1 = evaluate(&tagger, self.dev).f1();
        let score = if self.dev.is_empty() { String::new() } else { format!("  dev F1 {f1:5.2}") };
        self.bar.suspend(|| eprintln!("epoch {epoch:2}  loss {loss:9.1}{score}"));
        self.bar.set_message(format!("epoch {:2}", epoch + 1));
        if self.patience.is_none() || self.kept.as_ref().is_none_or(|kept| f1 > kept.f1) {
            self.kept = Some(Kept { tagger, epoch, f1 });
        }
        let best = self.kept.as_ref().map_or(epoch, |kept| kept.epoch);
        if self.patience.is_some_and(|patience| epoch - best >= patience) && epoch < self.epochs {
            self.bar.suspend(|| eprintln!("no better since epoch {best}: that is the one to keep"));
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    /// The tagger to keep, if there was an epoch.
    pub(crate) fn finish(self) -> Option<Tagger> {
        self.bar.finish_and_clear();
        self.kept.map(|kept| kept.tagger)
    }
}
