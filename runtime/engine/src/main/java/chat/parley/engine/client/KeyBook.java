package chat.parley.engine.client;

import chat.parley.api.ErrorCode;
import chat.parley.api.KnownKey;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.core.client.Pins;
import chat.parley.core.crypto.Fingerprint;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.Prekey;
import chat.parley.core.crypto.SafetyWords;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.Pin;
import chat.parley.core.store.ServerPin;
import chat.parley.engine.store.Passphrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Whose keys a client knows, in its data folder, while no client runs there. Needs no server.
///
/// Confined to one thread. Each change is on the disk when its method returns.
public final class KeyBook implements AutoCloseable {

  /// So many handshakes a second are more than anybody makes, and the counter lasts for ever.
  private static final int COUNTER_BITS = 20;

  private final RestingStore store;
  private final ClientImage image;
  private final Map<String, Pin> pins = new TreeMap<>();
  private @Nullable ServerPin server;

  private KeyBook(RestingStore store) {
    this.store = store;
    this.image = store.image();
    this.server = image.serverPin();
    image.pins().forEach(pin -> pins.put(pin.nickname(), pin));
  }

  /// The book of this nickname, whose folder belongs to this process until it is closed.
  ///
  /// @throws ParleyException with [ErrorCode#DATA_IN_USE] while a client runs there,
  ///   [ErrorCode#DATA_UNUSABLE] when there never was one, or [ErrorCode#DATA_VERSION]
  public static KeyBook open(Path folder, Nickname own, Passphrase passphrase) {
    return new KeyBook(RestingStore.open(folder, own, passphrase));
  }

  /// As [chat.parley.api.Client#knownKeys].
  public Map<Nickname, KnownKey> keys() {
    return Acquaintances.keys(List.copyOf(pins.values()));
  }

  /// As [chat.parley.api.Client#safetyWords].
  public Optional<String> safetyWords(Nickname nickname) {
    return pin(nickname)
        .map(pin -> SafetyWords.of(image.identity().signing().publicKey(), pin.identity()));
  }

  /// Whether the last table has this nickname.
  public boolean isListed(Nickname nickname) {
    return entry(nickname).isPresent();
  }

  /// Whether the last table shows other keys of this nickname than those that are known.
  public boolean isChanged(Nickname nickname) {
    return entry(nickname).filter(it -> pins().isChanged(it.identity())).isPresent();
  }

  /// As [chat.parley.api.Client#verify].
  public boolean verify(Nickname nickname) {
    Optional<Pin> pin = pin(nickname);
    pin.ifPresent(it -> put(new Pin(it.nickname(), it.identity(), it.firstSeenMillis(), true)));
    return pin.isPresent();
  }

  /// As [chat.parley.api.Client#trust], with the last table.
  public boolean trust(Nickname nickname, long nowMillis) {
    Optional<Pin> granted =
        entry(nickname).map(TableEntry::identity).map(it -> pins().granted(it, nowMillis));
    granted.ifPresent(this::put);
    return granted.isPresent();
  }

  private void put(Pin pin) {
    write(new ClientWrite.Pinned(pin));
    pins.put(pin.nickname(), pin);
  }

  /// Forgets somebody's keys, so that he is met for the first time again.
  ///
  /// @return whether any were known
  public boolean forget(Nickname nickname) {
    boolean wasKnown = pin(nickname).isPresent();
    if (wasKnown) {
      write(new ClientWrite.Unpinned(nickname.key()));
      pins.remove(nickname.key());
    }
    return wasKnown;
  }

  /// The fingerprint of the server's key; empty if none is trusted.
  public Optional<String> server() {
    return Optional.ofNullable(server).map(pin -> Fingerprint.of(new JdkCrypto(), pin.agreement()));
  }

  /// Forgets the server's key, so that it is met for the first time again.
  ///
  /// @return whether one was known
  public boolean forgetServer() {
    boolean wasKnown = server != null;
    if (wasKnown) {
      write(new ClientWrite.UnpinnedServer());
      server = null;
    }
    return wasKnown;
  }

  /// Makes sure that nothing is numbered as it was where these keys come from: what others have
  /// seen of them there is not known here.
  ///
  /// @param prekey a new one
  public void beginAnew(long nowMillis, Prekey prekey) {
    long now = nowMillis / 1_000;
    write(new ClientWrite.Reserved(now << COUNTER_BITS));
    write(new ClientWrite.PrekeyMade(prekey, now));
  }

  private Pins pins() {
    return new Pins(pins.values());
  }

  private Optional<Pin> pin(Nickname nickname) {
    return Optional.ofNullable(pins.get(nickname.key()));
  }

  private Optional<TableEntry> entry(Nickname nickname) {
    return image.table().entries().stream()
        .filter(it -> it.key().equals(nickname.key()))
        .findFirst();
  }

  private void write(ClientWrite change) {
    store.write(change);
  }

  @Override
  public void close() {
    store.close();
  }
}
