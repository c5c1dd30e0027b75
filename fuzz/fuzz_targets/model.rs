//! Any bytes are a model or an error, never a panic.

#![no_main]

use copydesk::Model;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(model) = Model::from_bytes(bytes) {
        assert!(!model.info().labels.is_empty());
    }
});
