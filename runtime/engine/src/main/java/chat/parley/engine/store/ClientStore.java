package chat.parley.engine.store;

import chat.parley.core.store.ClientImage;

/// The durable state of a client, and the journals of the conversations that it leads.
///
/// Safe for use by any thread.
public interface ClientStore extends Store<ClientImage> {

  /// The journals, which live where the store does.
  Journals journals();
}
