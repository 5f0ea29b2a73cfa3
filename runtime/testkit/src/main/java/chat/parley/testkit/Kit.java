package chat.parley.testkit;

import chat.parley.api.Nickname;
import chat.parley.core.Entropy;
import chat.parley.engine.config.Environment;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;

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
    var user = new User(this, name);
    user.connect();
    users.put(name, user);
    shareNews();
    return user;
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

  AssertionError failure(String words) {
    return new AssertionError("%s%n%n%s".formatted(words, transcript));
  }
}
