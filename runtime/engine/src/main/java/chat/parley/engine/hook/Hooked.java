package chat.parley.engine.hook;

/// A running node that takes hooks.
public interface Hooked {

  /// The hooks on the way of what it sends and receives. Safe for use by any thread.
  TransportHooks hooks();
}
