package chat.parley.bench.ours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.bench.misbehaving.Misbehaviour;
import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The parts that talk, in one process: that they talk, not how fast.
@Timeout(60)
final class TalkIT {

  private static final Shot SHORT = new Shot(Duration.ofMillis(100), 100, 8);

  @TempDir Path modules;

  @ParameterizedTest
  @EnumSource(Talker.Between.class)
  void nodesTalk(Talker.Between between) throws Exception {
    try (Part server = Server.open(Keeping.MEMORY);
        Part bob = Talker.reading("bob", server.greeting(), between);
        Part alice = Talker.sending(server.greeting(), between, bob.greeting())) {
      assertTalks(alice);
      assertTalks(alice);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "sleeping", "looping", "throwing"})
  void clientsTalkBesideAnyPlugin(String company) throws Exception {
    try (Part server = Server.open(Keeping.MEMORY);
        Part bob = Receiver.open("bob", server.greeting(), Keeping.MEMORY, company);
        Part alice =
            Sender.toReceiver(server.greeting(), bob.greeting(), Keeping.MEMORY, Company.NONE)) {
      assertTalks(alice);
    }
  }

  private static void assertTalks(Part alice) throws Exception {
    Figures figures = alice.run(SHORT);

    assertTrue(figures.operations() >= SHORT.outstanding(), figures::line);
  }

  @Test
  void pluginsAreFoundWhereTheirModulesAreBuilt() throws Exception {
    Path quick = Files.createDirectories(modules.resolve("one/target/quick"));
    Path jar = Misbehaviour.THROWING.jar(quick);
    Path shipped = Files.move(jar, quick.resolve("parley-plugin-one-0.1.0.jar"));
    Files.copy(shipped, modules.resolve("one/target/parley-plugin-one-0.0.9.jar"));
    Files.createFile(modules.resolve("pom.xml"));

    Company company = Company.of(modules.toString());

    assertEquals(List.of(shipped), company.jars(modules));
    try (Part server = Server.open(Keeping.MEMORY);
        Part bob = Receiver.open("bob", server.greeting(), Keeping.MEMORY, modules.toString())) {
      assertEquals("bob", bob.greeting());
    }
  }

  @Test
  void pluginsThatAreNotBuiltAreMissed() {
    var refusal = assertThrows(IOException.class, () -> Company.of("src").jars(modules));

    String words = String.valueOf(refusal.getMessage());
    assertTrue(words.startsWith("no plugins are built in "), words);
  }
}
