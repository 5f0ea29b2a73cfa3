package chat.parley.engine.torture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One server and some clients, each a process of its own in a folder of its own.
///
/// Confined to one thread, the test's own.
final class Crowd {

  private static final long START_SECONDS = 60;

  private final Path home;
  private final String chaos;
  private final History history;
  private final List<Member> members = new ArrayList<>();
  private final AtomicInteger port = new AtomicInteger();
  private @Nullable Life server;

  /// One client through all its lives.
  static final class Member {

    private final String nickname;
    private int lives;
    private int sent;
    private @Nullable Life life;

    Member(String nickname) {
      this.nickname = nickname;
    }
  }

  /// @param chaos what all sockets suffer
  Crowd(Path home, String chaos, int clients, History history) throws InterruptedException {
    this.home = home;
    this.chaos = chaos;
    this.history = history;
    for (int i = 0; i < clients; i++) {
      members.add(new Member("client" + i));
    }
    startServer();
    startClients();
  }

  List<Member> members() {
    return members;
  }

  /// Starts the server unless it is there, and waits until it is.
  void startServer() throws InterruptedException {
    if (server != null && server.isThere()) {
      return;
    }
    var ready = new CountDownLatch(1);
    server =
        Life.of(
            ServerProgram.class,
            List.of(Integer.toString(port.get()), home.resolve("server").toString()),
            chaos,
            line -> {
              port.set(Integer.parseInt(line.substring("ready ".length())));
              ready.countDown();
            });
    if (!ready.await(START_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the server does not start");
    }
  }

  /// Starts all clients that are not there.
  void startClients() {
    for (Member member : members) {
      Life life = member.life;
      if (life == null || !life.isThere()) {
        int number = ++member.lives;
        member.life =
            Life.of(
                ClientProgram.class,
                List.of(
                    member.nickname,
                    "127.0.0.1:" + port.get(),
                    home.resolve(member.nickname).toString()),
                chaos,
                line -> history.note(number, line));
      }
    }
  }

  void killServer() throws InterruptedException {
    if (server != null) {
      server.kill();
    }
  }

  void kill(Member member) throws InterruptedException {
    if (member.life != null) {
      member.life.kill();
    }
  }

  @Nullable Life life(Member member) {
    return member.life;
  }

  /// One more message, if the sender is there.
  void send(Member from, Member to) {
    if (from.life != null && from.life.isThere()) {
      from.life.say("%s %s>%s#%d".formatted(to.nickname, from.nickname, to.nickname, ++from.sent));
    }
  }

  /// Kills all of them.
  void end() throws InterruptedException {
    for (Member member : members) {
      kill(member);
    }
    killServer();
  }
}
