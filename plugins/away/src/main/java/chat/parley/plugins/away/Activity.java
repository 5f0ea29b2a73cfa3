package chat.parley.plugins.away;

import chat.parley.api.Event;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/// Notices when something is said here, which means that somebody is there.
final class Activity implements Consumer<Event.Sent> {

  private final Idleness idleness;

  @Inject
  Activity(Idleness idleness) {
    this.idleness = idleness;
  }

  @Override
  public void accept(Event.Sent sent) {
    if (!sent.text().startsWith("[")) {
      idleness.noteActivity();
    }
  }
}
