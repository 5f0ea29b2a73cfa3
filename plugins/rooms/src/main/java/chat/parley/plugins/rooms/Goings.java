package chat.parley.plugins.rooms;

import chat.parley.api.Event;
import chat.parley.api.plugin.Notices;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/// Tells who leaves our rooms.
final class Goings implements Consumer<Event.RoomLeft> {

  private final Membership membership;
  private final Notices notices;
  private final RoomsConfig config;

  @Inject
  Goings(Membership membership, Notices notices, RoomsConfig config) {
    this.membership = membership;
    this.notices = notices;
    this.config = config;
  }

  @Override
  public void accept(Event.RoomLeft left) {
    if (config.tellMembers() && membership.isOurs(left.room())) {
      notices.tell("%s has left %s".formatted(left.nickname(), left.room()));
    }
  }
}
