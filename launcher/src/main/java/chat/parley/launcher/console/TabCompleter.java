package chat.parley.launcher.console;

import java.util.List;
import java.util.function.BiFunction;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Offers what the grammar finds to whoever presses Tab.
///
/// @param completion finds the candidates for a line and the cursor's place in it
record TabCompleter(
    BiFunction<String, Integer, List<chat.parley.engine.command.Candidate>> completion)
    implements Completer {

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    for (var found : completion.apply(line.line(), line.cursor())) {
      String help = found.help().isEmpty() ? null : found.help();
      candidates.add(
          new Candidate(found.word(), found.word(), null, help, null, null, found.isComplete()));
    }
  }
}
