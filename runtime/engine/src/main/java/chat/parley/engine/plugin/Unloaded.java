package chat.parley.engine.plugin;

/// A call of a plugin came too late: that has gone, and was not called.
final class Unloaded extends IllegalStateException {

  private static final long serialVersionUID = 1;

  Unloaded(String plugin) {
    super("the plugin %s is unloaded".formatted(plugin));
  }
}
