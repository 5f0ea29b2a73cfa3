package chat.parley.engine.server;

import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.api.Subscription;
import chat.parley.api.Traffic;
import chat.parley.api.server.Server;
import chat.parley.api.server.ServerEvent;
import chat.parley.core.ServerNotice;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.TableEntry;
import chat.parley.engine.Lossy;
import chat.parley.engine.Mailslot;
import chat.parley.engine.net.Addresses;
import chat.parley.engine.table.Entries;
import chat.parley.engine.table.TableView;
import chat.parley.engine.time.Threads;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/// A running server as the API shows it: what it knows, and what happens there.
///
/// Safe for use by any thread, but for [#tell].
final class ServerFacts implements Server {

  private static final int WAITING_MAX = 4_096;

  private final RunningServer server;
  private final Threads threads;
  private final TableView view = new TableView(new JdkCrypto());
  private final List<Slot<?>> slots = new CopyOnWriteArrayList<>();

  /// Of the loop alone.
  private final Entries entries = new Entries(new JdkCrypto());

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
    if (!slots.isEmpty()) {
      event(notice).ifPresent(event -> slots.forEach(slot -> slot.offer(event)));
    }
  }

  /// What plugins are told of it; nothing of what only concerns the operator, or what is about a
  /// nickname that is none.
  private Optional<? extends ServerEvent> event(ServerNotice notice) {
    return switch (notice) {
      case ServerNotice.Joined(TableEntry entry, boolean isNew) ->
          entries.of(entry).map(shown -> new ServerEvent.Joined(shown, isNew));
      case ServerNotice.Departed(String nickname, boolean leaseEnded) ->
          named(nickname, who -> new ServerEvent.Left(who, !leaseEnded));
      case ServerNotice.Refused(String nickname, Address address, String why) ->
          named(nickname, who -> new ServerEvent.Refused(who, address.toString(), why));
      case ServerNotice.Saved(String sender, String recipient, int bytes) ->
          named(sender, from -> new ServerEvent.MailKept(from, Nickname.of(recipient), bytes));
      case ServerNotice.MailDelivered(String recipient, int count) ->
          named(recipient, who -> new ServerEvent.MailGiven(who, count));
      case ServerNotice.TableChanged(long version) ->
          Optional.of(new ServerEvent.TableChanged(version));
      case ServerNotice.SaveRequested _, ServerNotice.NotSaved _, ServerNotice.DiskRefused _ ->
          Optional.empty();
    };
  }

  private static <E> Optional<E> named(String nickname, Function<Nickname, E> event) {
    try {
      return Optional.of(event.apply(Nickname.of(nickname)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Tells nobody anything from now on.
  void close() {
    slots.forEach(Slot::close);
  }
}
