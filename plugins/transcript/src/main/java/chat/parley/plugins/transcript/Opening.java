package chat.parley.plugins.transcript;

import jakarta.inject.Inject;

/// Reads what has been written down once the version before is closed.
final class Opening implements Runnable {

  private final Seen seen;

  @Inject
  Opening(Seen seen) {
    this.seen = seen;
  }

  @Override
  public void run() {
    seen.open();
  }
}
