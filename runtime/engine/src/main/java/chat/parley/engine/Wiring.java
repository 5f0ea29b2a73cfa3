package chat.parley.engine;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;

/// The only place that makes injectors, each for one client, server or plugin.
public final class Wiring {

  private Wiring() {}

  /// An object of this class, made of what these modules bind; everything in them is checked first.
  public static <T> T make(Class<T> root, Module... modules) {
    return injector(modules).getInstance(root);
  }

  /// An injector of these modules, whose singletons have all been made.
  public static Injector injector(Module... modules) {
    // Guice must not generate bytecode: it would warn of it on every start, and we never intercept
    // methods. It looks at this only once, when its first class is loaded.
    if (System.getProperty("guice_bytecode_gen_option") == null) {
      System.setProperty("guice_bytecode_gen_option", "DISABLED");
    }
    return Guice.createInjector(Stage.PRODUCTION, modules);
  }
}
