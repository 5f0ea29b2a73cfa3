package chat.parley.testkit;

import chat.parley.api.Client;
import chat.parley.api.ClientOptions;
import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.Kind;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;
import chat.parley.api.bot.Bot;
import chat.parley.api.spi.BotPlan;
import chat.parley.engine.EnvironmentModule;
import chat.parley.engine.bot.RunningBot;
import chat.parley.engine.bot.Terms;
import chat.parley.engine.client.Accompanied;
import chat.parley.engine.client.EngineClientFactory;
import chat.parley.engine.command.Caller;
import chat.parley.engine.net.NetModule;
import chat.parley.engine.store.MemoryClientStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Somebody in a test, with a real client and a disk that outlives it: a person, or a bot.
///
/// To be used by the test's own thread.
public final class User {

  /// As long as the registration may take in virtual time.
  private static final Duration REGISTRATION = Duration.ofSeconds(10);

  private final Kit kit;
  private final Nickname nickname;
  private final Ears ears;
  private final Happenings happenings;
  private final Set<String> missing = new HashSet<>();
  private @Nullable BotPlan bot;
  private final PluginClients pluginClients;
  private final KitJournals journals;
  private MemoryClientStore disk;
  private @Nullable Client client;
  private @Nullable RunningBot running;
  private @Nullable Prompt prompt;
  private @Nullable Target partner;
  private boolean hasRegistered;

  /// @param bot what answers in place of a person, if anything
  User(Kit kit, Nickname nickname, @Nullable BotPlan bot) {
    this.kit = kit;
    this.nickname = nickname;
    this.bot = bot;
    this.ears = new Ears(kit, nickname);
    this.happenings = new Happenings(kit, nickname);
    this.pluginClients = new PluginClients(kit, nickname.key());
    this.journals = new KitJournals(kit);
    this.disk = PluginClients.newDisk(kit, journals.journals());
  }

  /// Who he is.
  public Nickname nickname() {
    return nickname;
  }

  /// His client, for bots and for all that this class has no word for. Waits of its methods take
  /// virtual time.
  ///
  /// @throws IllegalStateException when he is not there
  public Client client() {
    Client there = client;
    if (there == null) {
      throw new IllegalStateException("%s is not there; restart him first".formatted(nickname));
    }
    return there;
  }

  /// The journals of a durable bot.
  public KitJournals journals() {
    return journals;
  }

  /// His prompt, with all plugins; made when first asked for.
  Prompt prompt() {
    Prompt made = prompt;
    if (made == null) {
      made = new Prompt(kit, client(), pluginClients, this::read);
      prompt = made;
    }
    return made;
  }

  private void closePrompt() {
    if (prompt != null) {
      prompt.close();
      prompt = null;
    }
  }

  // What he does.

  /// Talks to this nickname from now on.
  public User with(String other) {
    partner = Nickname.of(other);
    return this;
  }

  /// Talks in this room from now on, and joins it unless he is in it. Returns when everybody knows.
  public User in(String room) {
    Room joined = new Room(room);
    partner = joined;
    client().join(joined);
    kit.settle();
    kit.shareNews();
    return this;
  }

  /// Says this to whom he talks; or types it, when it is a command of a plugin beside his client,
  /// whose answers he hears. He also hears what plugins tell him unasked, after their id: `todo:
  /// …`.
  ///
  /// @throws IllegalStateException when he talks to nobody
  public User says(String text) {
    boolean isCommand =
        text.startsWith("/") && (partner == null || kit.isPluginCommand(this, text));
    if (isCommand) {
      var _ = type(text).thenAccept(this::read);
      kit.settle();
      return this;
    }
    Target to = partner;
    if (to == null) {
      throw new IllegalStateException(
          "%s talks to nobody: say with(\"bob\") or in(\"#room\") first".formatted(nickname));
    }
    kit.transcript().note("%s to %s: %s".formatted(nickname, to, text));
    var _ = client().send(to, text);
    kit.settle();
    return this;
  }

  private CompletableFuture<String> type(String line) {
    kit.transcript().note("%s types: %s".formatted(nickname, line));
    Target where = partner == null ? nickname : partner;
    return prompt().run(line, new Caller(nickname, where, reply -> read(reply.text())));
  }

  private void read(String text) {
    if (!text.isEmpty()) {
      kit.transcript().note("%s reads: %s".formatted(nickname, text));
      ears.add(null, text);
    }
  }

  /// Types a command that must be understood and done.
  void tries(String line) {
    CompletableFuture<String> complaint = type(line);
    kit.settle();
    String words = complaint.getNow("it has not come to its end");
    if (!words.isEmpty()) {
      throw kit.failure("%s does not work: %s".formatted(line, words));
    }
  }

  /// What he hears.
  Ears ears() {
    return ears;
  }

  /// Says this to this nickname; answers what becomes of it.
  public Delivery tells(String other, String text) {
    kit.transcript().note("%s to %s: %s".formatted(nickname, other, text));
    Delivery delivery = client().send(Nickname.of(other), text);
    kit.settle();
    return delivery;
  }

  // What he notices.

  /// The next message that comes to him has this in it. Waits up to 10 virtual seconds for it.
  ///
  /// @throws AssertionError when nothing comes, or something else
  public User hears(String part) {
    ears.hear(part, null);
    return this;
  }

  /// Nothing comes to him within 10 virtual seconds that was not asked for.
  ///
  /// @throws AssertionError when something does
  public User hearsNothing() {
    ears.hearNothing();
    return this;
  }

