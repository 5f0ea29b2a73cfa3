package chat.parley.core.hostile;

import chat.parley.core.Moment;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.CloseCode;
import chat.parley.core.packet.Frame;
import chat.parley.core.session.Session;
import chat.parley.core.session.SessionEvent;
import chat.parley.core.session.Sessions;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Somebody with a session, keys of his own, and no manners: he sends whatever frames he likes.
final class Attacker {

  final Address address;
  final Queue<byte[]> arriving = new ArrayDeque<>();
  private final Sessions sessions;
  private final List<Frame.Whole> introduction;
  private final @Nullable Supplier<Session> caller;
  private @Nullable Session session;
  private Consumer<Frame.Whole> ear = _ -> {};
  private int sessionsOpened;

  /// @param introduction what makes others take him seriously
  /// @param caller opens a session; null if the attacker waits until he is called
  Attacker(
      Address address,
      Sessions sessions,
      List<Frame.Whole> introduction,
      @Nullable Supplier<Session> caller) {
    this.address = address;
    this.sessions = sessions;
    this.introduction = introduction;
    this.caller = caller;
  }

  /// Speaks in another session from now on, if it is he who calls.
  void call() {
    if (caller != null) {
      session = caller.get();
    }
  }

  /// Says what makes others take him seriously.
  void introduce() {
    introduction.forEach(this::send);
  }

  /// Sends this in his session, if there is one.
  void send(Frame.Whole frame) {
    if (session != null && !session.hasEnded()) {
      session.send(frame);
    }
  }

  /// Is told what he hears from now on.
  void hear(Consumer<Frame.Whole> listener) {
    ear = listener;
  }

  /// Ends his session.
  void leave() {
    if (session != null) {
      session.close(CloseCode.SHUTDOWN, "");
    }
  }

  /// How many sessions others have opened with him, or he with them.
  int sessionsOpened() {
    return sessionsOpened;
  }

  void listen(Moment now) {
    while (!arriving.isEmpty()) {
      sessions.received(now, Prey.AT, arriving.remove());
    }
    for (SessionEvent event = sessions.poll(); event != null; event = sessions.poll()) {
      switch (event) {
        case SessionEvent.Opened(Session opened) -> {
          session = opened;
          sessionsOpened++;
        }
        case SessionEvent.Received(Session _, Frame.Whole frame) -> ear.accept(frame);
        default -> {
          // He does not care.
        }
      }
    }
  }

  void flush(Moment now, BiConsumer<Address, byte[]> out) {
    sessions.flush(now, out::accept);
  }

  void elapsed(Moment now) {
    sessions.elapsed(now);
  }
}
