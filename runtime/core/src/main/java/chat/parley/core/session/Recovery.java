package chat.parley.core.session;

import chat.parley.core.Moment;
import chat.parley.core.packet.Frame;
import chat.parley.core.session.SentPackets.Fate;
import chat.parley.core.session.SentPackets.Slot;
import java.util.ArrayList;
import java.util.List;

/// Finds out which packets arrived and which were lost (RFC 9002, section 6), and feeds the round
/// trip and the congestion window with it.
final class Recovery {

  /// A packet is lost when one sent so many later was acknowledged (RFC 9002, section 6.1.1).
  static final int PACKET_THRESHOLD = 3;

  /// The longest pause between two probes, unless the path itself is slower.
  static final long PROBE_PAUSE_MAX_NANOS = 8 * Moment.SECOND;

  /// Persistent congestion takes so many probe timeouts (RFC 9002, section 7.6.1).
  private static final int PERSISTENT_CONGESTION_THRESHOLD = 3;

  /// What an acknowledgement said.
  enum Verdict {
    /// Nothing that was not known.
    STALE,
    /// Packets arrived.
    NEWS,
    /// Packets arrived that were never sent.
    VIOLATION
  }

  private static final Outgoing[] NO_FRAMES = {};

  private final SentPackets packets = new SentPackets();
  private final RoundTrip roundTrip = new RoundTrip();
  private final Congestion congestion = new Congestion();
  private final SessionCounters counters;
  private long highestAcknowledged = -1;
  private long lossAt = Moment.NEVER;
  private long elicitedAt;
  private long pathSince = Long.MIN_VALUE;
  private int waitedFor;
  private int probes;
  private long arrived;
  private long lost;
  private int bytesMax;
  private boolean retired;

  /// @param counters where lost packets are counted
  Recovery(SessionCounters counters) {
    this.counters = counters;
  }

  RoundTrip roundTrip() {
    return roundTrip;
  }

  Congestion congestion() {
    return congestion;
  }

  /// What became of the packets whose fate was found out since [#measureAnew].
  Sounding sounding() {
    return new Sounding(arrived, lost, waitedFor, bytesMax, roundTrip.best(), roundTrip.smoothed());
  }

  /// Counts from here on what becomes of packets.
  void measureAnew() {
    arrived = 0;
    lost = 0;
    bytesMax = 0;
  }

  /// The number of the next packet.
  long nextNumber() {
    return packets.next();
  }

  /// Whether a packet with new frames may be sent.
  boolean hasRoom() {
    return congestion.hasRoom() && packets.hasRoom() && packets.next() < KeyAge.PACKETS_HARD_STOP;
  }

  /// Whether packets are in flight that must be acknowledged.
  boolean isWaiting() {
    return waitedFor > 0;
  }

  /// Probe timeouts in a row without an acknowledgement.
  int probes() {
    return probes;
  }

  /// The wait for an acknowledgement before the first probe.
  long probeTimeout() {
    return roundTrip.probeTimeout();
  }

  /// A packet has been sent under [#nextNumber] that is waited for.
  ///
  /// @param frames those to be sent again if it is lost
  /// @param acknowledges the highest number that it acknowledges, or -1
  void sent(long now, int bytes, List<Outgoing> frames, long acknowledges) {
    Slot slot = packets.add();
    slot.sentAt = now;
    slot.bytes = bytes;
    slot.fate = Fate.IN_FLIGHT;
    slot.frames = frames.isEmpty() ? NO_FRAMES : frames.toArray(NO_FRAMES);
    slot.acknowledges = acknowledges;
    elicitedAt = now;
    waitedFor++;
    congestion.sent(bytes);
  }

  /// A packet has been sent under [#nextNumber] that nobody waits for.
  void sentUnwaited() {
    Slot slot = packets.add();
    slot.fate = Fate.IDLE;
    slot.frames = null;
    packets.trim();
  }

  /// Takes in an acknowledgement.
  Verdict acknowledged(
      long now, Frame.Acknowledgement frame, SendQueue queue, ReceivedRanges received) {
    long highest = frame.ranges().getFirst().to();
    if (highest >= packets.next()) {
      return Verdict.VIOLATION;
    }
    boolean limited = congestion.isLimiting();
    boolean news = false;
    long sample = -1;
    for (var range : frame.ranges()) {
      if (range.to() < packets.first()) {
        break;
      }
      for (long number = range.to(); number >= Math.max(range.from(), packets.first()); number--) {
        Slot slot = packets.slot(number);
        if (slot.fate == Fate.IN_FLIGHT) {
          if (number == highest && slot.sentAt >= pathSince) {
            sample = now - slot.sentAt;
          }
          settle(slot, queue, received, limited);
          news = true;
        }
      }
    }
    if (!news) {
      return Verdict.STALE;
    }
    highestAcknowledged = Math.max(highestAcknowledged, highest);
    if (sample >= 0) {
      roundTrip.sample(now, sample, delayOf(frame));
    }
    probes = 0;
    detectLoss(now, queue);
    congestion.grow();
    packets.trim();
    return Verdict.NEWS;
  }

