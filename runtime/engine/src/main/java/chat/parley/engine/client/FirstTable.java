package chat.parley.engine.client;

import chat.parley.api.Client;
import chat.parley.api.Event;
import chat.parley.api.Subscription;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The table that follows a registration.
public final class FirstTable {

  private static final long PATIENCE_MILLIS = 2_000;

  private FirstTable() {}

  /// Waits for it, but not for long, and not at all when the client is not registered.
  public static void await(Client client) throws InterruptedException {
    if (!client.isRegistered()) {
      return;
    }
    var hasTable = new CountDownLatch(1);
    // What happened before somebody listened is told to the first who does.
    try (Subscription _ = client.on(Event.TableChanged.class, _ -> hasTable.countDown())) {
      var _ = hasTable.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }
}