  /// The first event of this type that was not awaited before; waits up to 10 virtual seconds for
  /// it.
  ///
  /// @throws AssertionError when none comes
  public <E extends Event> E awaits(Class<E> type) {
    return awaits(type, _ -> true);
  }

  /// The first event of this type that fits and was not awaited before; waits up to 10 virtual
  /// seconds for it.
  ///
  /// @throws AssertionError when none comes
  public <E extends Event> E awaits(Class<E> type, Predicate<? super E> which) {
    return happenings.await(type, which);
  }

  // What happens to him.

  /// Ends his client like the end of its process: nobody is told.
  public void crash() {
    kit.transcript().note("%s crashes".formatted(nickname));
    end();
    kit.settle();
  }

  /// Ends his client in order: he deregisters if the server answers.
  public void stop() {
    kit.transcript().note("%s leaves".formatted(nickname));
    closePrompt();
    stopBot();
    client().close();
    client = null;
    kit.settle();
    kit.shareNews();
  }

  /// Starts his client again with what is on his disk, crashing it first if it runs. Returns when
  /// everybody knows.
  ///
  /// @throws chat.parley.api.ParleyException when he cannot be registered
  public void restart() {
    if (client != null) {
      crash();
    }
    kit.transcript().note("%s comes back".formatted(nickname));
    journals.start();
    disk = disk.reopened();
    connect();
    kit.shareNews();
  }

  /// Starts a bot again that is another one now, as `--watch` does when its source was saved.
  ///
  /// @throws IllegalArgumentException when its nickname is another one
  /// @throws IllegalStateException when this is a person
  public void restart(Bot changed) {
    BotPlan plan = changed.plan();
    if (isPerson()) {
      throw new IllegalStateException("%s is a person".formatted(nickname));
    }
    if (!plan.nickname().equals(nickname)) {
      throw new IllegalArgumentException(
          "%s cannot become %s".formatted(nickname, plan.nickname()));
    }
    bot = plan;
    restart();
  }

  private void stopBot() {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  void connect() {
    var factory =
        new EngineClientFactory(
            new EnvironmentModule(kit.environment(), kit.entropy(), kit.stage()),
            new NetModule(kit.network().of(nickname.key())),
            _ -> disk);
    try {
      Kind kind = bot == null ? Kind.HUMAN : Kind.BOT;
      Client connected =
          factory.connect(new ClientOptions(nickname, null, 0, null, true, kind, REGISTRATION));
      client = connected;
      listen(connected);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while %s registers".formatted(nickname), e);
    }
    kit.settle();
  }

  /// As a prompt does: plugins first, which may keep messages from being told. What a bot is told
  /// belongs to the bot.
  private void listen(Client connected) {
    if (bot == null) {
      kit.jars().forEach(this::load);
      var _ = connected.on(Event.class, this::notice);
    } else {
      var _ = Accompanied.listen(connected, Event.class, this::notice);
      var terms = Terms.on(kit.stage(), ZoneOffset.UTC).telling(this::noteFailure);
      running = RunningBot.start(bot, connected, terms);
    }
  }

  private void noteFailure(Throwable failure) {
    kit.transcript().note("%s fails: %s".formatted(nickname, failure));
  }

  /// Goes without a plugin from now on that the others have.
  ///
  /// @param id the plugin's
  public User without(String id) {
    String jar = Jars.nameOf(id);
    missing.add(jar);
    prompt().forget(jar);
    kit.settle();
    return this;
  }

  /// Has a plugin again that he went without.
  ///
  /// @param id the plugin's
  public User withAgain(String id) {
    String jar = Jars.nameOf(id);
    missing.remove(jar);
    kit.jars().stream().filter(it -> it.endsWith(jar)).forEach(this::load);
    kit.settle();
    return this;
  }

  /// The folder in which a plugin beside his client keeps what it has.
  ///
  /// @param id the plugin's
  public Path dataOf(String id) {
    return Shelf.data(kit, nickname.key()).resolve(id);
  }

  /// Loads a plugin beside his client, unless he goes without it.
  void load(Path jar) {
    if (!missing.contains(String.valueOf(jar.getFileName()))) {
      prompt().take(jar);
    }
  }

  private void notice(Event event) {
    if (event instanceof Event.Received(Message message)) {
      kit.transcript().note("%s hears %s: %s".formatted(nickname, message.from(), message.text()));
      ears.add(message.from(), message.text());
      return;
    }
    hasRegistered |= event instanceof Event.Registered || event instanceof Event.ServerBack;
    happenings.add(event);
  }

  /// Forgets that he is registered, until he is once more.
  void forgetRegistration() {
    hasRegistered = false;
  }

  /// Whether he has registered since.
  boolean hasRegistered() {
    return hasRegistered;
  }

  /// The table as his client knows it.
  Set<Standing> table() {
    return client().table().values().stream().map(Standing::of).collect(Collectors.toSet());
  }

  /// Whether something waits in his outbox that is nowhere else yet.
  boolean hasPending() {
    return client().outbox().stream().anyMatch(it -> it.state() instanceof Delivery.Pending);
  }

  /// Whether his client runs.
  boolean isThere() {
    return client != null;
  }

  /// Whether plugins are loaded beside his client.
  boolean isPerson() {
    return bot == null;
  }

  /// Ends his client like the end of its process, and then what ran on it, which reaches nobody.
  void end() {
    if (client != null) {
      EngineClientFactory.kill(client);
      client = null;
    }
    pluginClients.kill();
    stopBot();
    closePrompt();
  }
}
