package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.PacketEncoder;
import chat.parley.engine.testing.Heard;
import chat.parley.engine.testing.Rig;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostileDatagramsIT {

  private static final int DATAGRAMS = 100_000;
  private static final Nickname ALICE = Nickname.of("alice");
  private static final Nickname BOB = Nickname.of("bob");

  private final Rig rig = Rig.inMemory();
  private final Random random = new Random(20_261_123);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void hundredThousandOfThemChangeNothing() throws Exception {
    Client alice = rig.client("alice");
    Client bob = rig.client("bob");
    Rig.awaitTable(alice, table -> table.size() == 2);
    Rig.awaitTable(bob, table -> table.size() == 2);
    final Map<Nickname, Entry> before = alice.table();
    Heard heardByAlice = Heard.by(alice);
    Heard heardByBob = Heard.by(bob);
    assertDelivered(alice.send(BOB, "before"));

    attack(List.of(rig.server().port(), port(before, ALICE), port(before, BOB)));

    assertEquals(before, alice.table());
    assertEquals(before, bob.table());
    assertTrue(alice.isRegistered() && bob.isRegistered());
    assertDelivered(alice.send(BOB, "after"));
    assertDelivered(bob.send(ALICE, "after"));
    assertEquals(List.of("before", "after"), heardByBob.texts(2));
    assertEquals(List.of("after"), heardByAlice.texts(1));
    assertEquals(List.of(), heardByBob.rest());
  }

  private static void assertDelivered(Delivery delivery) throws InterruptedException {
    assertInstanceOf(Delivery.Delivered.class, delivery.awaitFinal(Rig.PATIENCE));
  }

  private static int port(Map<Nickname, Entry> table, Nickname nickname) {
    String address = Objects.requireNonNull(table.get(nickname)).address();
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private void attack(List<Integer> ports) throws Exception {
    List<byte[]> proper = properPackets();
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (var socket = new DatagramSocket(0, loopback)) {
      for (int i = 0; i < DATAGRAMS; i++) {
        byte[] bytes = hostile(proper);
        socket.send(new DatagramPacket(bytes, bytes.length, loopback, ports.get(i % 3)));
      }
    }
  }

  private byte[] hostile(List<byte[]> proper) {
    byte[] like = proper.get(random.nextInt(proper.size())).clone();
    return switch (random.nextInt(4)) {
      case 0 -> noise(random.nextInt(1_473));
      case 1 -> Arrays.copyOf(like, random.nextInt(like.length));
      case 2 -> changed(like);
      default -> like;
    };
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] changed(byte[] bytes) {
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  /// Packets that are well-formed and prove nothing.
  private List<byte[]> properPackets() {
    byte[] data = noise(200);
    PacketEncoder.dataHeader(data, random.nextLong(), 7);
    return List.of(
        PacketEncoder.probe(random.nextLong()),
        PacketEncoder.challenge(random.nextLong(), noise(24), PublicKey.of(noise(32))),
        PacketEncoder.init(random.nextLong(), noise(1_148)),
        PacketEncoder.response(random.nextLong(), random.nextLong(), noise(150)),
        PacketEncoder.reset(random.nextLong(), noise(16)),
        data);
  }
}
