package chat.parley.bench.ours;

import chat.parley.api.Nickname;
import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Heap;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.Tally;
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

/// A server's node with as many clients registered and present as the shot says are outstanding:
/// what each of them takes of its memory, session, keys, table entry and all.
///
/// There is no socket and no disk, datagrams pass from hand to hand. A client is forgotten as soon
/// as it is registered and has said that it watches nobody, so that what is left is the server's.
public final class Attendance implements Part {

  private static final Address SERVER = Address.v4(0x7f00_0001, 12_345);
  private static final long START_MILLIS = 1_800_000_000_000L;

  private final Entropy entropy = new SecureEntropy();
  private final Queue<Long> unwritten = new ArrayDeque<>();
  private final Queue<byte[]> toClient = new ArrayDeque<>();
  private final Queue<byte[]> toServer = new ArrayDeque<>();
  private long epoch;
  private long version;
  private Moment now = new Moment(Moment.SECOND, START_MILLIS);
  private final Node server =
      new ServerNode(
          ServerSettings.DEFAULT,
          ServerImage.fresh(Identity.create(new JdkCrypto(), entropy)),
          Means.of(new JdkCrypto(), entropy),
          now);

  private Attendance() {}

  /// A server that nobody has come to yet; it can be run once.
  public static Part open() {
    var attendance = new Attendance();
    attendance.flushServer();
    return attendance;
  }

  @Override
  public Figures run(Shot shot) throws IOException {
    Heap before = Heap.inUse();
    var tally = new Tally();
    for (int i = 0; i < shot.outstanding(); i++) {
      long begunAt = System.nanoTime();
      new Visitor(i).register();
      tally.add(System.nanoTime() - begunAt);
      pass();
    }
    Heap each = Heap.inUse().eachSince(before, shot.outstanding());
    return tally.figures().withHeap(each);
  }

  private void pass() {
    now = new Moment(now.nanos() + Moment.MILLISECOND, now.wallMillis() + 1);
    if (server.deadline() <= now.nanos()) {
      server.step(now, new Input.DeadlinePassed(), take(SERVER));
    }
    flushServer();
  }

  private void flushServer() {
    server.flush(now, take(SERVER));
    while (!unwritten.isEmpty()) {
      server.step(now, new Input.Persisted(unwritten.remove(), Outcome.DONE), take(SERVER));
      server.flush(now, take(SERVER));
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
      this.node =
          new MailNode(Nickname.of("client-" + number), identity, SERVER, entropy, this);
      // So that it need not be brought the whole table, only to forget it.
      node.holds(epoch, version);
    }

    void register() throws IOException {
      for (boolean isQuiet = false; !isQuiet; ) {
        node.flush(now, output -> {
          if (output instanceof Output.Send(Address _, byte[] bytes)) {
            toServer.add(bytes);
          }
        });
        isQuiet = toServer.isEmpty();
        while (!toServer.isEmpty()) {
          server.step(now, new Input.Datagram(address, toServer.remove()), take(address));
        }
        server.flush(now, take(address));
        while (!unwritten.isEmpty()) {
          server.step(now, new Input.Persisted(unwritten.remove(), Outcome.DONE), take(address));
          server.flush(now, take(address));
        }
        isQuiet &= toClient.isEmpty();
        while (!toClient.isEmpty()) {
          node.step(now, new Input.Datagram(SERVER, toClient.remove()), _ -> {});
        }
      }
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

  @Override
  public void close() {}
}
