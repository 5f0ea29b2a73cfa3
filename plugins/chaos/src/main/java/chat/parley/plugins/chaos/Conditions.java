package chat.parley.plugins.chaos;

import chat.parley.api.Client;
import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.api.plugin.Interest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// What is on now: set by the command, read by the hook.
///
/// Safe for use by any thread; but who has asked for the generator alone may use it.
final class Conditions {

  private final Client client;
  private final Interest interest = Interest.inAll();
  private final AtomicReference<Trouble> trouble;
  private final AtomicReference<RandomGenerator> random;
  private final Set<Nickname> cutOff = new LinkedHashSet<>();
  private volatile Set<InetSocketAddress> cutAddresses = Set.of();

  @Inject
  Conditions(Client client, ChaosConfig config) {
    this.client = client;
    this.trouble = new AtomicReference<>(config.trouble());
    this.random = new AtomicReference<>(new SplittableRandom(config.seed()));
    look();
  }

  /// There while anything is on.
  Interest interest() {
    return interest;
  }

  private void look() {
    interest.set(!trouble().isNone() || !cutAddresses.isEmpty());
  }

  Trouble trouble() {
    return trouble.get();
  }

  /// Where all chance comes from; for the hook alone.
  RandomGenerator random() {
    return random.get();
  }

  /// Whether nothing goes there or comes from there.
  boolean isCutOff(InetSocketAddress address) {
    return cutAddresses.contains(address);
  }

  synchronized void change(UnaryOperator<Trouble> change) {
    trouble.updateAndGet(change);
    look();
  }

  /// From now on chance follows from this seed.
  void reseed(long seed) {
    random.set(new SplittableRandom(seed));
  }

  /// Cuts the direct way to these off.
  synchronized void cutOff(Collection<Nickname> nicknames) {
    cutOff.addAll(nicknames);
    followTable();
  }

  /// Ends all trouble.
  synchronized void calm() {
    trouble.set(Trouble.NONE);
    cutOff.clear();
    cutAddresses = Set.of();
    look();
  }

  /// Looks up where those are now who are cut off. Asks the client, so it is not for the hook.
  synchronized void followTable() {
    cutAddresses =
        client.table().values().stream()
            .filter(entry -> cutOff.contains(entry.nickname()))
            .map(Entry::address)
            .filter(address -> !address.isEmpty())
            .map(Conditions::address)
            .collect(Collectors.toUnmodifiableSet());
    look();
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, colon).replace("[", "").replace("]", "");
    return new InetSocketAddress(
        InetAddress.ofLiteral(host), Integer.parseInt(text, colon + 1, text.length(), 10));
  }

  /// What is on, in words.
  synchronized List<String> words() {
    var words = new ArrayList<>(trouble().words());
    if (!cutOff.isEmpty()) {
      List<String> names = cutOff.stream().map(Nickname::shown).toList();
      words.add("nothing goes directly to or from %s".formatted(String.join(", ", names)));
    }
    return words;
  }
}
