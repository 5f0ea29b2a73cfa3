package chat.parley.engine.bot;

import chat.parley.api.bot.Bot;
import java.time.Duration;

/// A bot as somebody would write it, to be run as a process.
final class EchoProgram {

  private EchoProgram() {}

  public static void main(String[] arguments) {
    Bot.named("echo")
        .about("says what you say")
        .command("wait", "waits for ever", chat -> chat.within(Duration.ofDays(1)).ask("Well?"))
        .onText(said -> said.reply(said.text()))
        .run(arguments);
  }
}
