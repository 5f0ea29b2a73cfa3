package chat.parley.core.hostile;

import chat.parley.core.Moment;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.Frame;
import chat.parley.core.session.Session;
import chat.parley.core.session.SessionEvent;
import chat.parley.core.session.Sessions;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.BiConsumer;
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

  void listen(Moment now) {
    while (!arriving.isEmpty()) {
      sessions.received(now, Prey.AT, arriving.remove());
    }
    for (SessionEvent event = sessions.poll(); event != null; event = sessions.poll()) {
      if (event instanceof SessionEvent.Opened(Session opened)) {
        session = opened;
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
