package chat.parley.core.packet;

import chat.parley.core.crypto.PublicKey;
import java.nio.ByteBuffer;

/// Lays out the outer form of every packet (docs/protocol.md, section 2).
///
/// Wrong lengths are a mistake of our own and throw [IllegalArgumentException].
public final class PacketEncoder {

  /// The one version of the protocol that there is.
  public static final int VERSION = 1;

  /// The length of the header of a DATA packet, which its ciphertext follows.
  public static final int DATA_HEADER_LENGTH = 20;

  /// The length of what an INIT begins with and the handshake's prologue binds.
  public static final int INIT_HEADER_LENGTH = 12;

  /// The length of Noise message 1, which makes an INIT fill its datagram.
  public static final int INIT_NOISE_LENGTH = 1148;

  /// Where mac1 stands in an INIT, over everything before it.
  public static final int INIT_MAC1_OFFSET = INIT_HEADER_LENGTH + INIT_NOISE_LENGTH;

  /// Where the address token stands in an INIT.
  public static final int INIT_TOKEN_OFFSET = 1176;

  /// The length of mac1.
  public static final int MAC1_LENGTH = 16;

  /// The length of an address token.
  public static final int TOKEN_LENGTH = 24;

  /// The length of a reset token.
  public static final int RESET_TOKEN_LENGTH = 16;

  /// The longest Noise message 2, so that its RESPONSE fits a datagram.
  public static final int RESPONSE_NOISE_MAX = Limits.DATAGRAM_MAX - 20;

  static final int PROBE = 0x00;
  static final int CHALLENGE = 0x01;
  static final int INIT = 0x02;
  static final int RESPONSE = 0x03;
  static final int DATA = 0x04;
  static final int RESET = 0x05;

  static final int CHALLENGE_LENGTH = 68;
  static final int RESET_LENGTH = 28;

  /// An ephemeral key and the tag of an empty payload.
  static final int RESPONSE_NOISE_MIN = 48;

  static final int PROBE_PROOF_OFFSET = 12;

  private PacketEncoder() {}

  /// A PROBE, 1200 bytes, in an open network.
  public static byte[] probe(long sourceId) {
    return probe(sourceId, 0);
  }

  /// A PROBE, 1200 bytes.
  public static byte[] probe(long sourceId, long proof) {
    byte[] packet = begin(PROBE, Limits.DATAGRAM_MAX, sourceId);
    ByteBuffer.wrap(packet).putLong(PROBE_PROOF_OFFSET, proof);
    return packet;
  }

  /// The first 12 bytes of a PROBE.
  public static byte[] probeHeader(long sourceId) {
    return begin(PROBE, PROBE_PROOF_OFFSET, sourceId);
  }

  /// A CHALLENGE, 68 bytes.
  public static byte[] challenge(long destinationId, byte[] token, PublicKey responderStatic) {
    byte[] packet = begin(CHALLENGE, CHALLENGE_LENGTH, destinationId);
    put(packet, 12, token, TOKEN_LENGTH);
    responderStatic.copyTo(packet, 36);
    return packet;
  }

  /// The first 12 bytes of an INIT.
  public static byte[] initHeader(long sourceId) {
    return begin(INIT, INIT_HEADER_LENGTH, sourceId);
  }

  /// An INIT, 1200 bytes, whose mac1 and token are zero until they are put in.
  ///
  /// @param noise Noise message 1, [#INIT_NOISE_LENGTH] bytes
  public static byte[] init(long sourceId, byte[] noise) {
    byte[] packet = begin(INIT, Limits.DATAGRAM_MAX, sourceId);
    put(packet, INIT_HEADER_LENGTH, noise, INIT_NOISE_LENGTH);
    return packet;
  }

  /// Puts mac1, 16 bytes, into an INIT.
  public static void putMac1(byte[] init, byte[] mac1) {
    put(init, INIT_MAC1_OFFSET, mac1, MAC1_LENGTH);
  }

  /// Puts an address token, 24 bytes, into an INIT; neither mac1 nor the handshake depends on it.
  public static void putToken(byte[] init, byte[] token) {
    put(init, INIT_TOKEN_OFFSET, token, TOKEN_LENGTH);
  }

  /// A RESPONSE.
  ///
  /// @param noise Noise message 2, 48 to [#RESPONSE_NOISE_MAX] bytes
  public static byte[] response(long destinationId, long sourceId, byte[] noise) {
    ByteWriter.require(
        noise.length >= RESPONSE_NOISE_MIN && noise.length <= RESPONSE_NOISE_MAX,
        "Noise message 2");
    byte[] packet = begin(RESPONSE, 20 + noise.length, destinationId);
    ByteWriter.LONG.set(packet, 12, sourceId);
    put(packet, 20, noise, noise.length);
    return packet;
  }

  /// Writes the 20-byte header of a DATA packet to the front of `buffer`.
  public static void dataHeader(byte[] buffer, long destinationId, long counter) {
    ByteWriter.require(counter >= 0 && counter <= ByteWriter.VARINT_MAX, "packet counter");
    header(buffer, DATA, destinationId);
    ByteWriter.LONG.set(buffer, 12, counter);
  }

  /// A RESET, 28 bytes: shorter than any DATA packet, so that two of them cannot feed each other.
  public static byte[] reset(long unknownId, byte[] token) {
    byte[] packet = begin(RESET, RESET_LENGTH, unknownId);
    put(packet, 12, token, RESET_TOKEN_LENGTH);
    return packet;
  }

  private static byte[] begin(int type, int length, long connectionId) {
    byte[] packet = new byte[length];
    header(packet, type, connectionId);
    return packet;
  }

  private static void header(byte[] packet, int type, long connectionId) {
    packet[0] = (byte) type;
    packet[1] = VERSION;
    packet[2] = 0;
    packet[3] = 0;
    ByteWriter.LONG.set(packet, 4, connectionId);
  }

  private static void put(byte[] packet, int offset, byte[] field, int length) {
    ByteWriter.require(field.length == length, "length of a packet's field");
    System.arraycopy(field, 0, packet, offset, length);
  }
}
