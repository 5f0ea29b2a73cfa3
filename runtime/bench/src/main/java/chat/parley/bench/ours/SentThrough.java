package chat.parley.bench.ours;

import chat.parley.bench.bare.Starts;
import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.WorkFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Sends a message from a shell, again and again, through a Parley that is up, to another one: each
/// time until its recipient has it.
public final class SentThrough implements Part {

  private static final int END_SECONDS_MAX = 10;

  private final Process sender;
  private final Process recipient;
  private final Part sending;

  private SentThrough(Process sender, Process recipient, Part sending) {
    this.sender = sender;
    this.recipient = recipient;
    this.sending = sending;
  }

  /// Starts both.
  ///
  /// @param parley the script that starts Parley
  public static Part open(String parley, String server) throws IOException {
    WorkFolder home = WorkFolder.make();
    Process sender = up(parley, "alice", server, home);
    Process recipient = up(parley, "bob", server, home);
    List<String> command =
        List.of(parley, "send", "bob", "hello", "--as", "alice", "--wait", "delivered");
    return new SentThrough(sender, recipient, Starts.untilItEnds(command, home));
  }

  private static Process up(String parley, String nickname, String server, WorkFolder home)
      throws IOException {
    var builder =
        new ProcessBuilder(parley, "up", nickname, "--server", server)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("PARLEY_HOME", home.path().toString());
    Process process = builder.start();
    var said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    if (said.readLine() == null) {
      throw new IOException("%s has ended before it was up".formatted(nickname));
    }
    return process;
  }

  @Override
  public Figures run(Shot shot) throws IOException, InterruptedException {
    return sending.run(shot);
  }

  @Override
  public void close() {
    end(sender);
    end(recipient);
    sending.close();
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
