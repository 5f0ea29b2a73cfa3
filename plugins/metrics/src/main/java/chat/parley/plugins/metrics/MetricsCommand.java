package chat.parley.plugins.metrics;

import chat.parley.api.command.Command;
import chat.parley.api.command.Example;
import chat.parley.api.command.Help;
import chat.parley.api.command.Invocation;
import chat.parley.api.command.Name;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// `/metrics`: where the figures can be fetched, and a few of them.
@Name("metrics")
@Help("shows where figures can be fetched, and a few of them")
@Example(in = "/metrics", out = "received 0")
final class MetricsCommand implements Command<MetricsCommand.Metrics> {

  private final Endpoint endpoint;
  private final Observed observed;

  /// The whole command.
  record Metrics() {}

  @Inject
  MetricsCommand(Endpoint endpoint, Observed observed) {
    this.endpoint = endpoint;
    this.observed = observed;
  }

  @Override
  public void run(Metrics call, Invocation in) {
    Map<String, Long> figures = observed.summary();
    String words =
        figures.entrySet().stream()
            .map(figure -> "%s %d".formatted(figure.getKey(), figure.getValue()))
            .collect(Collectors.joining(", "));
    var data = new LinkedHashMap<String, Object>(figures);
    data.put("endpoint", endpoint.state());
    in.reply("%s%n%s".formatted(endpoint.state(), words), data);
  }
}
