package chat.parley.launcher;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/// The signals that ask a process to end: the first one ends it in order, the next one at once.
final class Signals {

  /// SIGINT also comes from Ctrl-C, SIGHUP when a terminal is closed.
  private static final String[] NAMES = {"INT", "TERM", "HUP"};

  private final Runnable stop;
  private final AtomicBoolean isAsked = new AtomicBoolean();

  private Signals(Runnable stop) {
    this.stop = stop;
  }

  /// From now on the first signal calls `stop`, and the second halts the process.
  static void stopBy(Runnable stop) {
    var signals = new Signals(stop);
    try {
      for (String name : NAMES) {
        signals.handle(name);
      }
    } catch (ReflectiveOperationException | IllegalArgumentException _) {
      // A platform without such signals: it ends processes in its own way.
    }
  }

  /// Ends the process at once, which is as safe as kill -9.
  static void halt() {
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
  }

  private void arrived() {
    if (isAsked.compareAndSet(false, true)) {
      stop.run();
    } else {
      halt();
    }
  }

  /// By reflection, since the compiler refuses the one class of the JDK that can do this.
  private void handle(String name) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object arrival =
        Proxy.newProxyInstance(
            Signals.class.getClassLoader(),
            new Class<?>[] {handler},
            (_, method, _) -> {
              if (method.getName().equals("handle")) {
                arrived();
              }
              return null;
            });
    Constructor<?> byName = signal.getConstructor(String.class);
    Method handle = signal.getMethod("handle", signal, handler);
    handle.invoke(null, byName.newInstance(name), arrival);
  }
}
