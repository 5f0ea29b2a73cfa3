package chat.parley.plugins.away;

import chat.parley.api.Event;
import chat.parley.api.plugin.Interest;
import chat.parley.api.plugin.Interested;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/// Notices when something is said here, which means that somebody is there.
final class Activity implements Consumer<Event.Sent>, Interested {

  private final Idleness idleness;

  @Inject
  Activity(Idleness idleness) {
    this.idleness = idleness;
  }

  @Override
  public Interest interest() {
    return idleness.interest();
  }

  @Override
  public void accept(Event.Sent sent) {
    if (!sent.text().startsWith("[")) {
      idleness.noteActivity();
    }
  }
}
