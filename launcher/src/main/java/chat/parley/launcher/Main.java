package chat.parley.launcher;

/// The entry point of the `parley` command.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.out.println("parley " + version());
  }

  /// Written into the jar's manifest by the build; a run from loose classes has none.
  private static String version() {
    var version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
