package chat.parley.engine.client;

import chat.parley.api.Client;
import chat.parley.api.Event;
import chat.parley.api.Incoming;
import chat.parley.api.Subscription;
import java.util.function.Consumer;

/// A client that others can stand beside without taking from its owner what is told to him: what he
/// has not been told yet, he will be all the same.
///
/// Safe for use by any thread.
public interface Accompanied {

  /// Like [Client#on], for one who only accompanies the owner.
  <E extends Event> Subscription accompany(Class<E> type, Companion<E> companion);

  /// Like [Client#onIncoming], for one who only accompanies the owner: what he is not done with
  /// comes again after a restart, to both.
  Subscription accompanyIncoming(Consumer<? super Incoming> handler);

  /// Tells it beside the client's owner; as an owner would be told, if that cannot be accompanied.
  static <E extends Event> Subscription listen(
      Client client, Class<E> type, Companion<E> companion) {
    return client instanceof Accompanied accompanied
        ? accompanied.accompany(type, companion)
        : client.on(type, companion);
  }

  /// Calls `handler`, who says when he is done, as [#listen] does.
  static Subscription take(Client client, Consumer<? super Incoming> handler) {
    return client instanceof Accompanied accompanied
        ? accompanied.accompanyIncoming(handler)
        : client.onIncoming(handler);
  }

  /// Asks this filter before a received message is told, after those that were added before.
  Subscription filter(Judge filter);
}
