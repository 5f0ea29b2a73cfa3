package chat.parley.engine.bot;

import chat.parley.api.Client;
import chat.parley.api.Subscription;
import chat.parley.api.spi.BotEngine;
import chat.parley.api.spi.BotPlan;
import java.util.List;

/// What [chat.parley.api.bot.Bot] finds: runs bots on clients, and as processes.
public final class EngineBots implements BotEngine {

  /// For [java.util.ServiceLoader].
  public EngineBots() {}

  @Override
  public Subscription start(BotPlan bot, Client client) {
    return RunningBot.start(bot, client, Terms.of(client));
  }

  @Override
  public void run(BotPlan bot, List<String> arguments) {
    BotProcess.run(bot, arguments);
  }
}
