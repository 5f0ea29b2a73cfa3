package chat.parley.engine.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.core.packet.Address;
import chat.parley.engine.testing.Inbox;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UdpSocketTest {

  private static final LocalAddress LOOPBACK = new LocalAddress("127.0.0.1", 0);

  private final Inbox inbox = new Inbox();
  private UdpNetwork network = new UdpNetwork();

  @AfterEach
  void close() {
    network.close();
  }

  @ParameterizedTest
  @EnumSource
  void carriesADatagramBothWays(Transport transport) throws Exception {
    Loop loop = loop(transport);
    var answers = new Inbox();
    DatagramLink one = network.bind(loop, LOOPBACK, inbox);
    DatagramLink other = network.bind(loop, LOOPBACK, answers);

    send(loop, one, other.local(), new byte[] {1, 2, 3});
    Inbox.Datagram question = answers.next();
    send(loop, other, question.from(), new byte[] {4});

    assertEquals(one.local(), question.from());
    assertArrayEquals(new byte[] {1, 2, 3}, question.bytes());
    assertArrayEquals(new byte[] {4}, inbox.next().bytes());
    close(one, other);
  }

  @ParameterizedTest
  @EnumSource
  void carriesALongRunInOrderAndShape(Transport transport) throws Exception {
    Loop loop = loop(transport);
    DatagramLink from = network.bind(loop, LOOPBACK, new Inbox());
    DatagramLink to = network.bind(loop, LOOPBACK, inbox);

    loop.execute(() -> {
      for (int i = 0; i < 150; i++) {
        // Every eleventh one is shorter, which ends a run.
        byte[] datagram = new byte[i % 11 == 10 ? 500 : 1200];
        datagram[0] = (byte) i;
        from.send(to.local(), datagram);
      }
      from.flush();
    });

    for (int i = 0; i < 150; i++) {
      Inbox.Datagram datagram = inbox.next();
      assertEquals((byte) i, datagram.bytes()[0]);
      assertEquals(i % 11 == 10 ? 500 : 1200, datagram.bytes().length);
    }
    close(from, to);
  }

  @ParameterizedTest
  @EnumSource
  void sendsMoreAtOnceThanMayWait(Transport transport) throws Exception {
    Loop loop = loop(transport);
    DatagramLink from = network.bind(loop, LOOPBACK, new Inbox());
    DatagramLink to = network.bind(loop, LOOPBACK, inbox);

    var counts = new CompletableFuture<LinkCounts>();
    loop.execute(() -> {
      for (int i = 0; i < 6_000; i++) {
        from.send(to.local(), new byte[1200]);
      }
      from.flush();
      counts.complete(from.counts());
    });

    assertEquals(6_000, counts.get(5, TimeUnit.SECONDS).sent());
    assertEquals(0, counts.get(5, TimeUnit.SECONDS).unsent());
    close(from, to);
  }

  @ParameterizedTest
  @EnumSource
  void dropsTooLongAndEmptyDatagrams(Transport transport) throws Exception {
    Loop loop = loop(transport);
    DatagramLink link = network.bind(loop, LOOPBACK, inbox);

    try (var stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      for (int length : new int[] {1201, 1600, 9000, 60_000, 0, 1200}) {
        stranger.send(
            new DatagramPacket(
                new byte[length], length, InetAddress.getLoopbackAddress(), link.local().port()));
      }
    }

    assertEquals(1200, inbox.next().bytes().length);
    var counts = new java.util.concurrent.CompletableFuture<LinkCounts>();
    loop.execute(() -> counts.complete(link.counts()));
    assertEquals(5, counts.get(5, TimeUnit.SECONDS).misshapen());
    close(link);
  }

  @ParameterizedTest
  @EnumSource
  void saysThatAPortIsInUse(Transport transport) throws Exception {
    Loop loop = loop(transport);
    DatagramLink first = network.bind(loop, LocalAddress.anywhere(0), inbox);
    LocalAddress same = LocalAddress.anywhere(first.local().port());

    var refused = assertThrows(ParleyException.class, () -> network.bind(loop, same, new Inbox()));

    assertEquals(ErrorCode.PORT_IN_USE, refused.code());
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("%d is used".formatted(same.port())), message);
    close(first);
  }

  @ParameterizedTest
  @EnumSource
  void freesItsPortWhenClosed(Transport transport) throws Exception {
    Loop loop = loop(transport);
    DatagramLink first = network.bind(loop, LocalAddress.anywhere(0), inbox);
    close(first);

    DatagramLink second =
        network.bind(loop, LocalAddress.anywhere(first.local().port()), new Inbox());

    assertEquals(first.local().port(), second.local().port());
    close(second);
  }

  @ParameterizedTest
  @EnumSource
  void saysThatAnAddressIsNotOurs(Transport transport) {
    Loop loop = loop(transport);

    var refused =
        assertThrows(
            ParleyException.class,
            () -> network.bind(loop, new LocalAddress("192.0.2.1", 0), inbox));

    assertEquals(ErrorCode.ADDRESS_UNKNOWN, refused.code());
  }

  @ParameterizedTest
  @EnumSource
  void speaksIpVersion6(Transport transport) throws Exception {
    Loop loop = loop(transport);
    DatagramLink one = network.bind(loop, new LocalAddress("::1", 0), inbox);
    DatagramLink other = network.bind(loop, new LocalAddress("::1", 0), new Inbox());

    send(loop, other, one.local(), new byte[] {6});

    assertEquals(other.local(), inbox.next().from());
    close(one, other);
  }

  @ParameterizedTest
  @EnumSource
  void goesOnAfterADatagramThatCannotBeSent(Transport transport) throws Exception {
    Loop loop = loop(transport);
    DatagramLink one = network.bind(loop, LOOPBACK, new Inbox());
    DatagramLink other = network.bind(loop, LOOPBACK, inbox);

    // From the loopback address nothing leaves the machine.
    send(loop, one, Address.v4(0xc0000201, 9), new byte[] {1});
    send(loop, one, other.local(), new byte[] {2});

    assertArrayEquals(new byte[] {2}, inbox.next().bytes());
    close(one, other);
  }

  private Loop loop(Transport transport) {
    network.close();
    network = new UdpNetwork(transport);
    return network.nextLoop();
  }

  private static void send(Loop loop, DatagramLink link, Address to, byte[] datagram) {
    loop.execute(() -> {
      link.send(to, datagram);
      link.flush();
    });
  }

  private static void close(DatagramLink... links) throws Exception {
    for (DatagramLink link : links) {
      link.close().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }
  }
}
