package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Entry;
import chat.parley.api.Event;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.engine.client.ClientKill;
import chat.parley.engine.testing.Heard;
import chat.parley.engine.testing.Rig;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleSessionIT {

  private static final Nickname BOB = Nickname.of("bob");

  @Test
  void mailForSomebodyWhoLeftGoesToTheServerThoughASessionOfAnEarlierRunIsLeft(@TempDir Path folder)
      throws Exception {
    try (Rig rig = Rig.onDisk(folder)) {
      Client alice = rig.client("alice");
      Client bob = rig.client("bob");
      Heard atBob = Heard.by(bob);
      Rig.awaitTable(alice, table -> table.containsKey(BOB));
      Delivery direct = alice.send(BOB, "on a session");
      assertInstanceOf(Delivery.Delivered.class, direct.awaitFinal(Rig.PATIENCE));
      assertTrue(atBob.next().text().startsWith("on"));
      ClientKill.of(bob);
      rig.client("bob").close();
      Rig.awaitTable(alice, table -> isOffline(table.get(BOB)));
      var unanswered = new ConcurrentLinkedQueue<Event.SentToServer>();
      var _ = alice.on(Event.SentToServer.class, unanswered::add);

      Delivery mail = alice.send(BOB, "for later");

      assertInstanceOf(Delivery.Stored.class, mail.await(Rig.PATIENCE));
      assertTrue(unanswered.isEmpty());
    }
  }

  private static boolean isOffline(@Nullable Entry entry) {
    return entry != null && entry.presence() == Presence.OFFLINE;
  }
}
