package chat.parley.launcher;

import java.util.List;
import java.util.OptionalInt;

/// The entry point of the `parley` command.
public final class Main {

  /// How many virtual threads run at a time, and how many at least. The JVM takes as many as there
  /// are processors, and a plugin that loops keeps one of them for ever.
  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  private static final int CARRIERS_MIN = 8;

  private Main() {}

  /// Does what the arguments say, and ends the process with its exit code.
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length == 1 && arguments[0].equals("--version")) {
      // The one answer that must not wait for anything to be loaded.
      System.out.println(about());
      return;
    }
    Surroundings surroundings = Surroundings.ofProcess();
    OptionalInt forwarded = new Forwarding(surroundings).ours(List.of(arguments));
    if (forwarded.isPresent()) {
      surroundings.out().flush();
      surroundings.err().flush();
      // Nothing here waits for a shutdown, whose logging would have to be loaded first.
      Runtime.getRuntime().halt(forwarded.getAsInt());
    }
    if (System.getProperty(CARRIERS) == null) {
      int processors = Runtime.getRuntime().availableProcessors();
      System.setProperty(CARRIERS, String.valueOf(Math.max(processors, CARRIERS_MIN)));
    }
    ExitCode code = new CommandLine(surroundings, new RunningEngine()).run(List.of(arguments));
    surroundings.out().flush();
    System.exit(code.number());
  }

  /// Which Parley this is, of which commit, and what it runs on.
  static String about() {
    return "parley " + build() + " on Java " + Runtime.version();
  }

  /// The version alone.
  static String version() {
    String build = build();
    int plus = build.indexOf('+');
    return plus < 0 ? build : build.substring(0, plus);
  }

  /// Written into the jar's manifest by the build; a run from loose classes has none, and may be
  /// told one.
  private static String build() {
    String build = Main.class.getPackage().getImplementationVersion();
    return build == null ? System.getProperty("parley.version", "development") : build;
  }
}
