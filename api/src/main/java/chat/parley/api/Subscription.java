package chat.parley.api;

/// Ends a subscription when closed.
public interface Subscription extends AutoCloseable {

  /// Ends it; a handler that is running is not interrupted. Closing twice does nothing.
  @Override
  void close();
}
