package chat.parley.testkit.bot;

import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;

/// A bot that takes orders.
final class Pizza {

  private Pizza() {}

  static Bot bot() {
    return Bot.named("pizza").about("bakes").command("order", "orders a pizza", Pizza::order);
  }

  private static void order(Chat chat) {
    var size = chat.ask("Which size?", Answer.oneOf("S", "M", "L"));
    var count = chat.ask("How many?", Answer.number(1, 20));
    chat.say("%d of %s for %s".formatted(count, size, chat.with()));
  }
}
