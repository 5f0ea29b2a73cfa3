package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Nickname;
import chat.parley.engine.testing.Heard;
import chat.parley.engine.testing.Rig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ManyClientsIT {

  /// Fewer where the machine is busy with other things: `-Dparley.clients=200`.
  private static final int CLIENTS = Integer.getInteger("parley.clients", 2_000);

  @Test
  @Tag("slow")
  void runs2000ClientsInOneProcess() throws Exception {
    int count = CLIENTS;
    try (Rig rig = Rig.spread()) {
      List<Client> clients = connect(rig, count);
      Rig.awaitTable(clients.getFirst(), table -> table.size() == count);
      List<Heard> heard = clients.stream().map(Heard::by).toList();
      var deliveries = new ArrayList<Delivery>();
      for (int i = 0; i < count; i++) {
        deliveries.add(clients.get(i).send(name((i + 1) % count), "hello from " + i));
      }

      for (Delivery delivery : deliveries) {
        assertInstanceOf(Delivery.Delivered.class, delivery.awaitFinal(Duration.ofMinutes(2)));
      }
      for (int i = 0; i < count; i++) {
        assertEquals("hello from " + i, heard.get((i + 1) % count).next().text());
      }
    }
  }

  private static List<Client> connect(Rig rig, int count) throws Exception {
    var clients = new ArrayList<Client>();
    try (var threads = Executors.newFixedThreadPool(16)) {
      var connecting = new ArrayList<Future<Client>>();
      for (int i = 0; i < count; i++) {
        String nickname = name(i).shown();
        connecting.add(threads.submit(() -> rig.client(nickname, 0, Duration.ofMinutes(2))));
      }
      for (Future<Client> one : connecting) {
        clients.add(one.get());
      }
    }
    return clients;
  }

  private static Nickname name(int i) {
    return Nickname.of("n" + i);
  }
}
