package chat.parley.plugins.metrics;

import chat.parley.api.MessageCounts;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Supplier;

/// Times that were counted elsewhere, as Prometheus wants them: in seconds, and each of them in one
/// bucket.
///
/// Safe for use by any thread.
///
/// @param name with dots, as meters have it
record Histogram(String name, String help, Supplier<MessageCounts.Times> source)
    implements Collector {

  private static final double NANOS = 1e9;

  @Override
  public MetricSnapshot collect() {
    MessageCounts.Times times = source.get();
    var bounds = new ArrayList<Double>();
    var counts = new ArrayList<Long>();
    long below = 0;
    for (var bucket : times.within().entrySet()) {
      bounds.add(seconds(bucket.getKey()));
      counts.add(bucket.getValue() - below);
      below = bucket.getValue();
    }
    bounds.add(Double.POSITIVE_INFINITY);
    counts.add(times.count() - below);
    return HistogramSnapshot.builder()
        .name(name.replace('.', '_') + "_seconds")
        .help(help)
        .dataPoint(
            HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, counts))
                .sum(seconds(times.total()))
                .build())
        .build();
  }

  private static double seconds(Duration time) {
    return time.getSeconds() + time.getNano() / NANOS;
  }
}
