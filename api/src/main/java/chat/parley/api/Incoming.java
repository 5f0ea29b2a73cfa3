package chat.parley.api;

/// A message that is somebody's to acknowledge: what is not [#done] comes again after a restart.
///
/// Safe for use by any thread.
public interface Incoming {

  /// The message.
  Message message();

  /// Says that the message need not come again. Returns at once; it is on the disk soon after, so
  /// that a crash in between brings the message once more. Saying it twice does nothing, as does
  /// saying it when the subscription is closed.
  void done();
}
