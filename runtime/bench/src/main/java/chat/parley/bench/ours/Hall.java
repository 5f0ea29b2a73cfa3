package chat.parley.bench.ours;

import chat.parley.api.Nickname;
import chat.parley.core.Entropy;
import chat.parley.core.Input;
import chat.parley.core.Moment;
import chat.parley.core.Node;
import chat.parley.core.Output;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.Frame;
import chat.parley.core.server.ServerNode;
import chat.parley.core.server.ServerSettings;
import chat.parley.core.session.Means;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.ServerImage;
import chat.parley.engine.SecureEntropy;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/// A server's node in memory, and clients that come to it one by one.
///
/// There is no socket and no disk, datagrams pass from hand to hand. A client of its own is
/// forgotten as soon as it is registered and has said that it watches nobody, so that what is left
/// of it is the server's.
final class Hall {

  static final Address SERVER = Address.v4(0x7f00_0001, 12_345);

  /// When the hall is opened.
  static final Moment START = new Moment(Moment.SECOND, 1_800_000_000_000L);

  private final Entropy entropy = new SecureEntropy();
  private final Queue<Long> unwritten = new ArrayDeque<>();
  private final Queue<byte[]> toClient = new ArrayDeque<>();
  private final Queue<byte[]> toServer = new ArrayDeque<>();
  private long epoch;
  private long version;
  private Moment now = START;
  private final Node server =
      new ServerNode(
          ServerSettings.DEFAULT,
          ServerImage.fresh(Identity.create(new JdkCrypto(), entropy)),
          Means.of(new JdkCrypto(), entropy),
          now);

  /// A server that nobody has come to yet.
  Hall() {
    flushServer();
  }

  /// What time it is in here.
  Moment now() {
    return now;
  }

  /// One more client registers, is present, and is forgotten.
  ///
  /// @param number which no other has
  /// @throws IOException when the server does not take it
  void enter(int number) throws IOException {
    new Visitor(number).register();
    pass(SERVER);
  }

  /// A millisecond passes.
  ///
  /// @param listening to whom the server's datagrams get meanwhile
  void pass(Address listening) {
    now = new Moment(now.nanos() + Moment.MILLISECOND, now.wallMillis() + 1);
    if (server.deadline() <= now.nanos()) {
      server.step(now, new Input.DeadlinePassed(), take(listening));
    }
    flushServer(take(listening));
  }

  private void flushServer() {
    flushServer(take(SERVER));
  }

  private void flushServer(Consumer<Output> out) {
    server.flush(now, out);
    while (!unwritten.isEmpty()) {
      server.step(now, new Input.Persisted(unwritten.remove(), Outcome.DONE), out);
      server.flush(now, out);
    }
  }

  /// Carries datagrams between the server and this client until neither has any left.
  ///
  /// @param rest takes what else the client wants done
  void exchange(Node client, Address address, Consumer<Output> rest) {
    Consumer<Output> ofClient =
        output -> {
          if (output instanceof Output.Send(Address _, byte[] bytes)) {
            toServer.add(bytes);
          } else {
            rest.accept(output);
          }
        };
    for (boolean isQuiet = false; !isQuiet; ) {
      client.flush(now, ofClient);
      isQuiet = toServer.isEmpty();
      while (!toServer.isEmpty()) {
        server.step(now, new Input.Datagram(address, toServer.remove()), take(address));
      }
      flushServer(take(address));
      isQuiet &= toClient.isEmpty();
      while (!toClient.isEmpty()) {
        client.step(now, new Input.Datagram(SERVER, toClient.remove()), ofClient);
      }
    }
  }

  /// What goes to others than the client whose turn it is comes too late for them.
  private Consumer<Output> take(Address client) {
    return output -> {
      switch (output) {
        case Output.Persist(long token, var _) -> unwritten.add(token);
        case Output.Send(Address to, byte[] bytes) when to.equals(client) -> toClient.add(bytes);
        default -> {
          // The operator's news.
        }
      }
    };
  }

  /// A client from its first word to its last.
  private final class Visitor implements MailNode.Owner {

    private final Address address;
    private final MailNode node;
    private boolean isRegistered;

    Visitor(int number) {
      this.address = Address.v4(0x0a00_0000 | number, 1_024);
      Identity identity = Identity.create(new JdkCrypto(), entropy);
      this.node = new MailNode(Nickname.of("client-" + number), identity, SERVER, entropy, this);
      // So that it need not be brought the whole table, only to forget it.
      node.holds(epoch, version);
    }

    void register() throws IOException {
      exchange(node, address, _ -> {});
      if (!isRegistered) {
        throw new IOException("a client is not registered");
      }
    }

    @Override
    public void received(Frame.Whole frame) {
      if (frame instanceof Frame.Registered registered) {
        isRegistered = true;
        epoch = registered.epoch();
        version = registered.version();
        node.send(new Frame.Watch(false, List.of()));
      }
    }

    @Override
    public void flushing() {}
  }
}
