package chat.parley.plugins.metrics;

import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The jar as it is dropped in, with its libraries, in the real host.
@ParleyTest
final class MetricsIT {

  @BeforeEach
  void load(Kit kit) {
    kit.config("metrics", "server.listens = false");
    kit.load(MetricsPlugin.class);
  }

  @Test
  void countsMessagesAndKeepsToItself(Kit kit) {
    var alice = kit.user("alice");
    var bob = kit.user("bob");

    alice.tells("bob", "hello");
    bob.hears("hello");
    kit.server().crash();
    alice.tells("bob", "are you there?");
    bob.hears("are you there");

    alice
        .says("/metrics")
        .hears(
            "off: see listens in metrics.toml\n"
                + "received 0, sent 2, delivered 2, stored 0, failed 0, outbox 0, online 2")
        .hearsNothing();
  }

  @TestFactory
  Stream<DynamicTest> examples(Kit kit) {
    return kit.examples();
  }

  @Test
  void leavesNothingBehind(Kit kit) {
    kit.user("alice").says("/metrics").hears("received");

    kit.reload("metrics");

    kit.user("alice").says("/metrics").hears("received");
    kit.assertNoLeaks();
  }
}
