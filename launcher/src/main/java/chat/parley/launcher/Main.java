package chat.parley.launcher;

import java.util.List;

/// The entry point of the `parley` command.
public final class Main {

  private Main() {}

  /// Does what the arguments say, and ends the process with its exit code.
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length == 1 && arguments[0].equals("--version")) {
      // The one answer that must not wait for anything to be loaded.
      System.out.println("parley " + version());
      return;
    }
    Surroundings surroundings = Surroundings.ofProcess();
    ExitCode code = new CommandLine(surroundings, new RunningEngine()).run(List.of(arguments));
    surroundings.out().flush();
    System.exit(code.number());
  }

  /// Written into the jar's manifest by the build; a run from loose classes has none.
  static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
