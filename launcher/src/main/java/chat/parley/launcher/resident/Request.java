package chat.parley.launcher.resident;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.launcher.text.Json;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The method `run`, as its caller sees it: a command line for a Parley that runs.
///
/// It reads JSON piece by piece, since a tree of it takes longer to load than the answer to come.
///
/// @param arguments what stands behind `parley`
/// @param input what is on standard input
public record Request(List<String> arguments, byte[] input) {

  /// Sends it, prints what comes of it, and answers with the exit code.
  ///
  /// @throws IOException when the other one ends before it has answered, or refuses
  public int run(Passage passage, PrintStream out, PrintStream err) throws IOException {
    passage.write(json().toString());
    return print(passage.answers(), out, err);
  }

  /// Loads what it takes, with nobody at the other end.
  public static void warmUp() {
    var request = new Request(List.of("send"), new byte[] {'a'});
    InputStream answers =
        new ByteArrayInputStream(
            """
            {"jsonrpc":"2.0","method":"err","params":{"text":"%s"}}
            {"jsonrpc":"2.0","id":1,"result":{"exit":0}}
            """
                .formatted(request.json().toString().length())
                .getBytes(UTF_8));
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    try {
      print(answers, nowhere, nowhere);
    } catch (IOException e) {
      throw new UncheckedIOException("a byte array cannot be read", e);
    }
  }

  private static int print(InputStream answers, PrintStream out, PrintStream err)
      throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(answers)) {
      while (parser.nextToken() != null) {
        Answer answer = Answer.read(parser);
        switch (answer.method) {
          case "out" -> out.print(answer.text);
          case "err" -> err.print(answer.text);
          default -> {}
        }
        if (answer.error != null) {
          throw new IOException(answer.error);
        }
        if (answer.exit != null) {
          return answer.exit;
        }
      }
    }
    throw new EOFException("it has ended in the midst of the command");
  }

  private Json json() {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("arguments", arguments);
    if (input.length > 0) {
      parameters.put("input", Base64.getEncoder().encodeToString(input));
    }
    return new Json()
        .with("jsonrpc", "2.0")
        .with("id", 1)
        .with("method", "run")
        .with("params", parameters);
  }

  /// The fields of a line that matter here, wherever they stand in it.
  private static final class Answer {

    private String method = "";
    private String text = "";
    private @Nullable String error;
    private @Nullable Integer exit;

    static Answer read(JsonParser parser) throws IOException {
      var answer = new Answer();
      for (int depth = 1; depth > 0; ) {
        JsonToken token = parser.nextToken();
        if (token == null) {
          throw new EOFException("its last line has no end");
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token.isScalarValue()) {
          answer.take(parser);
        }
      }
      return answer;
    }

    private void take(JsonParser parser) throws IOException {
      switch (parser.currentName()) {
        case "method" -> method = parser.getText();
        case "text" -> text = parser.getText();
        case "message" -> error = parser.getText();
        case "exit" -> exit = parser.getIntValue();
        case null, default -> {}
      }
    }
  }
}
