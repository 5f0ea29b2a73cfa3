package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.Nickname;
import chat.parley.engine.command.Grammar;
import chat.parley.launcher.prompt.PromptWord;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReservedWordsTest {

  /// The first words of the lines that list the commands.
  private static Stream<String> commands() {
    return Stream.of(
            Grammar.of(ShellCommand.class, "parley").help(),
            Grammar.of(PromptWord.class, "").help())
        .flatMap(help -> help.lines().takeWhile(line -> !line.startsWith("example")))
        .filter(line -> line.startsWith("  "))
        .map(line -> List.of(line.strip().split(" ")).getFirst())
        .filter(word -> word.length() > 2);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void nobodyIsCalledLikeACommand(String word) {
    assertThrows(IllegalArgumentException.class, () -> Nickname.of(word));
    assertThrows(
        IllegalArgumentException.class, () -> Nickname.of(word.replaceFirst("^[/-]+", "")));
  }
}
