package chat.parley.api.plugin;

import chat.parley.api.Event;
import chat.parley.api.Message;
import java.util.List;
import java.util.Objects;

/// What a handler of events, a filter or a hook has anything to do with at present, and how soon it
/// has to know. The host looks here before it wakes the thread of a handler, or asks a hook, so
/// that a plugin which has nothing to do costs next to nothing.
///
/// ```java
/// final class Secretary implements Consumer<Event.Received>, Interested {
///   private final Interest interest = Interest.inAll();
///
///   public Interest interest() {
///     return interest; // Absence calls set(true) when we go away, and set(false) when we are back
///   }
/// ```
///
/// An event that comes while there is no interest in it is not handed over later either. Of a
/// version that is being replaced the host keeps what comes meanwhile, and the next one gets it.
///
/// Safe for use by any thread.
public final class Interest {

  private final List<Class<? extends Event>> types;
  private final String beginning;
  private final boolean atLeisure;
  private volatile boolean present = true;

  private Interest(List<Class<? extends Event>> types, String beginning, boolean atLeisure) {
    this.types = types;
    this.beginning = beginning;
    this.atLeisure = atLeisure;
  }

  /// In everything, until [#set] says otherwise.
  public static Interest inAll() {
    return new Interest(List.of(Event.class), "", false);
  }

  /// The same, but of events only in those of these types: for a handler of several types, which is
  /// told of them in their order.
  public static Interest in(List<Class<? extends Event>> types) {
    return new Interest(List.copyOf(types), "", false);
  }

  /// The same, but of messages, heard or sent, only in those whose text begins so.
  public static Interest inTexts(String beginning) {
    return new Interest(
        List.of(Event.class), Objects.requireNonNull(beginning, "beginning"), false);
  }

  /// The same, but what there is may be told a little later, with what comes after it: some 20 ms,
  /// or less when there is much. For those who count and write down. A filter is always asked at
  /// once.
  public Interest atLeisure() {
    return new Interest(types, beginning, true);
  }

  /// Whether there is any from now on.
  public void set(boolean isThere) {
    present = isThere;
  }

  /// Whether there is any.
  public boolean isPresent() {
    return present;
  }

  /// Whether it may be told later.
  public boolean isAtLeisure() {
    return atLeisure;
  }

  /// Whether this is to be told.
  public boolean isIn(Event event) {
    return present
        && isOfMyTypes(event)
        && switch (event) {
          case Event.Received(Message message) -> message.text().startsWith(beginning);
          case Event.Sent sent -> sent.text().startsWith(beginning);
          default -> true;
        };
  }

  private boolean isOfMyTypes(Event event) {
    for (Class<? extends Event> type : types) {
      if (type.isInstance(event)) {
        return true;
      }
    }
    return false;
  }

  /// Whether this is to be told, or judged.
  public boolean isIn(Message message) {
    return present && message.text().startsWith(beginning);
  }
}
