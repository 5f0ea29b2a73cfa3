package chat.parley.core.sim;

import chat.parley.core.Moment;

/// What the network does to every datagram; probabilities are for one datagram.
///
/// @param loss of being lost
/// @param burstStart of beginning a burst on its link
/// @param burstLoss of being lost in a burst
/// @param burstMeanNanos the mean length of a burst
/// @param duplication of arriving twice
/// @param reordering of being held up for `holdUpNanos` at the most
/// @param delayLeastNanos the least time that it takes
/// @param delayMeanNanos the mean of the random time on top
/// @param tail of being late by up to `tailNanos`
/// @param corruption of some flipped bits
/// @param truncation of a lost end
record Weather(
    double loss,
    double burstStart,
    double burstLoss,
    long burstMeanNanos,
    double duplication,
    double reordering,
    long holdUpNanos,
    long delayLeastNanos,
    long delayMeanNanos,
    double tail,
    long tailNanos,
    double corruption,
    double truncation) {

  /// A good local network.
  static final Weather CALM =
      new Weather(0, 0, 0, 0, 0, 0, 0, Moment.MILLISECOND / 2, Moment.MILLISECOND, 0, 0, 0, 0);

  /// The weather that these faults make, with strengths drawn now.
  static Weather draw(Faults faults, Seeded seeded) {
    double loss = Math.pow(seeded.fraction(), 2) * 0.4;
    double burstStart = seeded.between(0.001, 0.02);
    double burstLoss = seeded.between(0.5, 1.0);
    long burstMean = seeded.between(50, 2_000) * Moment.MILLISECOND;
    double duplication = seeded.between(0.01, 0.2);
    double reordering = seeded.between(0.01, 0.3);
    long holdUp = seeded.between(5, 400) * Moment.MILLISECOND;
    double tail = seeded.between(0.001, 0.02);
    long tailNanos = seeded.between(1, 20) * Moment.SECOND;
    double corruption = seeded.between(0.001, 0.05);
    double truncation = seeded.between(0.001, 0.02);
    long slow = seeded.between(10, 300) * Moment.MILLISECOND;
    boolean isSlow = faults.has(FaultKind.SLOW_NETWORK);
    return new Weather(
        faults.has(FaultKind.LOSS) ? loss : 0,
        faults.has(FaultKind.BURST_LOSS) ? burstStart : 0,
        burstLoss,
        burstMean,
        faults.has(FaultKind.DUPLICATION) ? duplication : 0,
        faults.has(FaultKind.REORDERING) ? reordering : 0,
        holdUp,
        isSlow ? slow : CALM.delayLeastNanos,
        isSlow ? slow / 4 : CALM.delayMeanNanos,
        faults.has(FaultKind.DELAY_TAIL) ? tail : 0,
        tailNanos,
        faults.has(FaultKind.CORRUPTION) ? corruption : 0,
        faults.has(FaultKind.TRUNCATION) ? truncation : 0);
  }
}
