//! [`Calibration`]: from the network's own confidence to a probability that can be trusted.

/// A rising curve of straight pieces from confidence to probability.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Calibration {
    /// `(confidence, probability)`, both rising; nothing: confidence is probability.
    pub(crate) knots: Vec<(f32, f32)>,
}

impl Calibration {
    /// The probability of a name that the network has that confidence in.
    pub(crate) fn probability(&self, confidence: f32) -> f32 {
        let behind = self.knots.partition_point(|knot| knot.0 < confidence);
        match (behind.checked_sub(1).map(|before| self.knots[before]), self.knots.get(behind)) {
            (None, None) => confidence,
            (None, Some(&(_, lowest))) => lowest,
            (Some((_, highest)), None) => highest,
            (Some(before), Some(behind)) => {
                let share = (confidence - before.0) / (behind.0 - before.0);
                before.1 + share * (behind.1 - before.1)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_two_knots_the_curve_is_straight() {
        let curve = Calibration { knots: vec![(0.25, 0.0), (0.75, 0.5), (1.0, 1.0)] };
        for (confidence, probability) in [(0.0, 0.0), (0.25, 0.0), (0.5, 0.25), (0.75, 0.5), (1.0, 1.0)] {
            assert!((curve.probability(confidence) - probability).abs() < 1e-6, "{confidence}");
        }
    }

    #[test]
    fn without_knots_confidence_is_probability() {
        assert!((Calibration::default().probability(0.3) - 0.3).abs() < f32::EPSILON);
    }
}
