package chat.parley.launcher.testing;

import java.io.IOException;

/// Whether interpreters are on this machine that some tests need.
public final class Installed {

  private Installed() {}

  /// Whether there is Python 3.
  public static boolean python() throws InterruptedException {
    return has("python3");
  }

  /// Whether there is Node.
  public static boolean node() throws InterruptedException {
    return has("node");
  }

  private static boolean has(String program) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
