package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.launcher.testing.ParleyProcess;
import chat.parley.launcher.testing.ParleyProcesses;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Each step of the way, broken on purpose, between real processes.
@Timeout(300)
final class DoctorIT {

  @TempDir private Path homes = Path.of("");

  @RegisterExtension private final ParleyProcesses started = new ParleyProcesses();

  private ParleyProcess start(String home, String... arguments) {
    return started.start(homes.resolve(home), arguments);
  }

  private List<String> doctor(int code, String... arguments) throws InterruptedException {
    ParleyProcess process =
        start(
            "alice",
            Stream.concat(Stream.of("doctor"), Stream.of(arguments)).toArray(String[]::new));
    assertEquals(code, process.awaitExit(), () -> String.join("\n", process.output()));
    return process.output();
  }

  private static void assertHas(List<String> lines, String pattern) {
    assertTrue(
        lines.stream().anyMatch(line -> line.matches(pattern)),
        () -> pattern + " is not in\n" + String.join("\n", lines));
  }

  private String server() throws InterruptedException {
    return ParleyProcesses.addressOf(started.startServer(homes.resolve("server")));
  }

  @Test
  void saysThatNobodyListensOnThePort() throws Exception {
    int port;
    try (var taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }

    List<String> lines = doctor(1, "--server", "127.0.0.1:" + port);

    assertHas(lines, "broken  server .* nobody listens on its UDP port " + port);
    assertHas(lines, " +-> start one there: parley server --port " + port + ".*");
  }

  @Test
  void saysThatNothingComesBack() throws Exception {
    try (var mute = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      List<String> lines = doctor(1, "--server", "127.0.0.1:" + mute.getLocalPort());

      assertHas(lines, "broken  server +nothing comes back from 127.0.0.1:.*");
      assertHas(lines, ".*firewall.*");
    }
  }

  @Test
  void saysThatTheAddressMeansNothing() throws Exception {
    assertHas(doctor(1, "--server", "no-such-host.invalid"), "broken  server .*invalid.*");
  }

  @Test
  void looksAtTheWayToTheServerAlone() throws Exception {
    List<String> lines = doctor(0, "--server", server());

    assertHas(lines, "ok      server +127.0.0.1:\\d+ answers within .* 5 of 5 times.*");
  }

  @Test
  void knocksAtAClosedNetworkWithItsKeyAndSaysThatOneMayBeMissing() throws Exception {
    assertEquals(0, start("server", "key", "team", "new").awaitExit());
    String server = server();

    assertHas(doctor(1, "--server", server), " +-> .* its team key the same\\?.*");

    Files.createDirectories(homes.resolve("alice"));
    ParleyProcess taking =
        start("alice", "key", "team", "import", homes.resolve("server/team-key").toString());
    assertEquals(0, taking.awaitExit(), () -> String.join("\n", taking.output()));
    assertHas(doctor(0, "--server", server), "ok      server .* 5 of 5 times.*");
  }

  @Test
  void saysThatThereIsNoSuchNicknameAndThatSomebodyIsOffline() throws Exception {
    String server = server();
    assertHas(
        doctor(1, "bob", "--as", "alice", "--server", server),
        "broken  entry +there is no bob at this server");

    ParleyProcess bob = start("bob", "join", "bob", "--server", server);
    bob.awaitLine("[Welcome, You are registered.]");
    List<String> lines = doctor(0, "bob", "--as", "alice", "--server", server, "--json");
    assertTrue(lines.getLast().contains("\"step\":\"messages\""), lines::toString);
    assertHas(lines, ".*\"bob is online, at .*");
    assertHas(lines, ".*\"step\":\"table\".*\"version\":\\d+,\"latest\":true.*");
    assertHas(lines, ".*\"step\":\"session\".*\"open\":true.*");
    assertHas(lines, ".*\"step\":\"path\".*\"lost\":0,.*\"datagram_bytes_max\":1200.*");

    bob.type("/quit");
    assertEquals(0, bob.awaitExit());
    assertHas(
        doctor(0, "bob", "--as", "alice", "--server", server), "note    entry +bob is offline");
  }

