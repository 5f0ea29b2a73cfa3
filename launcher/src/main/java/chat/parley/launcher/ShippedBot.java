package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Subscription;
import chat.parley.api.spi.BotEngine;
import chat.parley.api.spi.BotPlan;
import chat.parley.engine.bot.RunningBot;
import chat.parley.engine.bot.Terms;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/// A bot that comes with Parley: a compact source file, whose class nobody can name but by its
/// file's name, and whose `main` wants to run it as a process.
final class ShippedBot {

  private ShippedBot() {}

  /// Takes the bot that is to be run.
  private record Taking(List<BotPlan> bots) implements BotEngine {

    @Override
    public Subscription start(BotPlan bot, Client client) {
      throw new IllegalStateException("a program that runs a bot starts none on a client");
    }

    @Override
    public void run(BotPlan bot, List<String> arguments) {
      bots.add(bot);
    }
  }

  /// Starts it on a client.
  ///
  /// @param program the name of its file, without `.java`
  static Subscription start(String program, Client client) {
    var taking = new Taking(new ArrayList<>());
    ScopedValue.where(BotEngine.IN_PLACE, taking).run(() -> run(program));
    return RunningBot.start(taking.bots.getFirst(), client, Terms.of(client));
  }

  private static void run(String program) {
    try {
      Class<?> type = Class.forName(program);
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Object made = constructor.newInstance();
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals("main")) {
          method.setAccessible(true);
          Object[] none = method.getParameterCount() == 0 ? new Object[0] : noArguments();
          method.invoke(made, none);
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the bot %s cannot be run".formatted(program), e);
    }
  }

  private static Object[] noArguments() {
    return new Object[] {new String[0]};
  }
}
