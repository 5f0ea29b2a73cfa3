package chat.parley.api;

import chat.parley.api.spi.ClientFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.ServiceLoader;

/// The way in: connects clients.
///
/// ```java
/// try (Client me = Parley.client("alice").server("10.0.0.5:12345").connect()) {
///   me.onMessage(message -> IO.println(message.from() + ": " + message.text()));
///   me.send("bob", "hello");
/// }
/// ```
public final class Parley {

  /// The port that servers listen on if nothing else is said.
  public static final int DEFAULT_PORT = 12345;

  private Parley() {}

  /// Prepares a client with this nickname.
  ///
  /// @throws IllegalArgumentException when it is no nickname; the message says why
  public static Builder client(String nickname) {
    return client(nickname, options -> runtime().connect(options));
  }

  /// The same, for a client that this factory connects.
  ///
  /// @throws IllegalArgumentException when it is no nickname; the message says why
  public static Builder client(String nickname, ClientFactory factory) {
    return new Builder(Nickname.of(nickname), factory);
  }

  /// A plugin's class loader sees no runtime, but the one that the API came with does; in a
  /// container it may be the other way round.
  private static ClientFactory runtime() {
    return ServiceLoader.load(ClientFactory.class, Parley.class.getClassLoader())
        .findFirst()
        .or(() -> ServiceLoader.load(ClientFactory.class).findFirst())
        .orElseThrow(() ->
            new ParleyException(
                ErrorCode.RUNTIME_MISSING,
                "no Parley runtime is on the class path; add parley-engine"));
  }

  /// What a client is made with; each method answers the builder itself.
  ///
  /// Not safe for use by several threads.
  public static final class Builder {

    private final ClientFactory factory;
    private ClientOptions options;

    private Builder(Nickname nickname, ClientFactory factory) {
      this.factory = factory;
      this.options = ClientOptions.defaults(nickname);
    }

    /// The server's `host:port`, or `host` for port 12345, or `host:port#fingerprint` to pin its
    /// key. Without it: the environment's `PARLEY_SERVER`, else what its owner has settled with
    /// `parley config`, else `localhost:12345`.
    public Builder server(String address) {
      options = options.withServer(Objects.requireNonNull(address, "address"));
      return this;
    }

    /// The local UDP port; 0, the default, for any free one.
    public Builder port(int port) {
      options = options.withPort(port);
      return this;
    }

    /// The folder of this nickname's keys, outbox and history; made if missing. Without it: a
    /// folder of the nickname's own below `PARLEY_HOME`, else in the user's data folder.
    public Builder data(Path folder) {
      options = options.withData(Objects.requireNonNull(folder, "folder"));
      return this;
    }

    /// Keeps everything in memory: for tests, and for clients that may forget.
    public Builder inMemory() {
      options = options.withInMemory(true);
      return this;
    }

    /// Person (the default) or bot.
    public Builder kind(Kind kind) {
      options = options.withKind(Objects.requireNonNull(kind, "kind"));
      return this;
    }

    /// How long [#connect] waits for the registration; 2.5 seconds by default.
    public Builder patience(Duration patience) {
      options = options.withPatience(Objects.requireNonNull(patience, "patience"));
      return this;
    }

    /// Connects and registers. Blocks until the registration is answered.
    ///
    /// When the server does not answer but the nickname has been registered before, the client goes
    /// on with the table it has on disk, and registers as soon as the server is back.
    ///
    /// @throws ParleyException with [ErrorCode#SERVER_NOT_RESPONDING],
    ///   [ErrorCode#REGISTRATION_REFUSED], [ErrorCode#ADDRESS_UNKNOWN], [ErrorCode#PORT_IN_USE],
    ///   [ErrorCode#DATA_UNUSABLE], [ErrorCode#DATA_IN_USE], [ErrorCode#DATA_VERSION] or
    ///   [ErrorCode#RUNTIME_MISSING]
    /// @throws InterruptedException when the waiting thread is interrupted
    public Client connect() throws InterruptedException {
      return factory.connect(options);
    }
  }
}
