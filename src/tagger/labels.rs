//! Labels and tags: what each token of a name is called during tagging.

/// Where a token stands in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Position {
    Begin,
    Inside,
    End,
    Single,
}

/// The tag of a token outside all names.
pub(crate) const OUTSIDE: usize = 0;

/// The number of tags that `labels` labels make: four positions of each, and outside.
pub(crate) const fn tag_count(labels: usize) -> usize {
    1 + 4 * labels
}

/// The tag of a token at `position` in a name with the label number `label`.
pub(crate) const fn tag(label: usize, position: Position) -> usize {
    1 + 4 * label + position as usize
}

/// A name in a sequence of tokens: those from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) label: usize,
}

impl Name {
    /// The tags of the name's tokens, in order.
    pub(crate) fn tags(self) -> impl Iterator<Item = usize> {
        (self.start..self.end).map(move |at| {
            let position = match (at == self.start, at + 1 == self.end) {
                (true, true) => Position::Single,
                (true, false) => Position::Begin,
                (false, true) => Position::End,
                (false, false) => Position::Inside,
            };
            tag(self.label, position)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tags_of_a_name_say_where_it_begins_and_ends() {
        let tags = |start, end| Name { start, end, label: 2 }.tags().collect::<Vec<_>>();
        assert_eq!(tags(4, 5), [tag(2, Position::Single)]);
        assert_eq!(tags(4, 7), [tag(2, Position::Begin), tag(2, Position::Inside), tag(2, Position::End)]);
        assert!(tags(4, 7).iter().all(|&tag| tag != OUTSIDE && tag < tag_count(3)));
    }
}
