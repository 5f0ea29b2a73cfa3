package chat.parley.engine.client;

import chat.parley.api.Delivery;
import chat.parley.api.Entry;
import chat.parley.api.Event;
import chat.parley.api.Incoming;
import chat.parley.api.KnownKey;
import chat.parley.api.MessageCounts;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.api.Room;
import chat.parley.api.Subscription;
import chat.parley.api.Target;
import chat.parley.api.Traffic;
import chat.parley.api.bot.Chat;
import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.core.Output;
import chat.parley.core.store.ClientImage;
import chat.parley.engine.chat.Attention;
import chat.parley.engine.hook.TransportHooks;
import chat.parley.engine.net.Loop;
import chat.parley.engine.net.NodeLoop;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A client that runs: one node on a loop, its socket, its store, and those who listen to it.
///
/// Safe for use by any thread but the loop.
final class RunningClient implements EngineClient, NodeLoop.Owner {

  private static final Logger log = LoggerFactory.getLogger(RunningClient.class);

  private final ClientHost host;
  private final Threads threads;
  private final Nickname nickname;
  private final NodeLoop driver;
  private final Loop loop;
  private final Questions questions;
  private final TransportHooks hooks;
  private final ClientPort port;
  private final Subscriptions subscriptions;
  private final Sending sending;
  private final Memory memory;
  private final ClientWorld.Host chats;
  private final LatestTable table;
  private final Acquaintances acquaintances;
  private final Examination examination;
  private final AtomicReference<Profile> profile;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final ReentrantLock comingAndGoing = new ReentrantLock();
  private final CompletableFuture<String> stopped = new CompletableFuture<>();
  private volatile boolean registered;
  private volatile List<Delivery> finalOutbox = List.of();
  private volatile MessageCounts finalCounts = MessageCounts.NONE;

  // Confined to the loop.
  private final Deliveries deliveries;
  private final MessageTally tally = new MessageTally();
  private final News news;
  private final Leaving leaving = new Leaving();
  private @Nullable ClientMachine machine;

  /// A client that does nothing before [#start].
  RunningClient(ClientHost host) {
    this.host = host;
    this.threads = host.threads();
    this.nickname = host.settings().nickname();
    ClientImage image = host.store().image();
    this.loop = host.network().nextLoop();
    var disk = new ConversationDisk(host.store());
    this.driver = new NodeLoop(nickname.key(), loop, disk, this);
    this.questions = new Questions(driver, threads);
    this.hooks = new TransportHooks(nickname.key(), loop, threads);
    this.port = new ClientPort(hooks.over(host.network()), threads, loop, driver, host.local());
    this.subscriptions =
        new Subscriptions(
            threads,
            "parley-%s".formatted(nickname.key()),
            new ShownLedger(image),
            ShownReport.to(driver)::add);
    this.deliveries = new Deliveries(threads);
    this.news = new News(nickname, deliveries, subscriptions, tally);
    this.sending =
        new Sending(
            driver,
            deliveries,
            () -> closing.get() || stopped.isDone(),
            new Sending.Others(nickname, this::table));
    this.memory = new Memory(host.store(), driver, disk, sending);
    this.chats =
        new ClientWorld.Host(threads, subscriptions, new Attention(threads), sending::send);
    this.table = new LatestTable(() -> questions.ask(() -> ClientMachine.tableOf(machine), null));
    this.acquaintances = new Acquaintances(questions, host, () -> machine);
    this.examination = new Examination(questions, loop, () -> machine);
    this.profile = new AtomicReference<>(Profile.in(image, nickname.key()));
  }

  /// Binds the port and makes the node, which is silent until it is told to register.
  ///
  /// @throws chat.parley.api.ParleyException when the port cannot be bound
  void start(ClientMachine.Maker maker) {
    port.open();
    ClientImage image = host.store().image();
    threads.join(
        driver.ask(() -> {
          ClientMachine made = maker.make(host.settings(), image, hooks.frames(), loop.now());
          deliveries.restore(image.outbox());
          machine = made;
          driver.start(made.node());
          host.damage().ifPresent(subscriptions::tell);
          return made;
        }));
    log.debug("Client started: nickname={} server={}", nickname, host.settings().server());
    submit(profile.get().command());
  }

  /// Registers, and waits for what comes of it; empty when nothing does within `patience`.
  Optional<Event> register(Predicate<Event> isAnswer, Duration patience)
      throws InterruptedException {
    try (Watches.Watch<Event> watch = subscriptions.watch(Event.class)) {
      submit(new Command.Register());
      return watch.await(isAnswer, patience);
    }
  }

  private void submit(Command.ToClient command) {
    driver.submit(new Input.Asked(command));
  }

  // What the node gives out, on the loop.

  @Override
  public void take(Output output) {
    switch (output) {
      case Output.Accepted _, Output.Rejected _, Output.Show _ -> news.add(output);
      case Output.Tell(var event) -> {
        if (!answersLeaving(event)) {
          news.add(output);
        }
      }
      case Output.Stopped(var why) -> {
        news.tellAll();
        end(why);
      }
      case Output.Judge _, Output.Persist _, Output.ReadMail _, Output.Report _, Output.Send _ ->
          throw new IllegalStateException("no output of a client: " + output.getClass());
    }
  }

