package chat.parley.engine.command;

import java.util.function.Consumer;

/// Whom a command belongs to.
///
/// @param name as people see it, such as `plugin todo`
/// @param failures told what a command of its throws that is no mistake of its caller, and a
///   [java.util.concurrent.TimeoutException] for each call that takes too long; called by any
///   thread
public record Owner(String name, Consumer<? super Throwable> failures) {

  /// One who wants to hear nothing of failures, which are logged anyway.
  public static Owner named(String name) {
    return new Owner(name, _ -> {});
  }
}
