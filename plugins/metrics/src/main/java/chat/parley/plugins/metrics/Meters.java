package chat.parley.plugins.metrics;

import chat.parley.api.Entry;
import chat.parley.api.MessageCounts;
import chat.parley.api.Presence;
import chat.parley.api.Traffic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// All meters of this plugin, and those of the JVM.
///
/// Their labels have values of ours alone, such as the constants of an enum: never a nickname or
/// anything else that others choose.
///
/// Safe for use by any thread.
final class Meters implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final JvmGcMetrics collections = new JvmGcMetrics();

  @Inject
  Meters() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /// A counter.
  ///
  /// @param labels names and values in turn
  Counter counter(String name, String help, String... labels) {
    return Counter.builder(name).description(help).tags(labels).register(registry);
  }

  /// A counter of bytes.
  Counter bytes(String name, String help) {
    return Counter.builder(name).description(help).baseUnit("bytes").register(registry);
  }

  /// How long something takes, in seconds, as somebody else has counted it.
  void times(String name, String help, Supplier<MessageCounts.Times> times) {
    registry.getPrometheusRegistry().register(new Histogram(name, help, times));
  }

  /// What somebody else counts.
  ///
  /// @param labels names and values in turn
  void total(String name, String help, LongSupplier total, String... labels) {
    counterOf(name, help, total).tags(labels).register(registry);
  }

  /// What is so now.
  void gauge(String name, String help, Supplier<Number> value) {
    Gauge.builder(name, value).description(help).strongReference(true).register(registry);
  }

  /// How many of the table are present how.
  void table(String name, Supplier<Collection<Entry>> table) {
    for (Presence presence : Presence.values()) {
      Gauge.builder(name, () -> count(table.get(), presence))
          .description("nicknames in the table")
          .tag("presence", word(presence))
          .strongReference(true)
          .register(registry);
    }
  }

  /// How many of these are present so.
  static long count(Collection<Entry> table, Presence presence) {
    return table.stream().filter(entry -> entry.presence() == presence).count();
  }

  /// What goes through sockets.
  ///
  /// @param prefix before the names
  void traffic(String prefix, Supplier<Traffic> traffic) {
    datagrams(prefix, "in", () -> traffic.get().datagramsIn());
    datagrams(prefix, "out", () -> traffic.get().datagramsOut());
    datagramBytes(prefix, "in", () -> traffic.get().bytesIn());
    datagramBytes(prefix, "out", () -> traffic.get().bytesOut());
    droppedDatagrams(prefix, "in", () -> traffic.get().droppedIn());
    droppedDatagrams(prefix, "out", () -> traffic.get().droppedOut());
  }

  private void datagrams(String prefix, String direction, LongSupplier total) {
    total(prefix + ".datagrams", "datagrams through its sockets", total, "direction", direction);
  }

  private void datagramBytes(String prefix, String direction, LongSupplier total) {
    counterOf(prefix + ".datagram", "bytes of the datagrams through its sockets", total)
        .tag("direction", direction)
        .baseUnit("bytes")
        .register(registry);
  }

  private void droppedDatagrams(String prefix, String direction, LongSupplier total) {
    total(
        prefix + ".datagrams.dropped",
        "datagrams of no use, or not taken",
        total,
        "direction",
        direction);
  }

  /// This object stands for the supplier, which nobody else would hold.
  private FunctionCounter.Builder<Meters> counterOf(String name, String help, LongSupplier total) {
    return FunctionCounter.builder(name, this, _ -> total.getAsLong()).description(help);
  }

  /// A constant as a label's value.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// Everything, as Prometheus reads it.
  String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