  @Override
  public void flushed() {
    refresh();
    news.tellAll();
    Event answer = leaving.poll();
    if (answer != null) {
      var _ = port.close().thenRun(() -> subscriptions.tell(answer));
    }
  }

  private void refresh() {
    registered = !driver.isStopped() && machine != null && machine.registered().getAsBoolean();
  }

  /// Takes note of an event; answers whether it is to be told later than all others.
  private boolean answersLeaving(Event event) {
    refresh();
    table.changed();
    return leaving.takes(event);
  }

  private void end(String why) {
    registered = false;
    finalOutbox = deliveries.open();
    finalCounts = tally.counts();
    deliveries.end(
        new Delivery.Failed(Delivery.Reason.CLOSED, why.isEmpty() ? "the client was closed" : why));
    if (!why.isEmpty()) {
      subscriptions.tell(new Event.DiskRefused(why));
    }
    stopped.complete(why);
  }

  // What the owner asks for, on threads of his.

  @Override
  public Nickname nickname() {
    return nickname;
  }

  @Override
  public Map<Nickname, Entry> table() {
    return table.get();
  }

  @Override
  public String server() {
    return host.server();
  }

  @Override
  public boolean isRegistered() {
    return registered;
  }

  @Override
  public TransportHooks hooks() {
    return hooks;
  }

  @Override
  public Threads threads() {
    return threads;
  }

  @Override
  public Memory memory() {
    return memory;
  }

  @Override
  public Oblivion oblivion() {
    return new Oblivion(acquaintances, host.store(), threads);
  }

  @Override
  public Examination examination() {
    return examination;
  }

  @Override
  public Traffic traffic() {
    return threads.join(driver.traffic());
  }

  @Override
  public MessageCounts messageCounts() {
    return stopped.isDone() ? finalCounts : questions.ask(tally::counts, finalCounts);
  }

  @Override
  public Delivery send(Nickname to, String text) {
    return sending.send(to, text).getFirst();
  }

  @Override
  public List<Delivery> send(Target to, String text) {
    return sending.send(to, text);
  }

  @Override
  public List<Delivery> outbox() {
    return stopped.isDone() ? finalOutbox : questions.ask(deliveries::open, finalOutbox);
  }

  @Override
  public <E extends Event> Subscription on(Class<E> type, Consumer<? super E> handler) {
    return subscriptions.on(type, handler);
  }

  @Override
  public Subscription onIncoming(Consumer<? super Incoming> handler) {
    return subscriptions.onIncoming(handler);
  }

  @Override
  public <E extends Event> Subscription accompany(Class<E> type, Companion<E> companion) {
    return subscriptions.accompany(type, companion);
  }

  @Override
  public Subscription accompanyIncoming(Consumer<? super Incoming> handler) {
    return subscriptions.accompanyIncoming(handler);
  }

  @Override
  public Subscription filter(Judge filter) {
    return subscriptions.filter(filter);
  }

  @Override
  public <E extends Event> Optional<E> await(
      Class<E> type, Predicate<? super E> which, Duration atMost) throws InterruptedException {
    return subscriptions.await(type, which, atMost);
  }

  @Override
  public Chat chat(Nickname with, Target where) {
    return ClientWorld.chat(chats, with, where);
  }

  @Override
  public void deregister() {
    driver.run(() -> {
      leaving.begin();
      driver.step(new Input.Asked(new Command.Deregister()));
    });
  }

  @Override
  public void register() {
    comingAndGoing.lock();
    try {
      if (closing.get()) {
        throw new IllegalStateException("the client is closed");
      }
      questions.ask(leaving::end, false);
      port.open();
      submit(new Command.Register());
    } finally {
      comingAndGoing.unlock();
    }
  }

  @Override
  public void present(Presence presence, String status) {
    change(mine -> mine.with(presence, status));
  }

  @Override
  public void join(Room room) {
    change(mine -> mine.with(room));
  }

  @Override
  public void leave(Room room) {
    change(mine -> mine.without(room));
  }

  private void change(UnaryOperator<Profile> change) {
    profile.updateAndGet(change);
    driver.run(() -> driver.step(new Input.Asked(profile.get().command())));
  }

  @Override
  public boolean trust(Nickname other) {
    return acquaintances.trust(other);
  }

  @Override
  public Map<Nickname, KnownKey> knownKeys() {
    return acquaintances.keys();
  }

  @Override
  public Optional<String> safetyWords(Nickname other) {
    return acquaintances.safetyWords(other);
  }

  @Override
  public boolean verify(Nickname other) {
    return acquaintances.verify(other);
  }

  @Override
  public void close() {
    end(closing -> closing.run(registered));
  }

  /// Ends like the end of the process: nobody is told, and nothing more is sent. For tests.
  void kill() {
    end(ClientClosing::cut);
  }

  private void end(Consumer<ClientClosing> how) {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    comingAndGoing.lock();
    try {
      how.accept(new ClientClosing(threads, driver, port, subscriptions, stopped));
      host.store().close();
      host.network().close();
      log.debug("Client ended: nickname={}", nickname);
    } finally {
      comingAndGoing.unlock();
    }
  }
}
