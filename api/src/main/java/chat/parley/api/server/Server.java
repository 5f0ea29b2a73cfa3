package chat.parley.api.server;

import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.api.Subscription;
import chat.parley.api.Traffic;
import java.util.Map;
import java.util.function.Consumer;

/// A running server, as plugins beside it see it: who is there, and what happens. It cannot read
/// what people write to each other.
///
/// Safe for use by any thread. Handlers run on virtual threads of their own, one event after the
/// other for each subscription; they may block.
public interface Server {

  /// The address to register at from this computer, `host:port`.
  String address();

  /// The fingerprint of the server's key, 32 hexadecimal digits.
  String fingerprint();

  /// Prepares a client at this server with a nickname of the plugin's own, for what a plugin has to
  /// say to people or to hear from them. It keeps its keys and its messages in the plugin's folder;
  /// others that have a say in who may register are asked about it as about everybody; and it is
  /// closed with the plugin, if it is not before.
  ///
  /// A server that starts answers nobody before all of its plugins have been loaded: to be
  /// connected when it is first needed, in a handler, rather than at the start.
  ///
  /// @throws IllegalArgumentException when it is no nickname
  Parley.Builder client(String nickname);

  /// The table as it is now, by nickname.
  Map<Nickname, Entry> table();

  /// How many mails wait for anybody.
  long mailWaiting();

  /// What has gone through its socket so far; after its end what had gone through it.
  Traffic traffic();

  /// Calls `handler` with each event of this type from now on, or of any when `type` is
  /// [ServerEvent]. Of a slow handler's events the oldest are dropped when 4,096 wait.
  <E extends ServerEvent> Subscription on(Class<E> type, Consumer<? super E> handler);
}
