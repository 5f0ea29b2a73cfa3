package chat.parley.plugins.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Entry;
import chat.parley.api.Event;
import chat.parley.api.Kind;
import chat.parley.api.MessageCounts;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.api.Traffic;
import chat.parley.api.Via;
import chat.parley.api.server.Server;
import chat.parley.api.server.ServerEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is counted, and under which names Prometheus gets it.
final class FiguresTest {

  private static final Nickname ALICE = Nickname.of("alice");
  private static final Nickname BOB = Nickname.of("bob");
  private static final Traffic TRAFFIC = new Traffic(5, 500, 1, 7, 900, 2);

  private final Meters meters = new Meters();
  private final Absence absence = new Absence(meters);
  private final Client client = mock(Client.class);
  private final Server server = mock(Server.class);

  @BeforeEach
  void setUp() {
    Map<Nickname, Entry> table =
        Map.of(ALICE, entry(ALICE, Presence.ONLINE), BOB, entry(BOB, Presence.OFFLINE));
    when(client.table()).thenReturn(table);
    when(client.traffic()).thenReturn(TRAFFIC);
    when(client.messageCounts()).thenReturn(MessageCounts.NONE);
    when(client.outbox()).thenReturn(List.of(mock(Delivery.class)));
    when(server.table()).thenReturn(table);
    when(server.traffic()).thenReturn(TRAFFIC);
    when(server.mailWaiting()).thenReturn(3L);
  }

  @AfterEach
  void close() {
    meters.close();
  }

  private static Entry entry(Nickname nickname, Presence presence) {
    return new Entry(nickname, presence, Kind.HUMAN, "10.0.0.1:4000", Set.of(), "", "00ff");
  }

  private void tells(String... lines) {
    List<String> text = meters.text().lines().toList();
    for (String line : lines) {
      assertTrue(text.contains(line), () -> line + " is not in\n" + meters.text());
    }
  }

  @Test
  void messagesAreShownByWhatHasBecomeOfThem() {
    var _ = clientFigures();

    when(client.messageCounts())
        .thenReturn(
            new MessageCounts(
                Map.of(Via.MAILBOX, 1L),
                2,
                1,
                Map.of(Via.DIRECT, 3L),
                Map.of(Delivery.Reason.QUOTA, 1L),
                new MessageCounts.Times(
                    3,
                    Duration.ofMillis(1_500),
                    new TreeMap<>(Map.of(Duration.ofMillis(5), 0L, Duration.ofMillis(25), 2L)))));

    tells(
        "parley_client_messages_received_total{via=\"direct\"} 0.0",
        "parley_client_messages_received_total{via=\"mailbox\"} 1.0",
        "parley_client_messages_sent_total 2.0",
        "parley_client_messages_stored_total 1.0",
        "parley_client_messages_delivered_total{via=\"direct\"} 3.0",
        "parley_client_messages_failed_total{reason=\"quota\"} 1.0",
        "parley_client_delivery_seconds_bucket{le=\"0.005\"} 0",
        "parley_client_delivery_seconds_bucket{le=\"0.025\"} 2",
        "parley_client_delivery_seconds_bucket{le=\"+Inf\"} 3",
        "parley_client_delivery_seconds_count 3",
        "parley_client_delivery_seconds_sum 1.5");
  }

  private ClientFigures clientFigures() {
    return new ClientFigures(meters, client, absence);
  }

  @Test
  void clientIsAskedForWhatItKnowsBest() {
    when(client.isRegistered()).thenReturn(true);
    var _ = clientFigures();

    tells(
        "parley_client_outbox_messages 1.0",
        "parley_client_registered 1.0",
        "parley_client_table_entries{presence=\"online\"} 1.0",
        "parley_client_table_entries{presence=\"away\"} 0.0",
        "parley_client_table_entries{presence=\"offline\"} 1.0",
        "parley_client_datagrams_total{direction=\"in\"} 5.0",
        "parley_client_datagrams_total{direction=\"out\"} 7.0",
        "parley_client_datagram_bytes_total{direction=\"in\"} 500.0",
        "parley_client_datagrams_dropped_total{direction=\"out\"} 2.0");
  }

  @Test
  void nothingThatOthersChooseGetsIntoALabel() {
    var figures = clientFigures();

    absence.accept(new Event.Refused(Event.Refusal.NOT_ALLOWED, "evil\"} 1\n"));

    String text = meters.text();
    assertFalse(text.contains("evil"), text);
    assertEquals(Optional.of("the server refuses it: not allowed"), figures.trouble());
  }

  @Test
  void clientIsWellWhileItIsRegistered() {
    var figures = clientFigures();

    assertEquals(Optional.of("it has not been registered yet"), figures.trouble());
    absence.accept(new Event.ServerLost(false));
    assertEquals(Optional.of("the server is gone"), figures.trouble());
    when(client.isRegistered()).thenReturn(true);
    assertEquals(Optional.empty(), figures.trouble());
  }

  @Test
  void serverCountsWhoComesAndGoesAndMails() {
    var figures = new ServerFigures(meters, server);

    figures.accept(new ServerEvent.Joined(entry(BOB, Presence.ONLINE), true));
    figures.accept(new ServerEvent.Left(BOB, false));
    figures.accept(new ServerEvent.Refused(BOB, "10.0.0.1:4000", "no"));
    figures.accept(new ServerEvent.MailKept(ALICE, BOB, 1_234));
    figures.accept(new ServerEvent.MailGiven(BOB, 2));

    tells(
        "parley_server_joined_total{new=\"true\"} 1.0",
        "parley_server_joined_total{new=\"false\"} 0.0",
        "parley_server_left_total{goodbye=\"false\"} 1.0",
        "parley_server_refused_total 1.0",
        "parley_server_mails_kept_total 1.0",
        "parley_server_mail_kept_bytes_total 1234.0",
        "parley_server_mails_given_total 2.0",
        "parley_server_mails_waiting 3.0",
        "parley_server_table_entries{presence=\"online\"} 1.0",
        "parley_server_datagram_bytes_total{direction=\"out\"} 900.0");
    assertEquals(Optional.empty(), figures.trouble());
  }
}
