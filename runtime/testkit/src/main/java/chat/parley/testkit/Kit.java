package chat.parley.testkit;

import chat.parley.api.Nickname;
import chat.parley.api.bot.Bot;
import chat.parley.api.plugin.PluginModule;
import chat.parley.api.spi.BotPlan;
import chat.parley.core.Entropy;
import chat.parley.engine.bot.BotProgram;
import chat.parley.engine.config.Environment;
import chat.parley.engine.plugin.Extensions;
import chat.parley.engine.plugin.HostClock;
import chat.parley.engine.plugin.Neighbour;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// A server, users and a network for one test, on virtual time.
///
/// ```java
/// try (Kit kit = Kit.open()) {
///   var alice = kit.user("alice");
///   var bob = kit.user("bob");
///   alice.tells("bob", "hello");
///   bob.hears("hello").hearsNothing();
/// }
/// ```
///
/// Everything that runs is the real runtime, except that datagrams, disks, time and chance are the
/// test's own. Each call returns when all that follows from it has happened and all that was sent
/// has arrived; nothing happens between two calls. So a test needs no sleeps, and with the same
/// seed goes the same way again. With JUnit see [ParleyTest].
///
/// To be used by one thread at a time, which is none of a handler's.
public final class Kit implements AutoCloseable {

  /// How long somebody who wants to hear something listens, in virtual time.
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int LOOKS_MAX = 200;
  private static final int PATIENT_LOOKS = 10;
  private static final long LOOK_NANOS = 50_000_000;
  private static final Duration BLOCKED_AFTER = Duration.ofSeconds(5);

  /// Longer than the server collects changes of the table.
  private static final Duration NEWS_MAX = Duration.ofSeconds(1);

  private final Timeline timeline = new Timeline();
  private final Transcript transcript;
  private final Stage stage;
  private final Entropy entropy;
  private final KitNetwork network;
  private final KitServer server;
  private final KitClock clock = new KitClock(this);
  private final Jars jars = new Jars();
  private final List<Shelf> shelves = new ArrayList<>();
  private final Map<Nickname, User> users = new LinkedHashMap<>();

  private Kit(long seed, Duration blockedAfter) {
    this.transcript = new Transcript(seed, timeline);
    this.stage = new Stage(timeline, blockedAfter);
    this.entropy = new SeededEntropy(seed);
    this.network = new KitNetwork(timeline, transcript, seed);
    this.server = new KitServer(this);
  }

  /// A kit with a new seed, which is part of [#transcript].
  public static Kit open() {
    return open(new SecureRandom().nextInt(1_000_000));
  }

  /// A kit with this seed.
  public static Kit open(long seed) {
    return open(seed, BLOCKED_AFTER);
  }

  static Kit open(long seed, Duration blockedAfter) {
    return new Kit(seed, blockedAfter);
  }

  /// The user of this nickname, registered at the server when first asked for. Returns when
  /// everybody knows of him.
  ///
  /// @throws chat.parley.api.ParleyException when he cannot be registered
  public User user(String nickname) {
    Nickname name = Nickname.of(nickname);
    User known = users.get(name);
    if (known != null) {
      return known;
    }
    return join(new User(this, name, null));
  }

  private User join(User user) {
    user.connect();
    users.put(user.nickname(), user);
    shareNews();
    return user;
  }

  /// Starts a bot, on virtual time and with its day beginning at midnight UTC. What is returned can
  /// [User#crash], [User#stop] and [User#restart], and the bot with it; what it is told, only the
  /// bot hears.
  ///
  /// @throws IllegalArgumentException when its nickname is taken
  public User bot(Bot bot) {
    return bot(bot.plan());
  }

  /// Runs the `main` of a program, and starts the bot that it wants to run.
  ///
  /// @param program its class, as `java` would start it
  /// @throws IllegalArgumentException when it runs none, or the nickname of that is taken
  public User bot(Class<?> program) {
    return bot(BotProgram.planOf(program));
  }

  private User bot(BotPlan bot) {
    if (users.containsKey(bot.nickname())) {
      throw new IllegalArgumentException("there is a %s already".formatted(bot.nickname()));
    }
    return join(new User(this, bot.nickname(), bot));
  }

  /// The server.
  public KitServer server() {
    return server;
  }

  /// The network.
  public KitNetwork network() {
    return network;
  }

  /// The clock.
  public KitClock clock() {
    return clock;
  }

  /// Loads plugins beside the client of every user, those to come included, and beside the server,
  /// each where its [chat.parley.api.plugin.ParleyPlugin#sides] say: as a running host would, from
  /// a jar with classes of its own, which is packed from the folder that the plugin's classes are
  /// in.
  ///
  /// @throws AssertionError when a plugin cannot be loaded
  /// @throws IllegalArgumentException when a class is no plugin of its folder
  @SafeVarargs
  public final void load(Class<? extends PluginModule>... plugins) {
    for (Class<? extends PluginModule> plugin : plugins) {
      take(jars.add(plugin));
    }
  }

  /// Writes the configuration of a plugin, which reads it when it is loaded.
  ///
  /// @param id the plugin's
  /// @param toml what is in its file
  public void config(String id, String toml) {
    jars.config(id, toml);
  }

  /// Packs a plugin again, and replaces it wherever it runs.
  ///
  /// @param id the plugin's
  /// @throws AssertionError when it cannot be loaded
  public void reload(String id) {
    transcript.note("the plugin %s is loaded again".formatted(id));
    take(jars.again(id));
  }

  private void take(Path jar) {
    users().stream()
        .filter(user -> user.isThere() && user.isPerson())
        .forEach(user -> user.load(jar));
    server.take(jar);
    settle();
  }

