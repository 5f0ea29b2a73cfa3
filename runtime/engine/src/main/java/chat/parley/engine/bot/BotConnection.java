package chat.parley.engine.bot;

import chat.parley.api.Client;
import chat.parley.api.ErrorCode;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.api.ParleyException;
import chat.parley.engine.time.MachineThreads;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Connects a bot as its command line says, however long its server takes to be there.
public final class BotConnection {

  private static final Duration RETRY = Duration.ofSeconds(3);

  private final BotArguments arguments;
  private final CompletableFuture<Void> stop;
  private final Consumer<String> words;
  private final Threads threads = new MachineThreads();

  /// @param stop completes when nobody wants it to connect any more
  /// @param words takes lines for whoever runs it
  public BotConnection(
      BotArguments arguments, CompletableFuture<Void> stop, Consumer<String> words) {
    this.arguments = arguments;
    this.stop = stop;
    this.words = words;
  }

  /// Connects under this nickname.
  ///
  /// @return null when it was stopped before it was connected
  /// @throws ParleyException when it cannot be connected for another reason than that its server
  ///   does not answer
  public @Nullable Client connect(Nickname nickname) throws InterruptedException {
    Parley.Builder builder = Parley.client(nickname.shown()).kind(Kind.BOT);
    if (arguments.server() != null) {
      builder.server(arguments.server());
    }
    if (arguments.data() != null) {
      builder.data(arguments.data());
    }
    boolean isTold = false;
    while (!stop.isDone()) {
      try {
        return builder.connect();
      } catch (ParleyException e) {
        if (e.code() != ErrorCode.SERVER_NOT_RESPONDING || arguments.isOnce()) {
          throw e;
        }
        if (!isTold) {
          words.accept("%s waits for its server".formatted(nickname));
          isTold = true;
        }
        var _ = threads.await(stop, RETRY);
      }
    }
    return null;
  }
}
