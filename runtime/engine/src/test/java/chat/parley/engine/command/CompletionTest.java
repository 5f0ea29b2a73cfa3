package chat.parley.engine.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CompletionTest {

  private static final Grammar<Toy> GRAMMAR = Grammar.of(Toy.class, "");

  static final Known KNOWN =
      new Known() {
        @Override
        public List<String> nicknames() {
          return List.of("alice", "Bob", "bert");
        }

        @Override
        public List<String> rooms() {
          return List.of("#ops");
        }

        @Override
        public List<Candidate> files(String prefix) {
          return List.of(new Candidate(prefix + "sts", "", true));
        }
      };

  private static List<String> offered(String line) {
    return GRAMMAR.complete(line, line.length(), KNOWN).stream().map(Candidate::word).toList();
  }

  @Test
  void offersCommands() {
    assertEquals(List.of("say", "dial", "make-it", "invite", "recall", "span", "box"), offered(""));
    assertEquals(List.of("say", "span"), offered("s"));
  }

  @Test
  void keepsTheSlashThatWasTyped() {
    assertEquals(List.of("/dial"), offered("/d"));
  }

  @Test
  void offersNicknamesAndRooms() {
    assertEquals(List.of("Bob", "bert"), offered("say b"));
    assertEquals(List.of("#ops"), offered("say #"));
    assertEquals(List.of("#ops"), offered("invite "));
    assertEquals(List.of("alice"), offered("invite #ops bob a"));
  }

  @Test
  void offersNothingInsideAText() {
    assertEquals(List.of(), offered("say bob a"));
  }

  @Test
  void offersConstantsAndOptions() {
    assertEquals(List.of("small", "very-large"), offered("make-it "));
    assertEquals(List.of("--within", "--weight"), offered("make-it small --w"));
    assertEquals(List.of("--weight"), offered("make-it small --within 5m --w"));
    assertEquals(List.of("alice"), offered("make-it small --by a"));
  }

  @Test
  void offersTheCommandsOfAGroup() {
    assertEquals(List.of("open", "shut-down"), offered("box "));
    assertEquals(List.of(), offered("nonsense "));
  }

  @Test
  void looksOnlyAtWhatIsBeforeTheCursor() {
    assertEquals(
        List.of("say", "span"),
        GRAMMAR.complete("s bob", 1, KNOWN).stream().map(Candidate::word).toList());
  }

  @Test
  void offersFiles() {
    assertEquals(List.of("/etc/hosts"), offered("make-it small --into /etc/ho"));
  }
}
