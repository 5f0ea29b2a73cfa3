package chat.parley.core.session;

import chat.parley.core.Moment;
import chat.parley.core.packet.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Asks the gate, does what it says, and keeps back what is to go on later.
final class Gatekeeper {

  /// Frames that are kept back at a time, 18 MB if they are all as long as can be.
  static final int KEPT_BACK_MAX = 1_024;

  private final FrameGate gate;
  private final PriorityQueue<KeptBack> keptBack =
      new PriorityQueue<>(
          Comparator.comparingLong(KeptBack::at).thenComparingLong(KeptBack::order));

  /// Their time counts from the end of this batch of inputs.
  private final List<KeptBack> unplanned = new ArrayList<>();

  private final ArrayDeque<SessionEvent.Received> admitted = new ArrayDeque<>();
  private long order;

  /// @param at when it goes on; as long as it is not planned, after how long
  private record KeptBack(
      Session session, boolean leaves, FrameGate.Onward onward, long at, long order) {}

  Gatekeeper(FrameGate gate) {
    this.gate = gate;
  }

  /// Whether everything passes without being asked for.
  boolean isOpen() {
    return gate.isOpen();
  }

  /// A frame wants to leave in this session.
  void leave(Session session, Frame.Whole frame) {
    leave(gate, session, frame);
  }

  private void leave(FrameGate asked, Session session, Frame.Whole frame) {
    for (FrameGate.Onward onward : asked.leaving(session.peerKey(), frame, room())) {
      if (onward.delayNanos() > 0) {
        keepBack(session, true, onward);
      } else {
        session.enqueue(onward.frame());
      }
    }
  }

  /// A frame has arrived; [#takeAdmitted] answers what the node may take in. What arrives from a
  /// peer whom the node does not know is for nobody, and nobody is asked for it.
  void arrive(SessionEvent.Received event) {
    Session session = event.session();
    boolean isKnown = session.role() == Role.CLIENT_TO_SERVER || !session.peerKey().isEmpty();
    if (isKnown) {
      arrive(gate, session, event.frame());
    }
  }

  private void arrive(FrameGate asked, Session session, Frame.Whole frame) {
    for (FrameGate.Onward onward : asked.arriving(session.peerKey(), frame, room())) {
      if (onward.delayNanos() > 0) {
        keepBack(session, false, onward);
      } else {
        admitted.add(new SessionEvent.Received(session, onward.frame()));
      }
    }
  }

  private int room() {
    return KEPT_BACK_MAX - keptBack.size() - unplanned.size();
  }

  private void keepBack(Session session, boolean leaves, FrameGate.Onward onward) {
    if (room() > 0) {
      unplanned.add(new KeptBack(session, leaves, onward, onward.delayNanos(), order++));
    }
  }

  /// The next frame that the node may take in, or null.
  SessionEvent.@Nullable Received takeAdmitted() {
    return admitted.poll();
  }

  /// A batch of inputs ends now.
  void plan(long now) {
    for (KeptBack late : unplanned) {
      keptBack.add(new KeptBack(late.session, late.leaves, late.onward, now + late.at, late.order));
    }
    unplanned.clear();
  }

  /// Lets go on what is due. A frame that has arrived is taken in as long as its session lives, as
  /// if it had come only now.
  void elapsed(long now) {
    for (KeptBack due = keptBack.peek(); due != null && due.at <= now; due = keptBack.peek()) {
      keptBack.remove();
      FrameGate.Onward onward = due.onward;
      Session newest = due.session.newest();
      if (due.leaves) {
        leave(onward.rest(), due.session, onward.frame());
      } else if (due.session.phase() != Session.Phase.GONE && newest.isOpen()) {
        arrive(onward.rest(), newest, onward.frame());
      }
    }
  }

  long deadline() {
    KeptBack first = keptBack.peek();
    return first == null ? Moment.NEVER : first.at;
  }
}
