package chat.parley.engine.plugin;

import chat.parley.api.Subscription;
import chat.parley.api.hook.TransportHook;
import chat.parley.engine.hook.TransportHooks;

/// Where hooks of plugins are put: on the way of what one client or server sends and receives.
///
/// @param hooks of the client or the server
public record PluginHooks(TransportHooks hooks) {

  /// Adds a hook of a plugin, as [Extensions#hook] promises.
  public Subscription add(TransportHook hook, Guard guard) {
    try {
      return hooks.add(guard.plugin(), hook, why -> guard.failed("a hook", why));
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }
}
