package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Nickname;
import chat.parley.api.Traffic;
import chat.parley.engine.server.RunningServer;
import chat.parley.engine.testing.Rig;
import org.junit.jupiter.api.Test;

/// What clients and servers say of their sockets.
class TrafficIT {

  private static final Nickname BOB = Nickname.of("bob");
  private static final String TEXT = "x".repeat(5_000);

  @Test
  void countsWhatGoesThroughTheSocketsOfClientsAndServers() throws Exception {
    try (Rig rig = Rig.inMemory()) {
      Client alice = rig.client("alice");
      Client bob = rig.client("bob");
      Rig.awaitTable(alice, table -> table.containsKey(BOB));
      Traffic before = bob.traffic();
      assertTrue(rig.server().traffic().datagramsIn() > 0);

      Delivery delivery = alice.send(BOB, TEXT);

      assertInstanceOf(Delivery.Delivered.class, delivery.awaitFinal(Rig.PATIENCE));
      Traffic after = bob.traffic();
      assertTrue(after.bytesIn() - before.bytesIn() > TEXT.length(), after::toString);
      assertTrue(after.datagramsIn() > before.datagramsIn(), after::toString);
      assertTrue(after.datagramsOut() > before.datagramsOut(), after::toString);
    }
  }

  @Test
  void keepsItsCountsToTheEndAndBeyond() throws Exception {
    RunningServer server;
    Client alice;
    try (Rig rig = Rig.inMemory()) {
      server = rig.server();
      alice = rig.client("alice");
    }

    assertTrue(alice.traffic().datagramsOut() > 0);
    assertEquals(alice.traffic(), alice.traffic());
    assertTrue(server.traffic().datagramsOut() > 0);
  }
}
