package chat.parley.core.session;

import chat.parley.core.packet.Address;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.FrameEncoder;
import chat.parley.core.packet.Limits;
import java.util.List;

/// Sends what one session after the other has to send, as much as its window allows.
///
/// Frames that were lost go before new ones, many in one packet; an acknowledgement rides with them
/// and goes alone only when it is due and nothing else is sent.
final class PacketSender {

  /// The shortest datagram with a path challenge in it.
  private static final int CHALLENGE_MIN = Limits.DATA_OVERHEAD + Limits.PADDING_MULTIPLE;

  /// Packets in one probe, from the second in a row on: a path that loses every third packet would
  /// otherwise look dead too often (RFC 9002, section 6.2.4).
  private static final int PROBE_PACKETS_MAX = 2;

  private final SessionCounters counters;
  private final PacketWriter writer = new PacketWriter();

  PacketSender(SessionCounters counters) {
    this.counters = counters;
  }

  /// Sends what this session may send now.
  void flush(long now, Session session, Transport transport, Transmit transmit) {
    Closing closing = session.closing();
    if (closing != null) {
      sendClosing(now, session, transport, closing, transmit);
      return;
    }
    answerQuestion(transport, transmit);
    challenge(now, transport, transmit);
    if (session.phase() == Session.Phase.OPEN) {
      if (session.isProbeDue()) {
        session.probe(false);
        int packets = Math.clamp(transport.recovery().probes(), 1, PROBE_PACKETS_MAX);
        for (int i = 0; i < packets; i++) {
          probe(now, session.queue(), transport, transmit);
        }
      }
      sendFrames(now, session.queue(), transport, transmit);
      sendSoundings(now, session.queue(), transport, transmit);
    }
    if (transport.acknowledgements().isDue()) {
      writer.begin();
      acknowledge(now, transport, 0);
      sendUnwaited(transport.paths().current(), writer.finish(transport), transport, transmit);
    }
  }

  private void sendFrames(long now, SendQueue queue, Transport transport, Transmit transmit) {
    while (transport.recovery().hasRoom()) {
      Outgoing next = queue.peek();
      if (next == null) {
        return;
      }
      writer.begin();
      long acknowledged = acknowledge(now, transport, next.length());
      fill(queue, transport.recovery().nextNumber());
      sendWaited(now, acknowledged, writer.finish(transport), transport, transmit);
    }
  }

  /// Sends what only measures the path, behind all else: a window that is full drops it, since a
  /// path that is busy tells of itself.
  private void sendSoundings(long now, SendQueue queue, Transport transport, Transmit transmit) {
    for (int bytes = queue.takeSounding(); bytes > 0; bytes = queue.takeSounding()) {
      if (transport.recovery().hasRoom()) {
        writer.begin(bytes);
        writer.write(new Frame.Ping());
        sendWaited(now, -1, writer.finishFull(transport), transport, transmit);
      }
    }
  }

  /// Repeats the oldest frames in flight, and goes on with queued ones: the answer to either tells
  /// what was lost (RFC 9002, section 6.2.4).
  private void probe(long now, SendQueue queue, Transport transport, Transmit transmit) {
    Recovery recovery = transport.recovery();
    List<Outgoing> oldest = recovery.inFlight();
    long number = recovery.nextNumber();
    writer.begin();
    int roomNeeded = oldest.isEmpty() ? 0 : oldest.getFirst().length();
    long acknowledged = acknowledge(now, transport, roomNeeded);
    for (Outgoing outgoing : oldest) {
      if (outgoing.length() > writer.room()) {
        break;
      }
      writer.carry(outgoing);
      outgoing.sentIn(number);
    }
    fill(queue, number);
    if (writer.carried().isEmpty()) {
      writer.write(new Frame.Ping());
    }
    sendWaited(now, acknowledged, writer.finish(transport), transport, transmit);
  }

  private void fill(SendQueue queue, long number) {
    Outgoing next = queue.peek();
    while (next != null && next.length() <= writer.room()) {
      queue.take(number);
      writer.carry(next);
      next = queue.peek();
    }
  }

  /// Begins the packet with an acknowledgement if there is one to give and so much room remains;
  /// returns the highest number acknowledged, or -1.
  private long acknowledge(long now, Transport transport, int roomNeeded) {
    Acknowledgements acknowledgements = transport.acknowledgements();
    if (!acknowledgements.isPending()) {
      return -1;
    }
    Frame.Acknowledgement frame = acknowledgements.frame(now);
    if (FrameEncoder.length(frame) + roomNeeded > writer.room()) {
      return -1;
    }
    writer.write(frame);
    acknowledgements.sent();
    return frame.ranges().getFirst().to();
  }

  private void answerQuestion(Transport transport, Transmit transmit) {
    Paths.Question question = transport.paths().takeQuestion();
    if (question == null) {
      return;
    }
    writer.begin(question.bytesMax());
    writer.write(new Frame.PathResponse(question.data()));
    byte[] answer = writer.finishFull(transport);
    transport.paths().answerSent(question.from(), answer.length);
    sendUnwaited(question.from(), answer, transport, transmit);
  }

  /// Nothing but the challenge goes there: an acknowledgement would make the other side fall
  /// silent, and with its silence ends what may be sent to it.
  private void challenge(long now, Transport transport, Transmit transmit) {
    Paths paths = transport.paths();
    int allowed = paths.challengeBytesMax();
    if (allowed < CHALLENGE_MIN) {
      return;
    }
    writer.begin(allowed);
    writer.write(new Frame.PathChallenge(paths.challengeData()));
    paths.challengeSent(now, allowed, transport.recovery().probeTimeout());
    sendUnwaited(paths.challengedAddress(), writer.finishFull(transport), transport, transmit);
  }

  private void sendClosing(
      long now, Session session, Transport transport, Closing closing, Transmit transmit) {
    Frame.Close frame = closing.due();
    if (frame == null) {
      return;
    }
    if (closing.isFirst()) {
      sendFrames(now, session.queue(), transport, transmit);
    }
    writer.begin();
    acknowledge(now, transport, closing.length());
    writer.write(frame);
    closing.sent(now, transport.recovery().probeTimeout());
    sendUnwaited(transport.paths().current(), writer.finish(transport), transport, transmit);
  }

  private void sendWaited(
      long now, long acknowledged, byte[] datagram, Transport transport, Transmit transmit) {
    transport.recovery().sent(now, datagram.length, writer.carried(), acknowledged);
    transport.waits(now);
    countOut(transport, datagram);
    transmit.send(transport.paths().current(), datagram);
  }

  private void sendUnwaited(Address to, byte[] datagram, Transport transport, Transmit transmit) {
    transport.recovery().sentUnwaited();
    countOut(transport, datagram);
    transmit.send(to, datagram);
  }

  private void countOut(Transport transport, byte[] datagram) {
    counters.datagramsOut++;
    transport.volume().sent(datagram.length);
  }
}
