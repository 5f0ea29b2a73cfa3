package chat.parley.plugins.rooms;

import chat.parley.api.Event;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/// Notices when we have come into a room, whoever has brought us there.
final class Newcomer implements Consumer<Event.TableChanged> {

  private final Curiosity curiosity;

  @Inject
  Newcomer(Curiosity curiosity) {
    this.curiosity = curiosity;
  }

  @Override
  public void accept(Event.TableChanged change) {
    curiosity.look();
  }
}