  /// Nothing of a plugin that was unloaded is still in memory.
  ///
  /// @throws AssertionError naming what is, after 10 real seconds of looking
  public void assertNoLeaks() {
    List<String> left = leftovers();
    for (int look = 0; !left.isEmpty() && look < LOOKS_MAX; look++) {
      if (look == PATIENT_LOOKS) {
        clearSoftReferences();
      }
      System.gc();
      LockSupport.parkNanos(LOOK_NANOS);
      left = leftovers();
    }
    if (!left.isEmpty()) {
      throw failure("plugins that were unloaded are still in memory: %s".formatted(left));
    }
  }

  /// The JDK remembers softly how it has compared records, and their class with it, until memory
  /// runs out; so it does here.
  private static void clearSoftReferences() {
    long tooMany = Runtime.getRuntime().maxMemory() / Long.BYTES + 1;
    if (tooMany < Integer.MAX_VALUE - Long.BYTES) {
      try {
        var ignored = new long[(int) tooMany];
        throw new IllegalStateException("there was room for " + ignored.length);
      } catch (OutOfMemoryError _) {
        // As it was meant to be.
      }
    }
  }

  private List<String> leftovers() {
    return shelves.stream().flatMap(it -> it.leftovers().stream()).toList();
  }

  /// A test for each [chat.parley.api.command.Example] of the loaded commands, for a
  /// `@TestFactory`: the example's `in` is typed by one user after the other examples, and its
  /// `out` must be in the answer; without one it must be understood and done.
  public Stream<DynamicTest> examples() {
    return Examples.of(user("example"));
  }

  /// Plays a conversation that is written down: each line is said, or must be heard, in its turn.
  ///
  /// ```
  /// # Who is played, and to whom he talks.
  /// alice with pizza
  /// alice> order
  /// pizza> which size
  /// +6m
  /// pizza> no answer in time
  /// ...
  /// ```
  ///
  /// `alice with pizza` and `alice in #tea` say whom somebody talks to from then on, `alice> order`
  /// is what he says or types, `bob< hello` what must be in the next thing that he hears. Played
  /// are those who stand so before `with`, `in` or `<`, and who speaks first, unless it is a bot;
  /// anybody else's line must be heard, from him, by the one who spoke last. `+6m` lets time pass,
  /// in `ms`, `s`, `m` or `h`; `...` says that nobody who is played hears more within 10 virtual
  /// seconds. At the end nobody must have heard more than stands there.
  ///
  /// @throws IllegalArgumentException when a line is none of these, with file and line; nothing has
  ///   been played then
  /// @throws AssertionError when somebody hears something else, with file and line
  public void play(Path file) {
    Dialogue.read(file).play(this);
  }

  /// What has happened so far, with the seed in the first line.
  public Transcript transcript() {
    return transcript;
  }

  /// Ends everybody, without a word to anybody.
  @Override
  public void close() {
    // What has blocked holds up everything else; there is nothing left to end in order.
    if (!stage.isBlocked()) {
      users.values().forEach(User::end);
      server.end();
    }
    stage.close();
    jars.close();
  }

  // For the parts of the kit.

  Timeline timeline() {
    return timeline;
  }

  Stage stage() {
    return stage;
  }

  Entropy entropy() {
    return entropy;
  }

  Environment environment() {
    return new Environment(Map.of("PARLEY_SERVER", KitServer.ADDRESS));
  }

  Collection<User> users() {
    return List.copyOf(users.values());
  }

  /// Lets happen all that is due, and all that is under way arrive.
  void settle() {
    stage.settle();
    for (OptionalLong nanos = network.nanosToArrival();
        nanos.isPresent();
        nanos = network.nanosToArrival()) {
      var _ = stage.direct(() -> false, nanos.getAsLong());
    }
  }

  /// Lets time pass until it is so, but no longer than `atMost`.
  ///
  /// @param isSo may ask clients and the server
  boolean until(BooleanSupplier isSo, Duration atMost) {
    settle();
    long end = stage.now().nanos() + atMost.toNanos();
    while (!isSo.getAsBoolean()) {
      if (!stage.step(end)) {
        return false;
      }
    }
    settle();
    return true;
  }

  /// Lets the table come to everybody.
  void shareNews() {
    // Without a server there is no news.
    if (server.isThere()) {
      var _ = until(this::isNewsShared, NEWS_MAX);
    }
  }

  private boolean isNewsShared() {
    Set<Standing> truth = server.table();
    return users.values().stream()
        .filter(user -> user.isThere() && user.client().isRegistered())
        .allMatch(user -> user.table().equals(truth));
  }

  /// A place for plugins, still without any.
  ///
  /// @param owner whose it is
  Shelf shelf(String owner, Neighbour neighbour, Extensions extensions) {
    var shelf = new Shelf(this, owner, neighbour, extensions);
    shelves.add(shelf);
    return shelf;
  }

  /// Where the jars of plugins are, and all that plugins have.
  Path pluginFolder() {
    return jars.folder();
  }

  /// The time that plugins live by.
  HostClock pluginClock() {
    return new VirtualClock(timeline, stage);
  }

  /// Whether this line is a command of a plugin beside his client.
  boolean isPluginCommand(User user, String line) {
    return !jars.all().isEmpty() && user.prompt().knows(line);
  }

  List<Path> jars() {
    return jars.all();
  }

  /// Whether a bot of this nickname was started.
  boolean isBot(Nickname nickname) {
    User known = users.get(nickname);
    return known != null && !known.isPerson();
  }

  AssertionError failure(String words) {
    return new AssertionError("%s%n%n%s".formatted(words, transcript));
  }
}
