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
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A crowd in one process, in which everybody can reach everybody.
class ManyClientsIT {

  /// As many as an ordinary build has time for. `-Dparley.clients=2000` takes a minute or two on
  /// two cores, and `-Dsurefire.flags=-Xmx4g`, since each client has a whole table of its own.
  private static final int CLIENTS = Integer.getInteger("parley.clients", 100);

  private static final Duration MINUTES = Duration.ofMinutes(5);

  @Test
  void reachEachOther() throws Exception {
    try (Rig rig = Rig.spread()) {
      List<Client> clients = connect(rig);
      for (Client client : clients) {
        Rig.awaitTable(client, MINUTES, table -> table.size() == CLIENTS);
      }
      List<Heard> heard = clients.stream().map(Heard::by).toList();

      for (int distance : List.of(1, CLIENTS / 2)) {
        writeToThoseBehind(distance, clients, heard);
      }

      Client newcomer = rig.client("newcomer", 0, MINUTES);
      Rig.awaitTable(newcomer, MINUTES, table -> table.size() == CLIENTS + 1);
      var all = new TreeSet<>(List.of(newcomer.nickname()));
      IntStream.range(0, CLIENTS).forEach(i -> all.add(name(i)));
      assertEquals(all, newcomer.table().keySet());
    }
  }

  /// Each writes to the one who stands so far behind it, all at once.
  private static void writeToThoseBehind(int distance, List<Client> clients, List<Heard> heard)
      throws Exception {
    var deliveries = new ArrayList<Delivery>();
    for (int i = 0; i < CLIENTS; i++) {
      deliveries.add(clients.get(i).send(name((i + distance) % CLIENTS), "from " + i));
    }
    for (Delivery delivery : deliveries) {
      assertInstanceOf(Delivery.Delivered.class, delivery.awaitFinal(MINUTES));
    }
    for (int i = 0; i < CLIENTS; i++) {
      assertEquals("from " + i, heard.get((i + distance) % CLIENTS).next().text());
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
