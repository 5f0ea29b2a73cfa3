package chat.parley.testkit.examples;

import chat.parley.testkit.Kit;
import org.junit.jupiter.api.Test;

class PlainTest {

  @Test
  void needsNoExtension() {
    try (Kit kit = Kit.open()) {
      var bob = kit.user("bob");
      kit.user("alice").tells("bob", "hello");
      bob.hears("hello");
    }
  }
}
