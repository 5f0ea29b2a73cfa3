package chat.parley.core.sim;

/// Calm weather with some faults in it, for tests of one fault each.
final class WeatherSketch {

  private double loss;
  private double burstStart;
  private double burstLoss;
  private long burstMeanNanos;
  private double duplication;
  private double reordering;
  private long holdUpNanos;
  private double corruption;

  WeatherSketch loss(double probability) {
    loss = probability;
    return this;
  }

  WeatherSketch bursts(double start, double lossWithin, long meanNanos) {
    burstStart = start;
    burstLoss = lossWithin;
    burstMeanNanos = meanNanos;
    return this;
  }

  WeatherSketch duplication(double probability) {
    duplication = probability;
    return this;
  }

  WeatherSketch reordering(double probability, long nanos) {
    reordering = probability;
    holdUpNanos = nanos;
    return this;
  }

  WeatherSketch corruption(double probability) {
    corruption = probability;
    return this;
  }

  Weather toWeather() {
    return new Weather(
        loss,
        burstStart,
        burstLoss,
        burstMeanNanos,
        duplication,
        reordering,
        holdUpNanos,
        Weather.CALM.delayLeastNanos(),
        Weather.CALM.delayMeanNanos(),
        0,
        0,
        corruption,
        0);
  }
}
