package chat.parley.bench.flood;

import chat.parley.core.crypto.AddressTokens;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.Mac1;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.Limits;
import chat.parley.core.packet.PacketEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What a stranger can send who knows the static key of his victim and may not receive where he
/// sends from: of 16 datagrams, 10 are INITs, 3 PROBEs, and 3 garbage. None of them holds a token
/// that is valid.
final class HostileDatagrams {

  /// As many as are sent before the first one comes again.
  private static final int COUNT = 4_096;

  private static final int DATA_LENGTH = 200;

  private final Random random;
  private final Mac1 mac1;
  private final byte[] foreignToken;

  private HostileDatagrams(PublicKey victim, byte[] foreignToken, long seed) {
    this.random = new Random(seed);
    this.mac1 = new Mac1(new JdkCrypto(), victim);
    this.foreignToken = foreignToken;
  }

  /// Datagrams for the node with this static key.
  ///
  /// @param foreignToken one that the node has given to another address
  static List<byte[]> against(PublicKey victim, byte[] foreignToken, long seed) {
    var hostile = new HostileDatagrams(victim, foreignToken, seed);
    var datagrams = new ArrayList<byte[]>(COUNT);
    for (int i = 0; i < COUNT; i++) {
      datagrams.add(hostile.datagram(i % 16));
    }
    return datagrams;
  }

  private byte[] datagram(int kind) {
    return switch (kind) {
      case 0, 1, 2 -> init(new byte[AddressTokens.LENGTH]);
      case 3, 4, 5 -> init(noise(AddressTokens.LENGTH));
      case 6, 7, 8 -> init(foreignToken);
      case 9 -> PacketEncoder.init(random.nextLong(), noise(PacketEncoder.INIT_NOISE_LENGTH));
      case 10, 11, 12 -> PacketEncoder.probe(random.nextLong());
      case 13 -> data();
      case 14 -> noise(1 + random.nextInt(Limits.DATAGRAM_MAX));
      default -> PacketEncoder.reset(random.nextLong(), noise(16));
    };
  }

  private byte[] init(byte[] token) {
    byte[] init =
        PacketEncoder.init(random.nextLong(), noise(PacketEncoder.INIT_NOISE_LENGTH));
    mac1.write(init, PacketEncoder.INIT_MAC1_OFFSET);
    PacketEncoder.putToken(init, token);
    return init;
  }

  private byte[] data() {
    byte[] data = noise(DATA_LENGTH);
    PacketEncoder.dataHeader(data, random.nextLong(), 7);
    return data;
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
