//! Stories to measure with, written for this project.

/// All stories, one string each.
pub(crate) fn all() -> [&'static str; 8] {
    [
        include_str!("../data/airdrop.txt"),
        include_str!("../data/bombings.txt"),
        include_str!("../data/inquiry.txt"),
        include_str!("../data/obituary.txt"),
        include_str!("../data/outpost.txt"),
        include_str!("../data/talks.txt"),
        include_str!("../data/tenants.txt"),
        include_str!("../data/well.txt"),
    ]
}
