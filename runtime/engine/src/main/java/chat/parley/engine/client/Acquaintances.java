package chat.parley.engine.client;

import chat.parley.api.KnownKey;
import chat.parley.api.Nickname;
import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.crypto.SafetyWords;
import chat.parley.core.store.Pin;
import chat.parley.engine.net.NodeLoop;
import chat.parley.engine.time.Threads;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Whose keys a running client knows, and what its owner says to them.
///
/// Safe for use by any thread but the loop.
final class Acquaintances {

  private final NodeLoop driver;
  private final Threads threads;
  private final PublicKey own;
  private final Supplier<List<Pin>> pins;

  /// Of the node that `driver` steps.
  ///
  /// @param pins the node's, asked for on the loop alone
  Acquaintances(NodeLoop driver, ClientHost host, Supplier<List<Pin>> pins) {
    this.driver = driver;
    this.threads = host.threads();
    this.own = host.store().image().identity().signing().publicKey();
    this.pins = pins;
  }

  /// As [chat.parley.api.Client#knownKeys].
  Map<Nickname, KnownKey> keys() {
    return keys(ask(pins));
  }

  /// What these pins say.
  static Map<Nickname, KnownKey> keys(List<Pin> pins) {
    var crypto = new JdkCrypto();
    var keys = new TreeMap<Nickname, KnownKey>();
    for (Pin pin : pins) {
      Nickname nickname = Nickname.of(pin.nickname());
      keys.put(
          nickname,
          new KnownKey(
              nickname,
              IdentityHash.of(crypto, pin.identity()).toString(),
              Instant.ofEpochMilli(pin.firstSeenMillis()),
              pin.verified()));
    }
    return keys;
  }

  /// As [chat.parley.api.Client#safetyWords].
  Optional<String> safetyWords(Nickname nickname) {
    return in(ask(pins), nickname).map(pin -> SafetyWords.of(own, pin.identity()));
  }

  /// As [chat.parley.api.Client#trust].
  boolean trust(Nickname nickname) {
    List<Pin> before = ask(pins);
    List<Pin> after = askAfter(new Command.Trust(nickname.key()));
    return !in(before, nickname).equals(in(after, nickname));
  }

  /// As [chat.parley.api.Client#verify].
  boolean verify(Nickname nickname) {
    return in(askAfter(new Command.Verify(nickname.key())), nickname).isPresent();
  }

  private static Optional<Pin> in(List<Pin> pins, Nickname nickname) {
    return pins.stream().filter(pin -> pin.nickname().equals(nickname.key())).findFirst();
  }

  /// Whose keys are known after this was done.
  private List<Pin> askAfter(Command.ToClient command) {
    var answer = new CompletableFuture<List<Pin>>();
    driver.run(
        new NodeLoop.Task() {
          @Override
          public void run() {
            driver.step(new Input.Asked(command));
            answer.complete(pins.get());
          }

          @Override
          public void lost() {
            answer.cancel(false);
          }
        });
    return join(answer);
  }

  private List<Pin> ask(Supplier<List<Pin>> question) {
    return join(driver.ask(question));
  }

  /// Nothing once the node has ended.
  private List<Pin> join(CompletableFuture<List<Pin>> answer) {
    try {
      return threads.join(answer);
    } catch (CompletionException | CancellationException _) {
      return List.of();
    }
  }
}
