package chat.parley.launcher.resident;

import chat.parley.launcher.text.Json;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
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

  private static int print(InputStream answers, PrintStream out, PrintStream err)
      throws IOException {
    // Not closed, since that would close the passage, for which much has to be loaded.
    JsonParser parser = new JsonFactory().createParser(answers);
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
      String name = parser.currentName();
      // With `case null` it would be another kind of switch, which takes 20 ms to load.
      switch (name == null ? "" : name) {
        case "method" -> method = parser.getText();
        case "text" -> text = parser.getText();
        case "message" -> error = parser.getText();
        case "exit" -> exit = parser.getIntValue();
        default -> {}
      }
    }
  }
}
