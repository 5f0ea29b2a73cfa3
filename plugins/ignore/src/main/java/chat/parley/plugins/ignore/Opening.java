package chat.parley.plugins.ignore;

import jakarta.inject.Inject;

/// Reads the list once the version before has written it.
final class Opening implements Runnable {

  private final IgnoreList list;

  @Inject
  Opening(IgnoreList list) {
    this.list = list;
  }

  @Override
  public void run() {
    list.open();
  }
}
