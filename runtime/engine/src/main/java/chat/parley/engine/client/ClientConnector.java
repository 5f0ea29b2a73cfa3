package chat.parley.engine.client;

import chat.parley.api.Client;
import chat.parley.api.ClientOptions;
import chat.parley.api.ErrorCode;
import chat.parley.api.Event;
import chat.parley.api.ParleyException;
import chat.parley.core.client.ClientSettings;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.TeamKey;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.engine.Surroundings;
import chat.parley.engine.config.ServerAddress;
import chat.parley.engine.hook.ChaosHook;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.Network;
import chat.parley.engine.store.ClientStore;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/// Brings a client to life: opens its store, finds its server, binds its port, and registers.
final class ClientConnector {

  private final ClientOptions options;
  private final Surroundings surroundings;
  private final ClientStores stores;
  private final ClientMachine.Maker maker;

  /// Of the store, once it is open.
  private String damage = "";

  /// Whether an earlier run has left a table to go on with while the server is silent.
  private boolean wasRegisteredBefore;

  @Inject
  ClientConnector(
      ClientOptions options,
      Surroundings surroundings,
      ClientStores stores,
      ClientMachine.Maker maker) {
    this.options = options;
    this.surroundings = surroundings;
    this.stores = stores;
    this.maker = maker;
  }

  /// Connects as [chat.parley.api.Parley.Builder#connect] promises.
  ///
  /// @throws InterruptedException when the waiting thread is interrupted
  Client connect() throws InterruptedException {
    RunningClient client = start();
    boolean connected = false;
    try {
      awaitRegistration(client);
      connected = true;
      return client;
    } finally {
      if (!connected) {
        client.close();
      }
    }
  }

  private RunningClient start() {
    Network network = surroundings.network();
    ClientStore store = null;
    boolean started = false;
    try {
      String server = options.server();
      ServerAddress address =
          ServerAddress.parse(server == null ? surroundings.environment().server() : server);
      LocalAddress local = LocalAddress.anywhere(options.port());
      Address resolved = network.resolve(address.host(), address.port());
      TeamKey team = surroundings.environment().teamKey();
      store = stores.open(options);
      damage = store.damage();
      wasRegisteredBefore = !store.image().table().entries().isEmpty();
      var settings =
          new ClientSettings(
              options.nickname(),
              kind(),
              resolved,
              address.fingerprint(),
              ClientSettings.DIRECT_PATIENCE,
              true,
              team);
      var client =
          new RunningClient(
              new ClientHost(settings, store, network, local, surroundings.threads()));
      ChaosHook.addTo(client.hooks(), surroundings.environment().chaos());
      client.start(maker);
      started = true;
      return client;
    } finally {
      if (!started) {
        if (store != null) {
          store.close();
        }
        network.close();
      }
    }
  }

  private void awaitRegistration(RunningClient client) throws InterruptedException {
    Duration patience = options.patience();
    Optional<Event> answer =
        client.register(event -> decides(event, wasRegisteredBefore), patience);
    if (answer.isEmpty()) {
      if (!wasRegisteredBefore) {
        throw new ParleyException(
            ErrorCode.SERVER_NOT_RESPONDING,
            ("the server %s does not answer within %d ms, and %s has no table from an earlier time;"
                    + " parley doctor says whether it runs; %s")
                .formatted(
                    client.server(),
                    patience.toMillis(),
                    options.nickname(),
                    teamQuestion() + damage()));
      }
    } else if (answer.get() instanceof Event.Refused(var refusal, var detail)) {
      throw new ParleyException(ErrorCode.REGISTRATION_REFUSED, words(refusal, detail) + damage());
    }
  }

  /// What to ask oneself about the team key when nobody answers.
  private String teamQuestion() {
    TeamKey team = surroundings.environment().teamKey();
    return team.isNone()
        ? "does it want a team key?"
        : "does it have our team key, %s?".formatted(team.fingerprint(new JdkCrypto()));
  }

  /// For whoever will not be told of it as an event.
  private String damage() {
    return damage.isEmpty() ? "" : "; " + damage;
  }

  /// Without a table there is nothing to do but to wait for the server as long as one has patience.
  private static boolean decides(Event event, boolean hasTable) {
    return event instanceof Event.Registered
        || event instanceof Event.Refused
        || (hasTable && event instanceof Event.ServerNotResponding);
  }

  private String words(Event.Refusal refusal, String detail) {
    String words =
        switch (refusal) {
          case TAKEN -> "the nickname %s belongs to somebody else";
          case NOT_ALLOWED -> "the server does not allow the nickname %s";
          case FULL -> "the server has no room for %s";
          case SERVER_KEY_CHANGED -> "the server shows another key than %s knows it by";
          case SERVER_FAULT -> "the server cannot register %s";
        };
    String whole = words.formatted(options.nickname());
    // What the server says to the first is the same again.
    boolean saysNothingNew = detail.isEmpty() || refusal == Event.Refusal.TAKEN;
    return saysNothingNew ? whole : "%s: %s".formatted(whole, detail);
  }

  private EntryKind kind() {
    return switch (options.kind()) {
      case HUMAN -> EntryKind.HUMAN;
      case BOT -> EntryKind.BOT;
    };
  }
}
