package chat.parley.launcher.prompt;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.api.Via;
import chat.parley.launcher.text.TerminalText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the owner of a prompt has seen, and what he is to see next: the messages that come, those
/// that he has not read, what became of the lines that he typed, and how he stands.
///
/// Safe for use by any thread.
final class Attention implements AutoCloseable {

  /// Whoever has pressed a key just now sees what comes, and need not be called.
  private static final Duration PRESENT = Duration.ofSeconds(10);

  /// Characters of a text that an alert has.
  private static final int ALERT_LENGTH = 80;

  private final Console console;
  private final UnaryOperator<Nickname> spelling;
  private final Focus focus;
  private final Unread unread = new Unread(System::nanoTime);
  private final Marks marks = new Marks();
  private final Bottom bottom;

  Attention(Client client, Console console, UnaryOperator<Nickname> spelling) {
    this.console = console;
    this.spelling = spelling;
    this.focus = new Focus(console);
    this.bottom = new Bottom(client, console, focus, unread);
  }

  /// Where lines go that are no commands.
  Focus focus() {
    return focus;
  }

  /// Begins to keep the line at the bottom of the screen, where there is one.
  void start() {
    if (console.isRich()) {
      bottom.start();
    }
  }

  /// Shows a message that has come.
  void received(Message message, List<String> lines) {
    Target where = message.to() instanceof Nickname ? message.from() : message.to();
    Unread.Seen seen = unread.arrived(where);
    String from = TerminalText.line(spelling.apply(message.from()).shown());
    console.say(
        new Said(
            from,
            message.receivedAt(),
            message.via() != Via.MAILBOX,
            seen == Unread.Seen.NO_FIRST,
            lines));
    if (seen != Unread.Seen.YES || unread.untouched().compareTo(PRESENT) > 0) {
      String text = TerminalText.line(message.text());
      int end =
          text.offsetByCodePoints(0, Math.min(ALERT_LENGTH, text.codePointCount(0, text.length())));
      String room = message.to() instanceof Nickname ? "" : " in " + message.to();
      console.alert(TerminalText.line(from + room) + ": " + text.substring(0, end));
    }
  }

  /// Looks at what else an event changes on the screen; its lines are shown already.
  void happened(Event event) {
    if (event instanceof Event.DeliveryChanged changed) {
      marks.changed(changed.id(), changed.state());
    }
    bottom.changed();
  }

  /// Whether its owner has left the server, or is not wanted there.
  void left(boolean hasLeft) {
    bottom.left(hasLeft);
  }

  /// A key was pressed.
  void touched() {
    if (unread.touched()) {
      bottom.changed();
    }
  }

  /// From the next line on they go there, or nowhere again; answers what to show.
  List<String> focus(@Nullable Target to) {
    unread.focus(to);
    List<String> said = focus.set(to);
    bottom.changed();
    return said;
  }

  /// The same with the conversation that has waited longest to be read.
  List<String> focusNext() {
    Optional<Target> next = unread.next();
    return next.isPresent()
        ? focus(next.get())
        : List.of("[There is nothing that you have not read.]");
  }

  /// What was typed there has become these copies.
  void sent(Place place, Target to, List<Delivery> copies) {
    marks.follow(place, copies);
    unread.answered(to);
    bottom.changed();
  }

  /// Keeps nothing true any more.
  @Override
  public void close() {
    bottom.close();
  }
}
