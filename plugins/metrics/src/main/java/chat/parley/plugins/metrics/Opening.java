package chat.parley.plugins.metrics;

import jakarta.inject.Inject;
import java.io.IOException;
import org.slf4j.Logger;

/// Opens the endpoint, when the version before has closed its own.
///
/// Beside a server a port that is taken keeps the plugin from running, and its operator sees why.
/// Beside a client it only goes without: there may be another client on this computer.
final class Opening implements Runnable {

  private final Endpoint endpoint;
  private final Listening where;
  private final Logger log;

  @Inject
  Opening(Endpoint endpoint, Listening where, Logger log) {
    this.endpoint = endpoint;
    this.where = where;
    this.log = log;
  }

  @Override
  public void run() {
    if (!where.isWanted()) {
      endpoint.leaveClosed("see listens in metrics.toml");
      return;
    }
    try {
      endpoint.open(where);
    } catch (IOException e) {
      if (where.isVital()) {
        throw new IllegalStateException(e.getMessage(), e);
      }
      log.warn("Figures cannot be fetched: reason={}", e.getMessage());
    }
  }
}
