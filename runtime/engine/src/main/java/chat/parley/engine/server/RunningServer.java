package chat.parley.engine.server;

import chat.parley.api.Traffic;
import chat.parley.api.server.Server;
import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.core.Output;
import chat.parley.core.ServerNotice;
import chat.parley.core.crypto.Fingerprint;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.server.Glance;
import chat.parley.core.server.ServerSettings;
import chat.parley.engine.EnvironmentModule;
import chat.parley.engine.Mailslot;
import chat.parley.engine.SecureEntropy;
import chat.parley.engine.StoreDisk;
import chat.parley.engine.Wiring;
import chat.parley.engine.config.Environment;
import chat.parley.engine.hook.TransportHooks;
import chat.parley.engine.net.DatagramLink;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.Loop;
import chat.parley.engine.net.NetModule;
import chat.parley.engine.net.Network;
import chat.parley.engine.net.NodeLoop;
import chat.parley.engine.store.Passphrase;
import chat.parley.engine.store.ServerStore;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server that runs: one node on a loop, its socket, and its store.
///
/// One that is prepared has bound its port, and can be asked and subscribed to, but answers nobody
/// on the network before it is opened: those who have a say in who may register come first.
///
/// Safe for use by any thread but the loop.
public final class RunningServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RunningServer.class);

  /// A storm of joins is told whole; an operator's console that hangs longer misses the oldest.
  private static final int NOTICES_MAX = 65_536;

  private static final Duration STOP_MAX = Duration.ofSeconds(2);
  private static final Duration FREE_MAX = Duration.ofSeconds(1);

  private final Network network;
  private final Threads threads;
  private final ServerStore store;
  private final Loop loop;
  private final NodeLoop driver;
  private final TransportHooks hooks;
  private final Mailslot<ServerNotice> notices;
  private final Admissions admissions;
  private final ServerFacts facts;
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile Address local = Address.NONE;
  private volatile boolean opened;
  private volatile List<TableEntry> finalTable = List.of();
  private volatile long finalMail;

  // Confined to the loop.
  private @Nullable ServerMachine machine;

  RunningServer(
      Network network, Threads threads, ServerStore store, Consumer<? super ServerNotice> notices) {
    this.network = network;
    this.threads = threads;
    this.store = store;
    this.loop = network.nextLoop();
    this.driver = new NodeLoop("server", loop, new StoreDisk(store), new Outlet());
    this.hooks = new TransportHooks("server", loop, threads);
    this.notices = new Mailslot<>(threads, "parley-server-notices", NOTICES_MAX, notices);
    this.admissions = new Admissions(threads, this::ask);
    this.facts = new ServerFacts(this, threads);
  }

  /// Starts a server. Blocks until its port is bound.
  ///
  /// @param notices told what happens, in order, on a virtual thread; may block
  /// @throws chat.parley.api.ParleyException with [chat.parley.api.ErrorCode#PORT_IN_USE],
  ///   [chat.parley.api.ErrorCode#ADDRESS_UNKNOWN], [chat.parley.api.ErrorCode#DATA_UNUSABLE],
  ///   [chat.parley.api.ErrorCode#DATA_IN_USE] or [chat.parley.api.ErrorCode#DATA_VERSION]
  public static RunningServer start(ServerOptions options, Consumer<? super ServerNotice> notices) {
    RunningServer server = prepare(options, notices, Environment.ofProcess().passphrase());
    server.open();
    return server;
  }

  /// Starts a server that lives on what is bound so, and keeps what it knows in one of these
  /// stores.
  public static RunningServer start(
      ServerOptions options,
      Consumer<? super ServerNotice> notices,
      EnvironmentModule environment,
      NetModule net,
      ServerStores stores) {
    RunningServer server = prepare(options, notices, environment, net, stores);
    server.open();
    return server;
  }

  /// Prepares a server, as [#start] does; it answers nobody before [#open].
  ///
  /// @param passphrase what its keys are under
  public static RunningServer prepare(
      ServerOptions options, Consumer<? super ServerNotice> notices, Passphrase passphrase) {
    return prepare(
        options,
        notices,
        new EnvironmentModule(Environment.ofProcess()),
        new NetModule(),
        new UsualServerStores(new SecureEntropy(), passphrase));
  }

  /// Prepares a server that lives on what is bound so, and keeps what it knows in one of these
  /// stores.
  public static RunningServer prepare(
      ServerOptions options,
      Consumer<? super ServerNotice> notices,
      EnvironmentModule environment,
      NetModule net,
      ServerStores stores) {
    return Wiring.make(ServerStarter.class, environment, net, new ServerModule(options, stores))
        .prepare(notices);
  }

  void prepare(LocalAddress where, ServerSettings settings, ServerMachine.Maker maker) {
    DatagramLink link = hooks.over(network).bind(loop, where, driver);
    local = link.local();
    CompletableFuture<Void> making =
        driver.ask(() -> {
          machine = maker.make(settings, store.image(), hooks.frames(), loop.now());
          driver.attach(link);
          if (!store.damage().isEmpty()) {
            notices.offer(new ServerNotice.DataDamaged(store.damage()));
          }
          return null;
        });
    threads.join(making);
  }

  /// Answers whoever comes from now on.
  public void open() {
    opened = true;
    CompletableFuture<Void> starting =
        driver.ask(() -> {
          if (machine != null) {
            driver.start(machine.node());
            ask(admissions.isAny());
          }
          return null;
        });
    threads.join(starting);
    log.info("Server started: address={} fingerprint={}", local, fingerprint());
  }

  /// Before it is opened nobody asks.
  private void ask(boolean isOn) {
    driver.submit(new Input.Asked(new Command.JudgeRegistrations(isOn)));
  }

  /// The UDP port that it listens on.
  public int port() {
    return local.port();
  }

  /// Where it listens.
  Address local() {
    return local;
  }

  /// What plugins beside it can know of it.
  public Server facts() {
    return facts;
  }

  /// Those who have a say in who may register.
  public Admissions admissions() {
    return admissions;
  }

  /// How many mails with messages wait for anybody.
  long mailWaiting() {
    return ask(this::mailNow, finalMail);
  }

  private long mailNow() {
    return machine == null ? finalMail : machine.mailWaiting().getAsLong();
  }

  /// For how many handshakes keys were agreed upon since the start; 0 after the end.
  public long keyAgreements() {
    return ask(() -> machine == null ? 0L : machine.keyAgreements().getAsLong(), 0L);
  }

  /// The table as it is now, by key; after the end as it was last.
  public List<TableEntry> table() {
    return ask(this::tableNow, finalTable);
  }

  private List<TableEntry> tableNow() {
    return machine == null ? finalTable : List.copyOf(machine.table().get());
  }

  /// As much of it as fits on a screen; nothing after the end.
  ///
  /// @param max of entries that are told of
  public Optional<Glance> glance(int max) {
    return ask(
        () -> Optional.ofNullable(machine).map(it -> it.glance().apply(max)), Optional.empty());
  }

  /// The fingerprint of its key, 32 hexadecimal digits, by which clients can pin it.
  public String fingerprint() {
    return Fingerprint.of(new JdkCrypto(), store.image().identity().agreement().publicKey());
  }

  /// The hooks on the way of what it sends and receives.
  public TransportHooks hooks() {
    return hooks;
  }

  /// What went through its socket.
  public Traffic traffic() {
    return threads.join(driver.traffic());
  }

  /// Completes when it has ended: with nothing when it was closed, else with the reason in words.
  public CompletionStage<String> ended() {
    return ended.minimalCompletionStage();
  }

  private <T> T ask(Supplier<T> question, T otherwise) {
    try {
      return threads.join(driver.ask(question));
    } catch (CompletionException _) {
      return otherwise;
    }
  }

  /// Takes in what the node gives out, on the loop.
  private final class Outlet implements NodeLoop.Owner {

    @Override
    public void take(Output output) {
      switch (output) {
        case Output.Report(var notice) -> {
          notices.offer(notice);
          facts.tell(notice);
        }
        case Output.Judge(long token, var applicant) ->
            admissions.judge(applicant, verdict -> driver.submit(new Input.Judged(token, verdict)));
        case Output.Stopped(var why) -> {
          finalTable = tableNow();
          finalMail = mailNow();
          ended.completeAsync(() -> why, task -> threads.start("parley-server-ended", task));
        }
        case Output.Accepted _,
            Output.Persist _,
            Output.ReadMail _,
            Output.Rejected _,
            Output.Send _,
            Output.Show _,
            Output.Tell _ ->
            throw new IllegalStateException(
                "no output of a server: %s".formatted(output.getClass().getSimpleName()));
      }
    }

    @Override
    public void flushed() {}
  }

  /// Says goodbye to the clients, writes everything down, and ends. Waits at most about 4 seconds,
  /// unless the disk is slower than that. Closing twice does nothing.
  @Override
  public void close() {
    end(true);
  }

  /// Ends like the end of the process: nobody is told, and nothing more is sent. For tests.
  public void kill() {
    end(false);
  }

  private void end(boolean isPolite) {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    if (isPolite && opened) {
      driver.submit(new Input.Asked(new Command.Close()));
      interrupted |= !await(ended, STOP_MAX);
    }
    driver.run(driver::halt);
    interrupted |= !await(driver.ask(this::free).thenCompose(it -> it), FREE_MAX);
    store.close();
    try {
      notices.awaitIdle(FREE_MAX);
    } catch (InterruptedException _) {
      interrupted = true;
    }
    var _ = notices.close();
    facts.close();
    network.close();
    log.info("Server ended: polite={}", isPolite);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private CompletionStage<Void> free() {
    DatagramLink link = driver.detach();
    return link == null ? CompletableFuture.completedStage(null) : link.close();
  }

  /// Whether the waiting was not interrupted.
  private boolean await(CompletableFuture<?> future, Duration atMost) {
    try {
      // The end comes all the same.
      var _ = threads.await(future, atMost);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }
}
