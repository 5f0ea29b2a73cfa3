package chat.parley.plugins.rooms;

import chat.parley.api.Event;
import chat.parley.api.plugin.Notices;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/// Tells who comes into our rooms.
final class Comings implements Consumer<Event.RoomJoined> {

  private final Membership membership;
  private final Notices notices;
  private final RoomsConfig config;

  @Inject
  Comings(Membership membership, Notices notices, RoomsConfig config) {
    this.membership = membership;
    this.notices = notices;
    this.config = config;
  }

  @Override
  public void accept(Event.RoomJoined joined) {
    if (config.tellMembers() && membership.isOurs(joined.room())) {
      notices.tell("%s has joined %s".formatted(joined.nickname(), joined.room()));
    }
  }
}
