package chat.parley.api.spi;

import chat.parley.api.Client;
import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.api.Subscription;
import java.util.List;
import java.util.ServiceLoader;

/// Makes bots run; found with [ServiceLoader], or put in place by whoever runs the program that
/// makes the bot.
public interface BotEngine {

  /// Takes the place of the engine that would be found, for the programs that are run within it: so
  /// that a test, or a process with several bots, gets the bot that a `main` wants to run.
  ScopedValue<BotEngine> IN_PLACE = ScopedValue.newInstance();

  /// The engine to be used here.
  ///
  /// @throws ParleyException with [ErrorCode#RUNTIME_MISSING]
  static BotEngine here() {
    return IN_PLACE.isBound()
        ? IN_PLACE.get()
        : ServiceLoader.load(BotEngine.class)
            .findFirst()
            .orElseThrow(() ->
                new ParleyException(
                    ErrorCode.RUNTIME_MISSING,
                    "no Parley runtime is on the class path; add parley-engine"));
  }

  /// Puts a bot on a client, as [chat.parley.api.bot.Bot#start] promises.
  Subscription start(BotPlan bot, Client client);

  /// Runs a bot as the whole of a process, as [chat.parley.api.bot.Bot#run] promises.
  ///
  /// @param arguments of the command line
  void run(BotPlan bot, List<String> arguments);
}
