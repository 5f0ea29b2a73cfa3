package chat.parley.launcher.prompt;

import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.hook.HookCounts;
import chat.parley.engine.plugin.Leftover;
import chat.parley.launcher.text.PluginStatus;
import java.util.List;
import java.util.function.Supplier;

/// What plugins add to a prompt.
///
/// @param commands the prompt's own words, and those that come and go
/// @param plugins all that are known, for `/plugins`; asked by any thread
/// @param leftovers those that are unloaded, but held in memory by something, for `/plugins leaks`;
///   asked by any thread
/// @param hooks all on the way of what is sent and received, in their order, for `/hooks`; asked by
///   any thread
public record Extensions(
    CommandRegistry commands,
    Supplier<List<PluginStatus>> plugins,
    Supplier<List<Leftover>> leftovers,
    Supplier<List<HookCounts>> hooks) {

  /// A prompt with nothing but its own words.
  public static Extensions none() {
    return new Extensions(CommandRegistry.with(PromptWord.class), List::of, List::of, List::of);
  }
}
