package chat.parley.launcher.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The processes of one test, which are killed when it has ended.
public final class ParleyProcesses implements AfterEachCallback {

  private final List<ParleyProcess> started = new ArrayList<>();

  /// Starts one more, as [ParleyProcess#start(Path, String...)] does.
  public ParleyProcess start(Path home, String... arguments) {
    ParleyProcess process = ParleyProcess.start(home, arguments);
    started.add(process);
    return process;
  }

  /// Starts a server on any port of this machine.
  public ParleyProcess startServer(Path home) {
    return start(home, "server", "--port", "0", "--bind", "127.0.0.1");
  }

  /// Where a server is, once it says so.
  public static String addressOf(ParleyProcess server) throws InterruptedException {
    String line = server.awaitMatch("\\[Server is running on port .*");
    return "127.0.0.1:" + line.replaceAll("\\D*(\\d+).*", "$1");
  }

  /// The one that was started so early, from 0.
  public ParleyProcess get(int number) {
    return started.get(number);
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    for (ParleyProcess process : started) {
      process.kill();
    }
  }
}
