package chat.parley.core.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.crypto.TeamKey;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.PacketEncoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What somebody whose address nobody has seen before can make a whole node do.
final class StrangersAtNodesTest {

  private static final int LONGEST = 1_500;
  private static final int TYPES = 256;

  /// A kind of node.
  enum Kind {
    SERVER,
    CLIENT;

    private Prey make() {
      return make(TeamKey.NONE);
    }

    private Prey make(TeamKey team) {
      return switch (this) {
        case SERVER -> Prey.server(team);
        case CLIENT -> Prey.client(team);
      };
    }
  }

  private final SplittableRandom random = new SplittableRandom(1);
  private int nextHost = 0x0b00_0000;

  @ParameterizedTest
  @EnumSource
  void getNotOneByteMoreThanTheySentWhateverTheType(Kind kind) {
    Prey prey = kind.make();
    Map<Address, Long> ledger = new LinkedHashMap<>();
    prey.watchStrangers((to, bytes) -> ledger.merge(to, (long) -bytes.length, Long::sum));

    for (int type = 0; type < 8; type++) {
      for (int length = 0; length <= LONGEST; length++) {
        Address from = Address.v4(nextHost++, 7);
        ledger.put(from, (long) length);
        prey.receive(from, datagram(type, length));
        assertTrue(ledger.getOrDefault(from, 0L) >= 0, () -> "too much to " + from);
        ledger.remove(from);
      }
      prey.pass(Moment.SECOND);
    }
  }

  /// Nor does it compute a key agreement for them, or count them anywhere but in passing.
  @ParameterizedTest
  @EnumSource
  void getNotOneByteFromAClosedNetwork(Kind kind) {
    byte[] secret = new byte[TeamKey.LENGTH];
    random.nextBytes(secret);
    Prey prey = kind.make(TeamKey.of(secret));
    long agreements = prey.agreements();
    List<String> answers = new ArrayList<>();
    prey.watchStrangers((to, bytes) -> answers.add(to + ": " + bytes.length));

    for (int type = 0; type < 8; type++) {
      for (int length = 0; length <= LONGEST; length++) {
        prey.receive(Address.v4(nextHost++, 7), datagram(type, length));
      }
    }

    assertEquals(List.of(), answers);
    assertEquals(agreements, prey.agreements());
  }

  @ParameterizedTest
  @EnumSource
  void reachNeitherSignaturesNorTheDisk(Kind kind) {
    Prey prey = kind.make();
    long verifications = prey.verifications();
    long agreements = prey.agreements();
    long persists = prey.persists();

    for (int i = 0; i < 20_000; i++) {
      int length = random.nextBoolean() ? 1_200 : random.nextInt(LONGEST);
      prey.receive(Address.v4(nextHost++, 7), datagram(random.nextInt(TYPES), length));
    }

    assertEquals(verifications, prey.verifications());
    assertEquals(agreements, prey.agreements());
    assertEquals(persists, prey.persists());
  }

  /// Two nodes that have forgotten each other, or never knew each other.
  @ParameterizedTest
  @EnumSource
  void keepNoTwoNodesBusyWithEachOther(Kind kind) {
    for (int type = 0; type < 6; type++) {
      for (int length = 21; length <= 1_200; length += type % 2 == 0 ? 1_179 : 31) {
        assertTrue(packetsUntilSilence(kind, datagram(type, length)) <= 40);
      }
    }
  }

  private static int packetsUntilSilence(Kind kind, byte[] first) {
    Prey one = Prey.server();
    Prey other = kind.make();
    Address itsAddress = Address.v4(0x0c00_0001, 7);
    Queue<byte[]> toOne = new ArrayDeque<>();
    Queue<byte[]> toOther = new ArrayDeque<>();
    one.watchStrangers((_, bytes) -> toOther.add(bytes));
    other.watchStrangers((_, bytes) -> toOne.add(bytes));
    toOne.add(first);
    int packets = 0;
    for (int second = 0; second < 60 && packets < 1_000; second++) {
      while (packets < 1_000 && !(toOne.isEmpty() && toOther.isEmpty())) {
        packets++;
        if (toOne.isEmpty()) {
          other.receive(itsAddress, toOther.remove());
        } else {
          one.receive(itsAddress, toOne.remove());
        }
      }
      one.pass(Moment.SECOND);
      other.pass(Moment.SECOND);
    }
    return packets;
  }

  /// One of this type and length, that is as right as it can be without any keys.
  private byte[] datagram(int type, int length) {
    if (type == 0 && length == 1_200) {
      return PacketEncoder.probe(random.nextLong());
    }
    byte[] datagram = new byte[length];
    random.nextBytes(datagram);
    byte[] header = {(byte) type, 1, 0, 0};
    System.arraycopy(header, 0, datagram, 0, Math.min(4, length));
    return datagram;
  }
}
