package chat.parley.api.bot;

/// What a bot hears and does, as a class of its own: for a plugin's bot, whose class gets what it
/// needs injected.
///
/// ```java
/// final class TodoBot implements BotSetup {
///   @Inject
///   TodoBot(Store store) { … }
///
///   @Override
///   public void setUp(Bot bot) {
///     bot.about("keeps lists").command("clear", "clears your list", this::clear);
///   }
/// }
/// ```
@FunctionalInterface
public interface BotSetup {

  /// Says what the bot hears and does, once before it is started.
  void setUp(Bot bot);
}