  @Test
  void saysThatKeysCanBeReadByOthers() throws Exception {
    String server = server();
    doctor(0, "--as", "alice", "--server", server);
    try (Stream<Path> folders = Files.list(homes.resolve("alice/clients"))) {
      Files.setPosixFilePermissions(
          folders.findFirst().orElseThrow(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    List<String> lines = doctor(1, "--as", "alice", "--server", server);

    assertHas(lines, "broken  nickname .*can be read by others.*");
    assertHas(lines, " +-> chmod 700 .*");
  }

  @Test
  void saysThatANicknameBelongsToSomebodyElse() throws Exception {
    String server = server();
    ParleyProcess bob = start("bob", "join", "carol", "--server", server);
    bob.awaitLine("[Welcome, You are registered.]");

    assertHas(
        doctor(1, "--as", "carol", "--server", server),
        "broken  registered .*belongs to somebody else.*");
  }

  @Test
  void saysThatNothingComesBackFromSomebodyWhoHasDiedUnnoticed() throws Exception {
    String server = server();
    ParleyProcess bob = start("bob", "join", "bob", "--server", server);
    bob.awaitLine("[Welcome, You are registered.]");
    bob.kill();

    List<String> lines = doctor(0, "bob", "--as", "alice", "--server", server);

    assertHas(lines, "ok      entry +bob is online, at .*");
    assertHas(lines, "note    session +nothing comes back from bob at .*");
    assertHas(lines, " +-> messages go by the server .* firewalls .* UDP port \\d+ .*");
  }

  @Test
  void saysThatSomebodyShowsAnotherKey() throws Exception {
    String server = server();
    ParleyProcess bob = start("bob", "join", "bob", "--server", server);
    bob.awaitLine("[Welcome, You are registered.]");
    doctor(0, "bob", "--as", "alice", "--server", server);
    bob.type("/quit");
    assertEquals(0, bob.awaitExit());
    String other = ParleyProcesses.addressOf(started.startServer(homes.resolve("another-server")));
    assertEquals(0, start("alice", "trust", "forget", "server", "--as", "alice").awaitExit());
    ParleyProcess another = start("another-bob", "join", "bob", "--server", other);
    another.awaitLine("[Welcome, You are registered.]");

    List<String> lines = doctor(1, "bob", "--as", "alice", "--server", other);

    assertHas(lines, "broken  key +bob shows another key than the one known since .*");
    assertHas(lines, " +-> .*parley trust accept bob, and parley verify bob");
  }

  @Test
  void looksThroughThePromptThatIsOpen() throws Exception {
    String server = server();
    ParleyProcess alice = start("alice", "join", "alice", "--server", server);
    alice.awaitLine("[Welcome, You are registered.]");

    List<String> lines = doctor(0, "--as", "alice", "--server", server);

    assertHas(lines, "ok      registered .*as alice, in a table of 1; others find us at .*");
    assertHas(lines, "ok      table +version \\d+, the latest .*");
    assertHas(lines, "ok      clock +within \\d+ s of the server's");
    assertHas(lines, "ok      mailbox +nothing waited at the server.*");
  }

  @Test
  void measuresTheWayToAnotherThroughThePromptThatIsOpen() throws Exception {
    String server = server();
    ParleyProcess alice = start("alice", "join", "alice", "--server", server);
    alice.awaitLine("[Welcome, You are registered.]");
    ParleyProcess bob = start("bob", "join", "bob", "--server", server);
    bob.awaitLine("[Welcome, You are registered.]");
    bob.type("/send alice hello");
    alice.awaitMatch(".*hello.*");

    List<String> lines = doctor(0, "bob", "--as", "alice", "--server", server);

    assertHas(lines, "ok      key +known since .*; parley verify bob compares it");
    assertHas(lines, "ok      session +open for \\d+ s, directly to .*, heard 0 s ago");
    assertHas(lines, "ok      path +.* packets arrived, .*; datagrams of 1,200 bytes get through");
    assertHas(lines, "ok      messages +last sent never, last received .*; none waits");
  }
}
