package chat.parley.core.session;

import chat.parley.core.Entropy;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.CloseCode;
import chat.parley.core.packet.Decoded;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.FrameDecoder;
import chat.parley.core.packet.PacketEncoder;
import java.util.List;

/// Takes DATA packets apart and does what their frames say.
final class PacketReceiver {

  private final Registry registry;
  private final Entropy entropy;

  PacketReceiver(Registry registry, Entropy entropy) {
    this.registry = registry;
    this.entropy = entropy;
  }

  /// One packet that has come in.
  ///
  /// @param number its packet number
  /// @param datagram the whole datagram; once it is opened, the plaintext stands behind the header
  record Arrival(long now, Address from, long number, byte[] datagram) {}

  /// Opens a packet in place; the length of its plaintext, or -1 when it does not belong to the
  /// session or has arrived before.
  int open(Transport transport, Arrival arrival) {
    if (!transport.isFresh(arrival.number)) {
      registry.counters().replayed++;
      return -1;
    }
    int length = transport.open(arrival.number, arrival.datagram);
    if (length < 0) {
      registry.counters().unauthentic++;
    }
    return length;
  }

  /// Takes in a packet that was opened.
  ///
  /// @param length of its plaintext
  void accept(Session session, Transport transport, Arrival arrival, int length) {
    transport.heard(arrival.now);
    transport.volume().arrived(arrival.datagram.length);
    Session newest = session.newest();
    Transport newestTransport = newest.transport();
    if (newest != session && newestTransport != null) {
      newestTransport.heard(arrival.now);
    }
    Closing closing = session.closing();
    if (closing != null) {
      if (closing.provoked(arrival.now)) {
        registry.touch(session);
      }
      return;
    }
    notePath(session, transport, arrival);
    switch (FrameDecoder.decode(arrival.datagram, PacketEncoder.DATA_HEADER_LENGTH, length)) {
      case Decoded.Malformed _ -> violate(session);
      case Decoded.Frames(var frames) -> take(session, transport, arrival, frames);
    }
  }

  private void notePath(Session session, Transport transport, Arrival arrival) {
    boolean highest = transport.highestReceived() == arrival.number;
    int bytes = arrival.datagram.length;
    if (transport.paths().arrived(arrival.from, bytes, highest, entropy)) {
      registry.touch(session);
    }
  }

  private void take(Session session, Transport transport, Arrival arrival, List<Frame> frames) {
    boolean eliciting = false;
    boolean kept = true;
    for (Frame frame : frames) {
      if (frame instanceof Frame.AckEliciting wanted) {
        eliciting = true;
        kept &= receive(session, transport, arrival, wanted);
      } else if (frame instanceof Frame.Acknowledgement acknowledgement) {
        acknowledged(session, transport, arrival.now, acknowledgement);
      } else if (frame instanceof Frame.Close close) {
        closed(session, transport, arrival.now, close);
      }
      if (session.closing() != null || session.phase() == Session.Phase.GONE) {
        return;
      }
    }
    if (kept) {
      transport.acknowledgements().add(arrival.now, arrival.number, eliciting);
      if (transport.acknowledgements().isDue()) {
        registry.touch(session);
      }
    }
  }

  /// Returns whether the frame was kept, so that its packet may be acknowledged.
  private boolean receive(
      Session session, Transport transport, Arrival arrival, Frame.AckEliciting frame) {
    switch (frame) {
      case Frame.Whole whole -> report(session, whole);
      case Frame.Ping _ -> {}
      case Frame.Fragment fragment -> {
        return reassemble(session, transport, arrival.now, fragment);
      }
      case Frame.PathChallenge(long data) -> {
        transport.paths().asked(arrival.from, data, arrival.datagram.length);
        registry.touch(session);
      }
      case Frame.PathResponse(long data) -> {
        if (transport.paths().answered(arrival.from, data)) {
          moved(session, transport, arrival);
        }
      }
    }
    return true;
  }

  /// What was under way to the old address has reached nobody, acknowledgements included. Where
  /// both sides opened at once, a retired session may be the first to find out.
  private void moved(Session session, Transport transport, Arrival arrival) {
    transport.acknowledgements().repeat();
    registry.touch(session);
    Session newest = session.newest();
    Transport used = newest.transport();
    if (used != null && newest.isOpen()) {
      used.paths().moveTo(arrival.from);
      used.recovery().changePath(arrival.now);
      newest.probe(used.recovery().isWaiting());
      registry.touch(newest);
      registry.report(new SessionEvent.Moved(newest, arrival.from));
    }
  }

  private boolean reassemble(
      Session session, Transport transport, long now, Frame.Fragment fragment) {
    return switch (transport.reassembler().add(now, fragment)) {
      case Reassembler.Outcome.Kept _ -> true;
      case Reassembler.Outcome.Refused _ -> false;
      case Reassembler.Outcome.Complete(byte[] bytes) -> {
        switch (FrameDecoder.decodeWhole(bytes)) {
          case Decoded.Malformed _ -> violate(session);
          case Decoded.Frames(var frames) -> {
            if (frames.getFirst() instanceof Frame.Whole whole) {
              report(session, whole);
            }
          }
        }
        yield true;
      }
    };
  }

  private void report(Session session, Frame.Whole frame) {
    Session newest = session.newest();
    if (newest.isOpen()) {
      registry.report(new SessionEvent.Received(newest, frame));
    }
  }

  private void acknowledged(
      Session session, Transport transport, long now, Frame.Acknowledgement frame) {
    Recovery recovery = transport.recovery();
    var received = transport.acknowledgements().received();
    switch (recovery.acknowledged(now, frame, session.queue(), received)) {
      case STALE -> {}
      case VIOLATION -> violate(session);
      case NEWS -> {
        session.silent(false);
        if (!recovery.isWaiting()) {
          transport.rests();
        }
        registry.touch(session.newest());
      }
    }
  }

  private void closed(Session session, Transport transport, long now, Frame.Close frame) {
    Session newest = session.newest();
    if (newest.isOpen()) {
      newest.beginClosing(new Closing(now, transport.recovery().probeTimeout()));
      var end = new SessionEvent.End.ByPeer(frame.code(), frame.reason());
      registry.report(new SessionEvent.Closed(newest, end));
    }
  }

  private void violate(Session session) {
    session.close(CloseCode.VIOLATION, "malformed frames");
  }
}
