package chat.parley.engine.server;

import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.api.Subscription;
import chat.parley.api.Traffic;
import chat.parley.api.server.Server;
import chat.parley.api.server.ServerEvent;
import chat.parley.core.ServerNotice;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.table.ShownEntries;
import chat.parley.engine.Lossy;
import chat.parley.engine.Mailslot;
import chat.parley.engine.net.Addresses;
import chat.parley.engine.table.TableView;
import chat.parley.engine.time.Threads;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running server as the API shows it: what it knows, and what happens there.
///
/// Safe for use by any thread, but for [#tell].
final class ServerFacts implements Server {

  private static final Logger log = LoggerFactory.getLogger(ServerFacts.class);

  private static final int WAITING_MAX = 4_096;

  private final RunningServer server;
  private final Threads threads;
  private final TableView view = new TableView(new JdkCrypto());
  private final List<Slot<?>> slots = new CopyOnWriteArrayList<>();

  /// Of the loop alone.
  private final Crypto crypto = new JdkCrypto();

  ServerFacts(RunningServer server, Threads threads) {
    this.server = server;
    this.threads = threads;
  }

  @Override
  public String address() {
    Address local = server.local();
    InetAddress ip = Addresses.of(local).getAddress();
    return ip.isAnyLocalAddress() ? "127.0.0.1:%d".formatted(local.port()) : local.toString();
  }

  @Override
  public String fingerprint() {
    return server.fingerprint();
  }

  @Override
  public Parley.Builder client(String nickname) {
    return Parley.client(nickname).server("%s#%s".formatted(address(), fingerprint()));
  }

  @Override
  public Map<Nickname, Entry> table() {
    return view.of(server.table());
  }

  @Override
  public long mailWaiting() {
    return server.mailWaiting();
  }

  @Override
  public Traffic traffic() {
    return server.traffic();
  }

  @Override
  public <E extends ServerEvent> Subscription on(Class<E> type, Consumer<? super E> handler) {
    var slot = new Slot<E>(type, handler);
    slots.add(slot);
    return slot;
  }

  /// One subscription.
  private final class Slot<E extends ServerEvent> implements Subscription, Lossy {

    private final Class<E> type;
    private final Mailslot<E> mailslot;

    Slot(Class<E> type, Consumer<? super E> handler) {
      this.type = type;
      this.mailslot = new Mailslot<>(threads, "parley-server-event", WAITING_MAX, handler);
    }

    void offer(ServerEvent event) {
      if (type.isInstance(event)) {
        mailslot.offer(type.cast(event));
      }
    }

    @Override
    public long dropped() {
      return mailslot.dropped();
    }

    @Override
    public void close() {
      slots.remove(this);
      var _ = mailslot.close();
    }
  }

  /// Something happened. Called on the loop.
  void tell(ServerNotice notice) {
    if (slots.isEmpty()) {
      return;
    }
    try {
      event(notice).ifPresent(event -> slots.forEach(slot -> slot.offer(event)));
    } catch (IllegalArgumentException e) {
      log.debug("Plugins are not told of a nickname that is none: reason={}", e.getMessage());
    }
  }

  /// What plugins are told of it; nothing of what only concerns the operator.
  ///
  /// @throws IllegalArgumentException when somebody wanted to register who has no nickname
  private Optional<ServerEvent> event(ServerNotice notice) {
    return switch (notice) {
      case ServerNotice.Joined(TableEntry entry, boolean isNew) ->
          Optional.of(new ServerEvent.Joined(ShownEntries.of(crypto, entry), isNew));
      case ServerNotice.Departed(String nickname, boolean leaseEnded) ->
          Optional.of(new ServerEvent.Left(Nickname.of(nickname), !leaseEnded));
      case ServerNotice.Refused(String nickname, Address address, String why) ->
          Optional.of(new ServerEvent.Refused(Nickname.of(nickname), address.toString(), why));
      case ServerNotice.Saved(String sender, String recipient, int bytes) ->
          Optional.of(new ServerEvent.MailKept(Nickname.of(sender), Nickname.of(recipient), bytes));
      case ServerNotice.MailDelivered(String recipient, int count) ->
          Optional.of(new ServerEvent.MailGiven(Nickname.of(recipient), count));
      case ServerNotice.TableChanged(long version) ->
          Optional.of(new ServerEvent.TableChanged(version));
      case ServerNotice.SaveRequested _,
          ServerNotice.NotSaved _,
          ServerNotice.DiskRefused _,
          ServerNotice.DataDamaged _ ->
          Optional.empty();
    };
  }

  /// Tells nobody anything from now on.
  void close() {
    slots.forEach(Slot::close);
  }
}
