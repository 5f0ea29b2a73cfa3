package chat.parley.testkit;

import chat.parley.api.Client;
import chat.parley.api.Subscription;
import chat.parley.api.spi.BotEngine;
import chat.parley.api.spi.BotPlan;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/// Programs that run a bot, which here is not run but taken.
final class Programs {

  private Programs() {}

  /// Takes the bots that are to be run.
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

  /// The bot that this program runs.
  ///
  /// @throws IllegalArgumentException when it is none, or runs another number of bots
  static BotPlan botOf(Class<?> program) {
    var taking = new Taking(new ArrayList<>());
    ScopedValue.where(BotEngine.IN_PLACE, taking).run(() -> run(program));
    if (taking.bots.size() != 1) {
      throw new IllegalArgumentException(
          "%s runs %d bots, must run one".formatted(program.getName(), taking.bots.size()));
    }
    return taking.bots.getFirst();
  }

  /// As `java` does: `main` may take arguments or not, and be static or not.
  private static void run(Class<?> program) {
    try {
      Method main = main(program);
      Object[] arguments =
          main.getParameterCount() == 0 ? new Object[0] : new Object[] {new String[0]};
      main.setAccessible(true);
      main.invoke(Modifier.isStatic(main.getModifiers()) ? null : made(program), arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "the main of %s fails: %s".formatted(program.getName(), e.getCause()), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("%s cannot be run".formatted(program.getName()), e);
    }
  }

  private static Object made(Class<?> program) throws ReflectiveOperationException {
    Constructor<?> constructor = program.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  private static Method main(Class<?> program) throws NoSuchMethodException {
    try {
      return program.getDeclaredMethod("main", String[].class);
    } catch (NoSuchMethodException _) {
      return program.getDeclaredMethod("main");
    }
  }
}
