package chat.parley.core.session;

import chat.parley.core.Moment;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.PacketCipher;
import chat.parley.core.crypto.TransportKeys;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.PacketEncoder;
import java.security.MessageDigest;

/// The packets of one session in both directions: connection ids, keys, numbers, and what is known
/// of their fate.
final class Transport {

  /// Sealed packets may fail to open so often before the session is closed: far below the 2^52 of
  /// AES-GCM (RFC 9001, section 6.6), far above any accident.
  static final int FORGERIES_MAX = 1 << 20;

  private final long localId;
  private final long remoteId;
  private final byte[] remoteResetToken;
  private final PacketCipher sealer;
  private final PacketCipher opener;
  private final ReplayWindow replayWindow = new ReplayWindow();
  private final Recovery recovery;
  private final Acknowledgements acknowledgements = new Acknowledgements();
  private final Reassembler reassembler;
  private final Paths paths;
  private int forgeries;
  private Volume volume = new Volume();
  private long heardAt;
  private long waitingSince = Moment.NEVER;

  /// The two connection ids and the token by which the other side may end the session.
  record Names(long localId, long remoteId, byte[] remoteResetToken) {}

  Transport(Crypto crypto, TransportKeys keys, Names names, Address address, Shared shared) {
    this.localId = names.localId;
    this.remoteId = names.remoteId;
    this.remoteResetToken = names.remoteResetToken;
    this.sealer = crypto.cipher(keys.sendKey());
    this.opener = crypto.cipher(keys.receiveKey());
    this.recovery = new Recovery(shared.counters());
    this.reassembler = new Reassembler(shared.budget());
    this.paths = new Paths(address);
  }

  /// What the transports of a node have in common.
  record Shared(SessionCounters counters, ReassemblyBudget budget) {}

  long localId() {
    return localId;
  }

  long remoteId() {
    return remoteId;
  }

  byte[] remoteResetToken() {
    return remoteResetToken.clone();
  }

  /// Whether this token is the other side's word, in constant time, that it has lost the session.
  boolean isEndedBy(long unknownId, byte[] token) {
    return unknownId == remoteId && MessageDigest.isEqual(remoteResetToken, token);
  }

  Recovery recovery() {
    return recovery;
  }

  Acknowledgements acknowledgements() {
    return acknowledgements;
  }

  Reassembler reassembler() {
    return reassembler;
  }

  Paths paths() {
    return paths;
  }

  /// The highest number that arrived, or -1.
  long highestReceived() {
    return replayWindow.highest();
  }

  /// Whether a packet with this number has not arrived yet and is not too old to tell.
  boolean isFresh(long number) {
    return replayWindow.isFresh(number);
  }

  /// Opens a DATA packet in place and remembers its number; the length of its plaintext, or -1.
  int open(long number, byte[] datagram) {
    int header = PacketEncoder.DATA_HEADER_LENGTH;
    int length = opener.open(number, datagram, header, datagram.length - header, header);
    if (length < 0) {
      forgeries++;
    } else {
      replayWindow.mark(number);
    }
    return length;
  }

  /// Seals a DATA packet in place.
  ///
  /// @param length of the plaintext behind the header
  void seal(long number, byte[] datagram, int length) {
    int header = PacketEncoder.DATA_HEADER_LENGTH;
    PacketEncoder.dataHeader(datagram, remoteId, number);
    sealer.seal(number, datagram, header, length, header);
  }

  /// What has gone in both directions.
  Volume volume() {
    return volume;
  }

  /// Counts on where the transport that this one replaces has come to.
  void countOn(Transport older) {
    older.volume.add(volume);
    volume = older.volume;
  }

  /// Whether somebody is trying to forge packets.
  boolean isUnderForgery() {
    return forgeries >= FORGERIES_MAX;
  }

  /// When the last authenticated packet came.
  long heardAt() {
    return heardAt;
  }

  /// Since when something is waited for in vain; `Moment.NEVER` when nothing is.
  long waitingSince() {
    return waitingSince;
  }

  /// An authenticated packet came.
  void heard(long now) {
    heardAt = now;
    if (waitingSince != Moment.NEVER) {
      waitingSince = now;
    }
  }

  /// A packet went out that must be acknowledged.
  void waits(long now) {
    if (waitingSince == Moment.NEVER) {
      waitingSince = now;
    }
  }

  /// Everything that went out was acknowledged.
  void rests() {
    waitingSince = Moment.NEVER;
  }
}
