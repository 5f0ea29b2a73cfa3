package chat.parley.core.packet;

import chat.parley.core.crypto.PublicKey;

/// One datagram's outer form (docs/protocol.md, section 2), before anything in it is decrypted.
///
/// Connection ids are 8 random bytes, chosen by the receiver.
@SuppressWarnings("ArrayRecordComponent") // Owned by the packet, and compared by nobody.
public sealed interface Packet {

  /// 0x00: asks an unknown server for a token and its key. Padded to 1200 bytes.
  ///
  /// @param proof that it comes from somebody with the team key; 0 where there is none
  record Probe(long sourceId, long proof) implements Packet {}

  /// 0x01: the answer to a probe, or to an INIT whose token is missing or too old. 68 bytes.
  record Challenge(long destinationId, byte[] token, PublicKey responderStatic) implements Packet {}

  /// 0x02: the first handshake message. Exactly 1200 bytes.
  ///
  /// @param noise Noise message 1, 1148 bytes: its payload is padded with zeros to fill the
  ///   datagram
  /// @param mac1 16 bytes over everything before it
  /// @param token 24 bytes, zeros when there is none
  record Init(long sourceId, byte[] noise, byte[] mac1, byte[] token) implements Packet {}

  /// 0x03: the second handshake message.
  record Response(long destinationId, long sourceId, byte[] noise) implements Packet {}

  /// 0x04: sealed frames. The bytes stay in the datagram: header of 20, then ciphertext and tag.
  record Data(long destinationId, long counter) implements Packet {}

  /// 0x05: the receiver of a DATA packet does not know its connection id. 28 bytes.
  ///
  /// @param unknownId the connection id that is not known
  /// @param token 16 bytes, proof that the sender is the one who gave that id out
  record Reset(long unknownId, byte[] token) implements Packet {}

  /// Not a packet of this protocol.
  record Malformed(String reason) implements Packet {}
}
