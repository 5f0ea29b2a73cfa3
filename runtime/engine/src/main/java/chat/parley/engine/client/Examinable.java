package chat.parley.engine.client;

import chat.parley.api.Client;
import java.util.Optional;

/// A client that can be looked into by a person who wants to know why something does not work.
///
/// Safe for use by any thread.
public interface Examinable {

  /// The look into it.
  Examination examination();

  /// That of this client, if it is one of these.
  static Optional<Examination> of(Client client) {
    return client instanceof Examinable it ? Optional.of(it.examination()) : Optional.empty();
  }
}
