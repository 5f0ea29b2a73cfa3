package chat.parley.launcher.bot;

import chat.parley.api.Client;
import chat.parley.api.Subscription;
import chat.parley.api.spi.BotEngine;
import chat.parley.api.spi.BotPlan;
import chat.parley.engine.bot.BotProcess;
import chat.parley.engine.bot.BotProgram;
import chat.parley.engine.bot.EngineBots;
import chat.parley.launcher.source.ProgramClasses;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A program that runs a bot, within a process that it shares.
///
/// Its `main` runs on a thread of its own; [#stop] may be called by any.
final class HostedBot implements Hosted {

  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private final Order.Start order;
  private final Consumer<? super Report> reports;
  private final PrintStream out;
  private final PrintStream err;

  /// Guarded by this object's monitor.
  private @Nullable BotProcess process;

  private boolean isStopped;

  HostedBot(Order.Start order, Consumer<? super Report> reports) {
    this.order = order;
    this.reports = reports;
    this.out = LineOutput.stream(order::bot, false, reports);
    this.err = LineOutput.stream(order::bot, true, reports);
  }

  /// Unwinds the `main` of a bot that cannot go on, as the end of a process would.
  private static final class HasEnded extends Error {

    private static final long serialVersionUID = 1;

    private final int code;

    HasEnded(int code) {
      super("ended", null, false, false);
      this.code = code;
    }
  }

  @Override
  public void run() {
    int code = FAILED;
    try (var classes = new ProgramClasses(order.classes(), order.bot())) {
      Thread.currentThread().setContextClassLoader(classes);
      code = run(classes);
    } catch (IOException e) {
      err.println("its classes cannot be closed: " + e.getMessage());
    } finally {
      out.close();
      err.close();
      reports.accept(new Report.Ended(order.bot(), code));
    }
  }

  private int run(ClassLoader classes) {
    try {
      BotProgram program = BotProgram.of(Class.forName(order.classes().main(), false, classes));
      // A main without arguments cannot hand them on.
      List<String> unseen = program.takesArguments() ? List.of() : order.arguments();
      program.run(order.arguments(), new OwnEngine(unseen));
      return 0;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof HasEnded end) {
        return end.code;
      }
      if (e.getCause() instanceof IllegalArgumentException misuse && !hasBegun()) {
        tell(misuse);
        return USAGE;
      }
      tell(e.getCause() == null ? e : e.getCause());
      return FAILED;
    } catch (ReflectiveOperationException | LinkageError e) {
      tell(e);
      return FAILED;
    }
  }

  private synchronized boolean hasBegun() {
    return process != null;
  }

  /// Shows why the bot does not even begin, and which line of its own says so.
  private void tell(IllegalArgumentException misuse) {
    StackTraceElement[] stack = misuse.getStackTrace();
    String main = order.classes().main();
    String where =
        Arrays.stream(stack)
            .filter(frame -> frame.getClassName().equals(main))
            .findFirst()
            .map(frame -> " (%s:%d)".formatted(frame.getFileName(), frame.getLineNumber()))
            .orElse("");
    err.println(misuse.getMessage() + where);
  }

  /// Shows what the bot has thrown, and where in its own code.
  private void tell(Throwable thrown) {
    for (Throwable why = thrown; why != null; why = why.getCause()) {
      StackTraceElement[] stack = why.getStackTrace();
      int end = 0;
      while (end < stack.length && !isOurs(stack[end])) {
        end++;
      }
      why.setStackTrace(Arrays.copyOf(stack, end));
    }
    thrown.printStackTrace(err);
  }

  private static boolean isOurs(StackTraceElement frame) {
    return frame.getClassName().startsWith("jdk.internal.reflect.")
        || frame.getClassName().startsWith("java.lang.reflect.")
        || frame.getClassName().startsWith("chat.parley.launcher.");
  }

  @Override
  public void stop() {
    synchronized (this) {
      isStopped = true;
      if (process != null) {
        process.stop();
      }
    }
  }

  private BotProcess begin(BotPlan plan) {
    reports.accept(new Report.Named(order.bot(), plan.nickname().shown()));
    synchronized (this) {
      var begun = new BotProcess(out, err);
      if (isStopped) {
        begun.stop();
      }
      process = begun;
      return begun;
    }
  }

  /// What the program finds: its bot does not end the process that it shares.
  private final class OwnEngine implements BotEngine {

    private final List<String> typed;

    OwnEngine(List<String> typed) {
      this.typed = typed;
    }

    @Override
    public Subscription start(BotPlan bot, Client client) {
      return new EngineBots().start(bot, client);
    }

    @Override
    public void run(BotPlan bot, List<String> arguments) {
      int code = begin(bot).run(arguments.isEmpty() ? typed : arguments, bot);
      if (code != 0) {
        throw new HasEnded(code);
      }
    }
  }
}
