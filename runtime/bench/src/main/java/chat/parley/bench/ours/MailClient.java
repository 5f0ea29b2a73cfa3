package chat.parley.bench.ours;

import chat.parley.api.Nickname;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.Tally;
import chat.parley.core.Output;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.MailHeader;
import chat.parley.core.crypto.SealedMail;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.Frame;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.Write;
import chat.parley.engine.SecureEntropy;
import chat.parley.engine.net.DatagramLink;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.Loop;
import chat.parley.engine.net.Network;
import chat.parley.engine.net.NodeLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Somebody who registers, stores mails at the server, and takes his own; no more than sessions and
/// frames.
///
/// The headers of his mails are in order and the rest is chance: to the server they are like any
/// others, and sealing them costs nothing here.
final class MailClient implements Arriving, NodeLoop.Owner, MailNode.Owner, NodeLoop.Disk {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Network network;
  private final LocalAddress local;
  private final Loop loop;
  private final NodeLoop driver;
  private final MailNode node;
  private final Nickname nickname;
  private final SecureEntropy entropy = new SecureEntropy();
  private final CompletableFuture<Boolean> registered = new CompletableFuture<>();

  // All below are confined to the loop.
  private final Map<Long, Long> askedAt = new HashMap<>();
  private final List<Long> taken = new ArrayList<>();
  private @Nullable Storing storing;
  private @Nullable Taking taking;
  private long lastId;

  /// A run of stores.
  ///
  /// @param to the recipients, in turn
  /// @param end when no more is begun
  /// @param lastId after which no more is begun
  private record Storing(
      List<MailClient> to,
      int bytes,
      long end,
      long lastId,
      Tally tally,
      CompletableFuture<Boolean> done) {}

  /// A wait for mails.
  private record Taking(int count, Tally tally, CompletableFuture<Boolean> done) {}

  MailClient(String nickname, Address server, LocalAddress local, Network network) {
    this.local = local;
    this.network = network;
    this.nickname = Nickname.of(nickname);
    this.loop = network.nextLoop();
    this.driver = new NodeLoop(nickname, loop, this, this);
    Identity identity = Identity.create(new JdkCrypto(), entropy);
    this.node = new MailNode(this.nickname, identity, server, entropy, this);
  }

  @Override
  public void register() throws IOException, InterruptedException {
    DatagramLink link = network.bind(loop, local, driver);
    driver.run(() -> driver.attach(link));
    driver.start(node);
    await(registered);
  }

  /// Leaves the server; what comes for him is kept from then on.
  void leave() {
    driver.run(node::leave);
  }

  /// Comes back, and takes so many mails as they come.
  CompletableFuture<Boolean> takeAll(int count, Tally tally) {
    var done = new CompletableFuture<Boolean>();
    driver.run(() -> {
      taking = new Taking(count, tally, done);
      node.register();
    });
    return done;
  }

  /// Stores mails for these recipients in turn, as the shot says, but no more than `most`.
  CompletableFuture<Boolean> store(List<MailClient> to, Shot shot, int most, Tally tally) {
    var done = new CompletableFuture<Boolean>();
    long end = tally.begunAt() + shot.length().toNanos();
    driver.run(() -> {
      storing = new Storing(to, shot.bytes(), end, lastId + most, tally, done);
      for (int i = 0; i < shot.outstanding(); i++) {
        storeNext(storing);
      }
    });
    return done;
  }

  private void storeNext(Storing run) {
    lastId++;
    MailClient to = run.to().get((int) (lastId % run.to().size()));
    askedAt.put(lastId, System.nanoTime());
    node.send(new Frame.Store(lastId, to.nickname.key(), 0, mail(to, run.bytes())));
  }

  private byte[] mail(MailClient to, int bytes) {
    byte[] mail = entropy.bytes(SealedMail.lengthFor(bytes));
    byte[] header =
        new MailHeader(
                to.node.identity().hash(),
                node.identity().hash(),
                1,
                lastId,
                lastId,
                MailHeader.Kind.MESSAGES,
                1)
            .encode();
    System.arraycopy(header, 0, mail, 0, header.length);
    return mail;
  }

  @Override
  public void received(Frame.Whole frame) {
    switch (frame) {
      case Frame.Registered _ -> registered.complete(true);
      case Frame.Refused refused -> fail(registered, refused.detail());
      case Frame.Stored(long id, boolean _) -> stored(id);
      case Frame.NotStored(long _, var refusal) when storing != null ->
          fail(storing.done(), "a mail is not stored: " + refusal);
      case Frame.Mail(long id, byte[] _) -> taken(id);
      default -> {
        // News of the table.
      }
    }
  }

  private void stored(long id) {
    Storing run = storing;
    Long asked = askedAt.remove(id);
    if (run == null || asked == null) {
      return;
    }
    long now = System.nanoTime();
    run.tally().add(now - asked);
    if (now < run.end() && lastId < run.lastId()) {
      storeNext(run);
    } else if (askedAt.isEmpty()) {
      run.done().complete(true);
    }
  }

  private void taken(long id) {
    taken.add(id);
    Taking run = taking;
    if (run != null) {
      run.tally().add(System.nanoTime() - run.tally().begunAt());
      if (run.tally().count() == run.count()) {
        run.done().complete(true);
      }
    }
  }

  @Override
  public void flushing() {
    if (!taken.isEmpty()) {
      node.send(new Frame.MailTaken(List.copyOf(taken), List.of()));
      taken.clear();
    }
  }

  private static void fail(CompletableFuture<Boolean> future, String why) {
    future.completeExceptionally(new IOException(why));
  }

  /// Waits for what has been begun.
  static void await(CompletableFuture<?> future) throws IOException, InterruptedException {
    await(future, Duration.ZERO);
  }

  /// The same for what takes so long by itself.
  static void await(CompletableFuture<?> future, Duration length)
      throws IOException, InterruptedException {
    try {
      var _ = future.get(length.plus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the server has not answered", e);
    }
  }

  @Override
  public void take(Output output) {}

  @Override
  public void flushed() {}

  @Override
  public void persist(List<Write> writes, Consumer<Outcome> done) {
    throw new IllegalStateException("it writes nothing");
  }

  @Override
  public void read(List<Long> ids, Consumer<List<MailRow>> then) {
    throw new IllegalStateException("it reads nothing");
  }

  @Override
  public void close() {
    driver.run(() -> {
      driver.halt();
      DatagramLink link = driver.detach();
      if (link != null) {
        var _ = link.close();
      }
    });
  }
}
