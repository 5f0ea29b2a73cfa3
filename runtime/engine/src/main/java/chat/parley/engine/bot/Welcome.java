package chat.parley.engine.bot;

import chat.parley.api.Entry;
import chat.parley.api.Event;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Subscription;
import chat.parley.api.spi.BotPlan.Trigger;
import chat.parley.engine.chat.Place;
import java.util.Set;

/// Begins a conversation with whoever comes to where a bot is.
record Welcome(Setting setting, Reception reception) {

  /// Begins to watch, if the bot has a word for those who come.
  static Subscription watch(Setting setting, Reception reception) {
    if (setting.plan().triggers().stream().noneMatch(Trigger.OnJoin.class::isInstance)) {
      return () -> {};
    }
    var welcome = new Welcome(setting, reception);
    return setting.plan().rooms().isEmpty()
        ? setting.client().on(Event.Joined.class, welcome::greet)
        : setting.client().on(Event.RoomJoined.class, welcome::greet);
  }

  private void greet(Event.Joined joined) {
    Nickname who = joined.entry().nickname();
    greet(joined.entry(), new Place(who, who));
  }

  private void greet(Event.RoomJoined joined) {
    Set<Room> rooms = setting.plan().rooms();
    Entry entry = setting.client().table().get(joined.nickname());
    if (entry != null && rooms.contains(joined.room())) {
      greet(entry, new Place(joined.nickname(), joined.room()));
    }
  }

  private void greet(Entry entry, Place place) {
    if (entry.kind() == Kind.HUMAN || setting.plan().hearsBots()) {
      reception.welcome(place);
    }
  }
}
