package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Nickname;
import chat.parley.api.Via;
import chat.parley.core.packet.Limits;
import chat.parley.launcher.ShellCommand.Send.WaitFor;
import chat.parley.launcher.text.Json;
import chat.parley.launcher.text.StatusLines;
import chat.parley.launcher.text.StrictText;
import chat.parley.launcher.text.TerminalText;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The command `send`: one text, and what became of it.
final class Sending {

  /// The text that means standard input.
  private static final String STDIN = "-";

  /// What is read of it: a message, the end of its line, and one more, that tells of a longer one.
  private static final int STDIN_BYTES_MAX = Limits.TEXT_MAX + 2;

  private final Surroundings surroundings;
  private final Engine engine;

  Sending(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(ShellCommand.Send send) throws InterruptedException {
    boolean isStdin = send.text().equals(STDIN);
    Optional<String> text = isStdin ? stdin() : Optional.of(send.text());
    if (text.isEmpty()) {
      String words =
          "[Message to %s not sent: a message has 1 to %d bytes, standard input has more]";
      say(send, words.formatted(TerminalText.line(send.to().toString()), Limits.TEXT_MAX));
      return ExitCode.FAILED;
    }
    try (Client client = new OneShot(surroundings, engine).connect(send.as(), send.server())) {
      if (!(send.to() instanceof Nickname)) {
        OneShot.awaitTable(client);
      }
      List<Delivery> copies = client.send(send.to(), text.get());
      if (copies.isEmpty()) {
        say(send, StatusLines.nobody(send.to().toString()));
        return ExitCode.FAILED;
      }
      await(copies, send.until(), send.timeout());
      ExitCode worst = ExitCode.DONE;
      for (Delivery copy : copies) {
        Delivery.State state = copy.state();
        if (send.json()) {
          surroundings.out().println(json(copy, state));
        } else {
          say(send, words(copy, state));
        }
        worst = worse(worst, codeOf(state, send.until()));
      }
      return worst;
    }
  }

  private void say(ShellCommand.Send send, String line) {
    if (!send.quiet()) {
      surroundings.err().println(line);
    }
  }

  /// All of standard input, without the line end that closes it; empty if it is too long.
  private Optional<String> stdin() {
    try {
      byte[] bytes = surroundings.in().readNBytes(STDIN_BYTES_MAX);
      int end = bytes.length;
      if (end > 0 && bytes[end - 1] == '\n') {
        end--;
      }
      if (end == 0) {
        throw new Misuse("standard input is empty: there is nothing to send");
      }
      if (end > Limits.TEXT_MAX) {
        // What comes behind is not read: it may have no end, and it may be cut within a character.
        return Optional.empty();
      }
      return switch (StrictText.of(Arrays.copyOf(bytes, end))) {
        case StrictText.Good(String text) -> Optional.of(text);
        case StrictText.Bad(int at) ->
            throw new Misuse(
                "standard input is no UTF-8 from its byte %d on: nothing is sent".formatted(at));
      };
    } catch (IOException e) {
      throw new Misuse("standard input cannot be read: " + e.getMessage());
    }
  }

  private static void await(List<Delivery> copies, WaitFor until, Duration atMost)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (Delivery copy : copies) {
      Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      // The state is read again once all have been waited for.
      switch (until) {
        case DELIVERED -> copy.awaitFinal(left);
        case STORED -> copy.await(left);
        case NONE -> {}
      }
    }
  }

  private static ExitCode codeOf(Delivery.State state, WaitFor until) {
    return switch (state) {
      case Delivery.Delivered _ -> ExitCode.DONE;
      case Delivery.Failed(Delivery.Reason reason, _) ->
          reason == Delivery.Reason.KEY_CHANGED ? ExitCode.REFUSED : ExitCode.FAILED;
      case Delivery.Stored _ ->
          switch (until) {
            case DELIVERED -> ExitCode.TIMED_OUT;
            case STORED -> ExitCode.STORED;
            case NONE -> ExitCode.DONE;
          };
      case Delivery.Pending _ ->
          switch (until) {
            case DELIVERED -> ExitCode.TIMED_OUT;
            case STORED -> ExitCode.UNREACHABLE;
            case NONE -> ExitCode.DONE;
          };
    };
  }

  /// Of several copies the one that fared worst speaks for all.
  private static ExitCode worse(ExitCode one, ExitCode other) {
    return rank(other) > rank(one) ? other : one;
  }

  private static int rank(ExitCode code) {
    return switch (code) {
      case DONE -> 0;
      case STORED -> 1;
      case UNREACHABLE -> 2;
      case TIMED_OUT -> 3;
      case REFUSED -> 4;
      case FAILED -> 5;
      case USAGE -> 6;
      case INTERRUPTED -> 7;
    };
  }

  private static String words(Delivery copy, Delivery.State state) {
    String who = TerminalText.line(copy.recipient().shown());
    return switch (state) {
      case Delivery.Delivered _ -> StatusLines.received(copy.recipient());
      case Delivery.Stored _ -> StatusLines.SAVED;
      case Delivery.Pending _ ->
          "[No receipt from %s yet, message kept in the outbox.]".formatted(who);
      case Delivery.Failed failed ->
          StatusLines.failed(copy.recipient(), failed, StatusLines.WHO_IN_SHELL);
    };
  }

  private static Json json(Delivery copy, Delivery.State state) {
    var json = new Json().with("to", copy.recipient().shown());
    return switch (state) {
      case Delivery.Delivered(var at, Via via) ->
          json.with("state", "delivered")
              .with("at", at)
              .with("via", via.name().toLowerCase(Locale.ROOT));
      case Delivery.Stored(var at) -> json.with("state", "stored").with("at", at);
      case Delivery.Pending _ -> json.with("state", "pending");
      case Delivery.Failed(Delivery.Reason reason, String detail) ->
          json.with("state", "failed")
              .with("reason", reason.name().toLowerCase(Locale.ROOT))
              .with("detail", detail);
    };
  }
}
