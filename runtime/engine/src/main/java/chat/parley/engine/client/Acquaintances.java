package chat.parley.engine.client;

import chat.parley.api.KnownKey;
import chat.parley.api.Nickname;
import chat.parley.core.Command;
import chat.parley.core.crypto.Fingerprint;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.crypto.SafetyWords;
import chat.parley.core.store.Pin;
import chat.parley.core.store.ServerPin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whose keys a running client knows, and what its owner says to them.
///
/// Safe for use by any thread but the loop.
final class Acquaintances {

  private final Questions questions;
  private final PublicKey own;
  private final Supplier<List<Pin>> pins;
  private final Supplier<@Nullable ServerPin> server;

  /// Of the machine on whose loop `questions` asks.
  ///
  /// @param machine asked for on the loop alone
  Acquaintances(Questions questions, ClientHost host, Supplier<@Nullable ClientMachine> machine) {
    this.questions = questions;
    this.own = host.store().image().identity().signing().publicKey();
    this.pins = () -> ClientMachine.pinsOf(machine.get());
    this.server = () -> ClientMachine.serverOf(machine.get());
  }

  /// As [chat.parley.api.Client#knownKeys].
  Map<Nickname, KnownKey> keys() {
    return keys(ask());
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
    return in(ask(), nickname).map(pin -> SafetyWords.of(own, pin.identity()));
  }

  /// As [chat.parley.api.Client#trust].
  boolean trust(Nickname nickname) {
    List<Pin> before = ask();
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

  /// As [Oblivion#forget].
  boolean forget(Nickname nickname) {
    List<Pin> before = ask();
    askAfter(new Command.Forget(nickname.key()));
    return in(before, nickname).isPresent();
  }

  /// As [Oblivion#server].
  Optional<String> server() {
    return Optional.ofNullable(questions.<@Nullable ServerPin>ask(server, null))
        .map(pin -> Fingerprint.of(new JdkCrypto(), pin.agreement()));
  }

  /// As [Oblivion#forgetServer].
  boolean forgetServer() {
    boolean wasKnown = server().isPresent();
    askAfter(new Command.ForgetServer());
    return wasKnown;
  }

  /// Whose keys are known after this was done; nobody's once the node has ended.
  private List<Pin> askAfter(Command.ToClient command) {
    return questions.askAfter(command, pins, List.of());
  }

  private List<Pin> ask() {
    return questions.ask(pins, List.of());
  }
}
