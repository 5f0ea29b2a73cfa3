package chat.parley.core.session;

/// What one of this node's connection ids stands for.
sealed interface Endpoint permits Session, HalfOpen, Discovery {

  /// The connection id, by which the other side addresses it.
  long localId();

  /// Its place among the deadlines.
  Deadlines.Entry<Endpoint> entry();
}
