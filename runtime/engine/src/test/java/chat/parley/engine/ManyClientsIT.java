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
import org.junit.jupiter.api.Test;

class ManyClientsIT {

  /// As many as an ordinary build has time for; `-Dparley.clients=2000` takes minutes and 4 GiB,
  /// since each client has a whole table of its own.
  private static final int CLIENTS = Integer.getInteger("parley.clients", 100);

  private static final Duration MINUTES = Duration.ofMinutes(5);

  @Test
  void runsManyClientsInOneProcess() throws Exception {
    try (Rig rig = Rig.spread()) {
      List<Client> clients = connect(rig);
      for (Client client : clients) {
        Rig.awaitTable(client, table -> table.size() == CLIENTS);
      }
      List<Heard> heard = clients.stream().map(Heard::by).toList();

      var deliveries = new ArrayList<Delivery>();
      for (int i = 0; i < CLIENTS; i++) {
        deliveries.add(clients.get(i).send(name((i + 1) % CLIENTS), "from " + i));
      }

      for (Delivery delivery : deliveries) {
        assertInstanceOf(Delivery.Delivered.class, delivery.awaitFinal(MINUTES));
      }
      for (int i = 0; i < CLIENTS; i++) {
        assertEquals("from " + i, heard.get((i + 1) % CLIENTS).next().text());
      }
    }
  }

  private static List<Client> connect(Rig rig) throws Exception {
    var clients = new ArrayList<Client>();
    try (var threads = Executors.newFixedThreadPool(16)) {
      var connecting = new ArrayList<Future<Client>>();
      for (int i = 0; i < CLIENTS; i++) {
        String nickname = name(i).shown();
        connecting.add(threads.submit(() -> rig.client(nickname, 0, MINUTES)));
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
