package chat.parley.engine.bot;

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

/// A program that runs a bot: a class with a `main`, which may take arguments or not, and be static
/// or not, as `java` has it.
public final class BotProgram {

  private final Class<?> type;
  private final Method main;

  private BotProgram(Class<?> type, Method main) {
    this.type = type;
    this.main = main;
  }

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

  /// The program of this class.
  ///
  /// @throws NoSuchMethodException when it has no `main`
  public static BotProgram of(Class<?> type) throws NoSuchMethodException {
    Method main;
    try {
      main = type.getDeclaredMethod("main", String[].class);
    } catch (NoSuchMethodException _) {
      main = type.getDeclaredMethod("main");
    }
    main.setAccessible(true);
    return new BotProgram(type, main);
  }

  /// The bot that the program of this class wants to run, which is not run.
  ///
  /// @throws IllegalArgumentException when it is none, or wants to run another number of bots
  public static BotPlan planOf(Class<?> type) {
    var taking = new Taking(new ArrayList<>());
    try {
      of(type).run(List.of(), taking);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "the main of %s fails: %s".formatted(type.getName(), e.getCause()), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("%s cannot be run".formatted(type.getName()), e);
    }
    if (taking.bots.size() != 1) {
      throw new IllegalArgumentException(
          "%s runs %d bots, must run one".formatted(type.getName(), taking.bots.size()));
    }
    return taking.bots.getFirst();
  }

  /// Whether its `main` takes arguments.
  public boolean takesArguments() {
    return main.getParameterCount() > 0;
  }

  /// Runs its `main`, on the calling thread.
  ///
  /// @param arguments nobody sees them if it takes none
  /// @param bots what runs the bots that it wants to run
  /// @throws InvocationTargetException what it has thrown, as the cause
  /// @throws ReflectiveOperationException when it cannot be started
  public void run(List<String> arguments, BotEngine bots) throws ReflectiveOperationException {
    Object[] given =
        takesArguments() ? new Object[] {arguments.toArray(String[]::new)} : new Object[0];
    Object made = Modifier.isStatic(main.getModifiers()) ? null : make();
    ScopedValue.where(BotEngine.IN_PLACE, bots).call(() -> main.invoke(made, given));
  }

  private Object make() throws ReflectiveOperationException {
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }
}
