package chat.parley.engine;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;

/// Makes injectors, each for one client or server.
public final class Wiring {

  private Wiring() {}

  /// An injector of these modules, with everything in it checked and made at once.
  public static Injector of(Module... modules) {
    // Guice must not generate bytecode: it would warn of it on every start, and we never intercept
    // methods. It looks at this only once, when its first class is loaded.
    if (System.getProperty("guice_bytecode_gen_option") == null) {
      System.setProperty("guice_bytecode_gen_option", "DISABLED");
    }
    return Guice.createInjector(Stage.PRODUCTION, modules);
  }
}
