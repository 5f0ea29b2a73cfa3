package chat.parley.testkit;

import chat.parley.engine.command.CheckedExample;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// The examples of commands, as tests. Only here the kit itself needs JUnit.
final class Examples {

  private Examples() {}

  /// A test for each example, all typed by the same user one after the other.
  static Stream<DynamicTest> of(User user) {
    return user.prompt().examples().stream()
        .map(example -> DynamicTest.dynamicTest(example.in(), () -> check(user, example)));
  }

  private static void check(User user, CheckedExample example) {
    user.tries(example.in());
    if (example.out().isEmpty()) {
      user.ears().forget();
    } else {
      user.hears(example.out());
    }
  }
}
