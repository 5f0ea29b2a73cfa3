package chat.parley.engine.torture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One server and some clients, each a process of its own in a folder of its own.
///
/// Confined to one thread, the test's own.
final class Crowd {

  private static final long START_SECONDS = 60;

  /// Between two messages.
  private static final long PAUSE_MILLIS = 30;

  /// After so many looks, a second each, at which all was there and nothing new: what clients still
  /// had to read they have read.
  private static final int CALM = 3;

  private final Path home;
  private final String chaos;
  private final List<String> prefix;
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
  /// @param prefix what stands before each command
  Crowd(Path home, String chaos, List<String> prefix, int clients, History history)
      throws InterruptedException {
    this.home = home;
    this.chaos = chaos;
    this.prefix = prefix;
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
            prefix,
            ServerProgram.class,
            List.of(Integer.toString(port.get()), server().toString()),
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
                prefix,
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

  /// The server's folder.
  Path server() {
    return home.resolve("server");
  }

  /// Has everybody write to everybody so often, without a hurry.
  void talk(int rounds) throws InterruptedException {
    // Nobody ever adds to it: to wait for it is to let time pass.
    BlockingQueue<Member> nothing = new ArrayBlockingQueue<>(1);
    for (int i = 0; i < rounds; i++) {
      for (Member from : members) {
        members.forEach(to -> send(from, to));
      }
      var _ = nothing.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /// Has everybody write until each has heard from each.
  void awaitTable(long seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    int pairs = members.size() * members.size();
    while (history.pairsShown() < pairs && System.nanoTime() < end) {
      startClients();
      talk(1);
    }
  }

  /// Leaves everybody alone, but for those who have ended because nobody answered them.
  ///
  /// @return whether all has arrived in time
  boolean heal(long seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long accepted = 0;
    int calm = 0;
    while (calm < CALM && System.nanoTime() < end) {
      startServer();
      startClients();
      boolean isCalm = history.awaitCalm(accepted, TimeUnit.SECONDS.toNanos(1));
      calm = isCalm ? calm + 1 : 0;
      accepted = history.acceptedSoFar();
    }
    return calm == CALM;
  }

  /// Kills all of them.
  void end() throws InterruptedException {
    for (Member member : members) {
      kill(member);
    }
    killServer();
  }
}
