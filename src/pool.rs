//! [`Pool`]: many articles at once.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::article::Article;
use crate::error::{Error, Result};
use crate::extractor::{Extractor, Worker};
use crate::value::Date;

/// A pool of threads, each with a [`Worker`] of its own.
///
/// The threads belong to the pool and end with it, so a process that forks between two pools is safe.
///
/// ```
/// use copydesk::{Extractor, Pool};
///
/// let pool = Pool::new(&Extractor::embedded(), None)?;
/// let articles = pool.extract_many(&[("PARIS (AFP) - One.", None), ("\"Two,\" he said.", None)]);
/// assert_eq!(articles.len(), 2);
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug)]
pub struct Pool {
    threads: rayon::ThreadPool,
    workers: Vec<Mutex<Worker>>,
}

impl Pool {
    /// A pool of so many threads, or of one thread per core.
    ///
    /// # Errors
    ///
    /// [`Error::Threads`] if the system refuses to start them.
    pub fn new(extractor: &Extractor, threads: Option<NonZeroUsize>) -> Result<Self> {
        let asked = threads.map_or(0, NonZeroUsize::get);
        let threads = rayon::ThreadPoolBuilder::new()
            .num_threads(asked)
            .thread_name(|index| format!("copydesk-{index}"))
            .build()
            .map_err(|error| Error::Threads { threads: asked, problem: error.to_string() })?;
        let workers = (0..threads.current_num_threads()).map(|_| Mutex::new(extractor.worker())).collect();
        Ok(Self { threads, workers })
    }

    /// What stands in each text, published on its day if that is known. The results are in the order of the
    /// texts and the same as of [`Worker::extract`].
    pub fn extract_many<T: AsRef<str> + Sync>(&self, texts: &[(T, Option<Date>)]) -> Vec<Article> {
        self.map(texts, |worker, (text, published)| worker.extract(text.as_ref(), *published))
    }

    /// Does `job` for each item, each time with the worker of the thread that does it; the results are in the
    /// order of the items.
    pub fn map<T: Sync, R: Send>(&self, items: &[T], job: impl Fn(&mut Worker, &T) -> R + Sync) -> Vec<R> {
        // Articles differ in length a hundredfold, so each thread takes the next one when it is free.
        let next = AtomicUsize::new(0);
        let share = |worker: &mut Worker| {
            let mut done = Vec::new();
            while let Some((index, item)) = take(&next, items) {
                done.push((index, job(worker, item)));
            }
            done
        };
        let shares = self.threads.broadcast(|thread| {
            share(&mut self.workers[thread.index()].lock().unwrap_or_else(PoisonError::into_inner))
        });
        let mut done: Vec<(usize, R)> = shares.into_iter().flatten().collect();
        done.sort_unstable_by_key(|(index, _)| *index);
        done.into_iter().map(|(_, result)| result).collect()
    }
}

fn take<'a, T>(next: &AtomicUsize, items: &'a [T]) -> Option<(usize, &'a T)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    Some((index, items.get(index)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Vec<(String, Option<Date>)> {
        let story =
            "KYIV, Ukraine (AP) — \"We will rebuild,\" Mayor Ivan Petrenko told reporters on Tuesday. ";
        (0..97)
            .map(|i| (format!("{}{i}", story.repeat(i % 13)), Date::new(2024, 1, 1 + i as u8 % 28)))
            .collect()
    }

    #[test]
    fn parallel_is_the_same_as_serial() {
        let (extractor, texts) = (Extractor::embedded(), texts());
        let mut worker = extractor.worker();
        let serial: Vec<Article> =
            texts.iter().map(|(text, published)| worker.extract(text, *published)).collect();
        for threads in [1, 2, 7] {
            let pool = Pool::new(&extractor, NonZeroUsize::new(threads)).unwrap();
            assert_eq!(pool.extract_many(&texts), serial);
            assert_eq!(pool.extract_many(&texts), serial, "a second time, with used buffers");
        }
    }

    #[test]
    fn results_keep_the_order_of_the_items() {
        let pool = Pool::new(&Extractor::embedded(), NonZeroUsize::new(5)).unwrap();
        let items: Vec<usize> = (0..10_000).collect();
        assert_eq!(pool.map(&items, |_, item| *item), items);
        assert!(pool.map(&[], |_, item: &usize| *item).is_empty());
    }
}
