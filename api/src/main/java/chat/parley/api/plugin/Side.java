package chat.parley.api.plugin;

/// The two kinds of host.
public enum Side {
  /// Beside a client: a prompt, a bot, an application. [chat.parley.api.Client] can be injected.
  CLIENT,
  /// Beside a server. [chat.parley.api.server.Server] can be injected.
  SERVER
}
