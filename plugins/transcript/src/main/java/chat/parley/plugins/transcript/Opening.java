package chat.parley.plugins.transcript;

import jakarta.inject.Inject;

/// Reads what has been written down once the version before is closed.
final class Opening implements Runnable {

  private final Seen seen;
  private final Choice choice;

  @Inject
  Opening(Seen seen, Choice choice) {
    this.seen = seen;
    this.choice = choice;
  }

  @Override
  public void run() {
    seen.open();
    choice.note();
  }
}
