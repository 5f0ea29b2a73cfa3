package chat.parley.engine.bot;

import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import java.time.Duration;

/// A durable bot as somebody would write it, to be run as a process, and killed.
final class OrderProgram {

  private OrderProgram() {}

  public static void main(String[] arguments) {
    Bot.named("echo")
        .command("order", "orders something", OrderProgram::order)
        .command("remind", "says something a little later", OrderProgram::remind)
        .within(Duration.ofDays(1))
        .durable()
        .run(arguments);
  }

  private static void order(Chat chat) {
    var size = chat.ask("Which size?", Answer.oneOf("S", "M", "L"));
    var count = chat.ask("How many?", Answer.number(1, 20));
    chat.say("%d of %s".formatted(count, size));
  }

  private static void remind(Chat chat) {
    chat.say("I will");
    chat.pause(Duration.ofSeconds(2));
    chat.say("time to go");
  }
}
