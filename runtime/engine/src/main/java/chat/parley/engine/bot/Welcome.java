package chat.parley.engine.bot;

import chat.parley.api.Entry;
import chat.parley.api.Event;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Subscription;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.api.spi.BotPlan.Trigger;
import chat.parley.engine.chat.Place;
import java.util.List;
import java.util.Set;

/// Begins a conversation with whoever comes to where a bot is.
///
/// @param scripts what each of these conversations goes through
record Welcome(Setting setting, Reception reception, List<Bot.Handler<Chat>> scripts) {

  /// Begins to watch, if the bot has a word for those who come.
  static Subscription watch(Setting setting, Reception reception) {
    List<Bot.Handler<Chat>> scripts =
        setting.plan().triggers().stream()
            .filter(Trigger.OnJoin.class::isInstance)
            .map(it -> ((Trigger.OnJoin) it).handler())
            .toList();
    if (scripts.isEmpty()) {
      return () -> {};
    }
    var welcome = new Welcome(setting, reception, scripts);
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
      reception.welcome(place, this::lead);
    }
  }

  private void lead(Chat chat) throws Exception {
    for (Bot.Handler<Chat> script : scripts) {
      script.handle(chat);
    }
  }
}