  /// When something is lost or a probe is due; `Moment.NEVER` when nothing is in flight.
  long deadline() {
    if (retired || waitedFor == 0) {
      return Moment.NEVER;
    }
    if (lossAt != Moment.NEVER) {
      return lossAt;
    }
    long pause = roundTrip.probeTimeout();
    long backedOff = pause << Math.min(probes, 20);
    return elicitedAt + Math.max(pause, Math.min(backedOff, PROBE_PAUSE_MAX_NANOS));
  }

  /// The deadline has passed: queues what is lost by now, or returns true when a probe must be
  /// sent.
  boolean isProbeDue(long now, SendQueue queue) {
    if (lossAt != Moment.NEVER) {
      detectLoss(now, queue);
      packets.trim();
      return false;
    }
    probes++;
    elicitedAt = now;
    return true;
  }

  /// The undelivered frames of all packets in flight, the oldest packet's first.
  List<Outgoing> inFlight() {
    var frames = new ArrayList<Outgoing>();
    for (long number = packets.first(); number < packets.next(); number++) {
      Outgoing[] carried = packets.slot(number).frames;
      if (carried == null || packets.slot(number).fate != Fate.IN_FLIGHT) {
        continue;
      }
      for (Outgoing outgoing : carried) {
        if (!outgoing.isSettled() && !outgoing.isWaiting() && outgoing.isIn(number)) {
          frames.add(outgoing);
        }
      }
    }
    return frames;
  }

  /// Another session sends from now on: nothing is lost here any more, and nothing is probed.
  void retire() {
    retired = true;
  }

  /// The path is another one: begins anew with its round trip and window. What was sent before
  /// tells nothing of it (RFC 9000, section 9.4).
  void changePath(long now) {
    pathSince = now;
    roundTrip.reset();
    congestion.reset(now);
    probes = 0;
  }

  private void settle(Slot slot, SendQueue queue, ReceivedRanges received, boolean limited) {
    slot.fate = Fate.ACKNOWLEDGED;
    waitedFor--;
    arrived++;
    bytesMax = Math.max(bytesMax, slot.bytes);
    congestion.acknowledged(slot.bytes, slot.sentAt, limited);
    Outgoing[] frames = slot.frames;
    if (frames != null) {
      for (Outgoing outgoing : frames) {
        queue.delivered(outgoing);
      }
      slot.frames = null;
    }
    if (slot.acknowledges >= 0) {
      received.forgetUpTo(slot.acknowledges);
    }
  }

  private void detectLoss(long now, SendQueue queue) {
    lossAt = Moment.NEVER;
    long delay = roundTrip.lossDelay();
    int lostBytes = 0;
    long lastLostAt = 0;
    long runFrom = -1;
    long longestRun = 0;
    for (long number = packets.first(); number <= highestAcknowledged; number++) {
      Slot slot = packets.slot(number);
      if (slot.fate == Fate.ACKNOWLEDGED) {
        runFrom = -1;
      } else if (slot.fate == Fate.IN_FLIGHT) {
        if (number > highestAcknowledged - PACKET_THRESHOLD && slot.sentAt + delay > now) {
          lossAt = Math.min(lossAt, slot.sentAt + delay);
          continue;
        }
        lostBytes += slot.bytes;
        lastLostAt = slot.sentAt;
        if (roundTrip.wasKnownAt(slot.sentAt)) {
          runFrom = runFrom < 0 ? slot.sentAt : runFrom;
          longestRun = Math.max(longestRun, slot.sentAt - runFrom);
        }
        lose(number, slot, queue);
      }
    }
    if (lostBytes > 0) {
      congestion.lost(now, lostBytes, lastLostAt);
      if (longestRun >= PERSISTENT_CONGESTION_THRESHOLD * roundTrip.probeTimeout()) {
        congestion.collapsed();
      }
    }
  }

  private void lose(long number, Slot slot, SendQueue queue) {
    slot.fate = Fate.LOST;
    waitedFor--;
    counters.packetsLost++;
    lost++;
    Outgoing[] frames = slot.frames;
    if (frames != null && !retired) {
      for (Outgoing outgoing : frames) {
        queue.lost(outgoing, number);
      }
    }
    slot.frames = null;
  }

  private static long delayOf(Frame.Acknowledgement frame) {
    return Math.min(frame.delayMicros(), RoundTrip.ACKNOWLEDGEMENT_DELAY_MAX_NANOS / 1_000) * 1_000;
  }
}
