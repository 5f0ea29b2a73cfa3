package chat.parley.api.plugin;

import chat.parley.api.Event;
import chat.parley.api.Message;
import java.util.Objects;

/// What a handler of events, or a filter, has anything to do with at present, and how soon it has
/// to know. The host looks here before it wakes the thread of a handler, so that a plugin which has
/// nothing to do costs next to nothing.
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

  private final String beginning;
  private final boolean atLeisure;
  private volatile boolean present = true;

  private Interest(String beginning, boolean atLeisure) {
    this.beginning = beginning;
    this.atLeisure = atLeisure;
  }

  /// In everything, until [#set] says otherwise.
  public static Interest inAll() {
    return new Interest("", false);
  }

  /// The same, but of messages, heard or sent, only in those whose text begins so.
  public static Interest inTexts(String beginning) {
    return new Interest(Objects.requireNonNull(beginning, "beginning"), false);
  }

  /// The same, but what there is may be told a little later, with what comes after it: some 20 ms,
  /// or less when there is much. For those who count and write down. A filter is always asked at
  /// once.
  public Interest atLeisure() {
    return new Interest(beginning, true);
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
    return switch (event) {
      case Event.Received(Message message) -> isIn(message);
      case Event.Sent sent -> present && sent.text().startsWith(beginning);
      default -> present;
    };
  }

  /// Whether this is to be told, or judged.
  public boolean isIn(Message message) {
    return present && message.text().startsWith(beginning);
  }
}
