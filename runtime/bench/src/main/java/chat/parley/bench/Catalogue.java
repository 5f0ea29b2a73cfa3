package chat.parley.bench;

import chat.parley.bench.part.Shot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// All rows, in the order of the table.
final class Catalogue {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int ROUNDS = 5;

  /// Where a few percent count.
  private static final int MORE_ROUNDS = 11;

  private static final double WITH_PLACES = 0.99;
  private static final double WITH_PLUGINS = 0.95;
  private static final int CONVERSATION_BYTES_MAX = 2_048;
  private static final int CLIENT_BYTES_MAX = 4_096;
  private static final int SHORT = 100;
  private static final int LONG = 1_200;
  private static final int MANY = 256;

  private static final Shot ONE = new Shot(SECOND, SHORT, 1);
  private static final Shot ALL = new Shot(SECOND, SHORT, MANY);

  private static final String ECHO = "Netty echo, a datagram a message";
  private static final String DURABLE_ECHO = "the same with two fdatasyncs";
  private static final String NO_PLUGINS = "without plugins";
  private static final String JAVA = "java -version";
  private static final String SQLITE = "SQLite alone, 256 rows a commit";

  private Catalogue() {}

  static List<Row> rows() {
    var rows = new ArrayList<Row>();
    rows.add(echoes());
    rows.add(disk());
    rows.add(roundTrips(SHORT));
    rows.add(messages(SHORT));
    rows.add(roundTrips(LONG));
    rows.add(messages(LONG));
    rows.add(hooks());
    rows.add(plugins("messages", Reading.RATE, ALL, Aim.ratioAtLeast(WITH_PLUGINS)));
    rows.add(plugins("round-trip", Reading.TIME, ONE, Aim.ratioAtMost(1 / WITH_PLUGINS)));
    rows.add(misbehaving());
    rows.add(registrations(1));
    rows.add(registrations(64));
    rows.add(stores());
    rows.add(replay());
    rows.add(flood());
    rows.add(attendance());
    rows.add(conversations());
    rows.add(version());
    rows.add(sendThrough());
    rows.add(prompt());
    return List.copyOf(rows);
  }

  private static Row echoes() {
    return new Row(
        "limits-echo",
        "Bare round trip of a datagram of 100 B, two processes",
        Reading.TIME,
        ONE,
        ONE,
        ROUNDS,
        List.of(
            Contender.bare("JDK channel, polling", Casts.POLLING_ECHO),
            Contender.bare("JDK channel, blocked in the kernel", Casts.BLOCKED_ECHO),
            Contender.bare(ECHO, Casts.NETTY_ECHO)));
  }

  private static Row disk() {
    return new Row(
        "limits-disk",
        "Bare flush of 100 B to the disk",
        Reading.TIME,
        ONE,
        ONE,
        ROUNDS,
        List.of(
            Contender.bare("write and fdatasync", Casts.FLUSHES),
            Contender.bare("SQLite alone, a row a commit", Casts.SQLITE_WRITES)));
  }

  private static Row roundTrips(int bytes) {
    return new Row(
        "round-trip-" + bytes,
        "Round trip of one message of %d B, two processes".formatted(bytes),
        Reading.TIME,
        new Shot(SECOND, bytes, MANY),
        new Shot(SECOND, bytes, 1),
        ROUNDS,
        List.of(
            Contender.bare(ECHO, Casts.NETTY_ECHO),
            Contender.ours("Parley, stores in memory", Casts.TALK_IN_MEMORY, ECHO),
            Contender.bare(DURABLE_ECHO, Casts.DURABLE_ECHO),
            Contender.ours("Parley, stores on disk", Casts.TALK_ON_DISK, DURABLE_ECHO)
                .aimingAt(Aim.ratioAtMost(2.5))));
  }

  private static Row messages(int bytes) {
    return new Row(
        "messages-" + bytes,
        "Acknowledged messages of %d B, 256 outstanding, two processes".formatted(bytes),
        Reading.RATE,
        new Shot(SECOND, bytes, MANY),
        new Shot(SECOND, bytes, MANY),
        ROUNDS,
        List.of(
            Contender.bare(ECHO, Casts.NETTY_ECHO),
            Contender.ours("Parley, stores in memory", Casts.TALK_IN_MEMORY, ECHO)
                .aimingAt(Aim.ratioAtLeast(0.5)),
            Contender.bare(SQLITE, Casts.SQLITE_WRITES),
            Contender.ours("Parley, stores on disk", Casts.TALK_ON_DISK, SQLITE)
                .aimingAt(Aim.ratioAtLeast(1.0 / 3))));
  }

  private static Row hooks() {
    String plain = "two nodes on the plain network";
    return new Row(
        "hooks",
        "Acknowledged messages of 100 B, 256 outstanding, two nodes without the rest of a client",
        Reading.RATE,
        ALL,
        ALL,
        MORE_ROUNDS,
        List.of(
            Contender.bare(plain, Casts.NODES),
            Contender.ours("with places for hooks, none there", Casts.NODES_WITH_PLACES, plain)
                .aimingAt(Aim.ratioAtLeast(WITH_PLACES)),
            Contender.ours("with a hook that lets all pass", Casts.NODES_WITH_HOOK, plain)));
  }

  private static Row plugins(String name, Reading reading, Shot shot, Aim aim) {
    return new Row(
        "plugins-" + name,
        shot.outstanding() == 1
            ? "Round trip of one message of 100 B, stores in memory"
            : "Acknowledged messages of 100 B, 256 outstanding, stores in memory",
        reading,
        ALL,
        shot,
        MORE_ROUNDS,
        List.of(
            Contender.bare(NO_PLUGINS, Casts.TALK_IN_MEMORY),
            Contender.ours("all that are shipped, idle", Casts.TALK_WITH_PLUGINS, NO_PLUGINS)
                .aimingAt(aim)));
  }

  private static Row misbehaving() {
    return new Row(
        "misbehaving",
        "Round trip of one message of 100 B to a client whose plugin misbehaves",
        Reading.LATENCY,
        ONE,
        ONE,
        ROUNDS,
        List.of(
            Contender.bare(NO_PLUGINS, Casts.TALK_IN_MEMORY).alone(),
            Contender.ours("one that sleeps", Casts.TALK_BESIDE_SLEEPING, NO_PLUGINS).alone(),
            Contender.ours("one that loops", Casts.TALK_BESIDE_LOOPING, NO_PLUGINS).alone(),
            Contender.ours("one that throws", Casts.TALK_BESIDE_THROWING, NO_PLUGINS).alone()));
  }

  private static Row registrations(int outstanding) {
    return new Row(
        "registrations-" + outstanding,
        "2,000 first registrations, %s, server on disk, each told of all others"
            .formatted(outstanding == 1 ? "one after the other" : outstanding + " at once"),
        Reading.RATE,
        new Shot(SECOND, LONG, outstanding),
        new Shot(SECOND, LONG, outstanding),
        3,
        List.of(
            Contender.bare(ECHO, Casts.NETTY_ECHO),
            Contender.ours("sessions that hear of the table", Casts.REGISTERING, ECHO)
                .cold()
                .aimingAt(Aim.atLeast(200)),
            Contender.ours("500 clients that keep it", Casts.REGISTERING_CLIENTS, ECHO).cold()));
  }

  private static Row stores() {
    return new Row(
        "stores",
        "Durable stores of messages of 100 B for people who are away, 256 outstanding",
        Reading.RATE,
        ALL,
        ALL,
        ROUNDS,
        List.of(
            Contender.bare(SQLITE, Casts.SQLITE_WRITES),
            Contender.ours("mails of one message, sealed before", Casts.STORING_MAILS, SQLITE)
                .aimingAt(Aim.atLeast(5_000)),
            Contender.ours("a client that seals, in bundles", Casts.STORING, SQLITE)
                .aimingAt(Aim.atLeast(5_000)),
            Contender.bare("one fdatasync after the other", Casts.FLUSHES)));
  }

  private static Row replay() {
    return new Row(
        "replay",
        "Replay of 10,000 stored messages of 100 B",
        Reading.RATE,
        ALL,
        ALL,
        ROUNDS,
        List.of(
            Contender.bare("SQLite alone, 256 rows a question", Casts.SQLITE_READS),
            Contender.ours(
                "mails of one message, not opened",
                Casts.REPLAYING_MAILS,
                "SQLite alone, 256 rows a question"),
            Contender.ours(
                "a client that starts, opens, writes and shows",
                Casts.REPLAYING,
                "SQLite alone, 256 rows a question")));
  }

  private static Row flood() {
    String stored = "stored by the server, no flood";
    String direct = "directly, no flood";
    return new Row(
        "flood",
        "Messages of 100 B, one at a time, under 50,000 hostile datagrams a second for a minute",
        Reading.TAIL,
        ONE,
        new Shot(MINUTE, SHORT, 1),
        1,
        List.of(
            Contender.bare(stored, Casts.POSTING).alone(),
            Contender.ours("stored, another socket flooded", Casts.POSTING_BESIDE_FLOOD, stored)
                .alone(),
            Contender.ours("stored, the server flooded", Casts.POSTING_UNDER_FLOOD, stored)
                .alone()
                .aimingAt(Aim.ratioAtMost(2)),
            Contender.bare(direct, Casts.TALK_OF_NODES).alone(),
            Contender.ours("directly, another socket flooded", Casts.TALK_BESIDE_FLOOD, direct)
                .alone(),
            Contender.ours("directly, the recipient flooded", Casts.TALK_UNDER_FLOOD, direct)
                .alone()
                .aimingAt(Aim.ratioAtMost(2))));
  }

  private static Row attendance() {
    return new Row(
        "attendance",
        "10,000 clients registered and present at a server of -Xmx128m, in memory, one by one",
        Reading.HEAP,
        ONE,
        new Shot(SECOND, SHORT, 10_000),
        1,
        List.of(
            Contender.bare("a server's node, each client", Casts.ATTENDANCE)
                .cold()
                .aimingAt(Aim.atMost(CLIENT_BYTES_MAX)),
            Contender.bare("a client's node beside it, each nickname", Casts.ONLOOKER).cold()));
  }

  private static Row conversations() {
    String bare = "virtual threads that wait for a future";
    return new Row(
        "conversations",
        "100,000 conversations that wait in a question, then are answered; -Xmx1g",
        Reading.HEAP,
        new Shot(SECOND, SHORT, 10_000),
        new Shot(SECOND, SHORT, 100_000),
        3,
        List.of(
            Contender.bare(bare, Casts.BLOCKED_THREADS),
            Contender.ours("conversations of a bot", Casts.CONVERSATIONS, bare)
                .aimingAt(Aim.atMost(CONVERSATION_BYTES_MAX))));
  }

  private static Row version() {
    return new Row(
        "start-version",
        "Start to the end",
        Reading.TIME,
        ONE,
        ONE,
        ROUNDS,
        List.of(
            Contender.bare(JAVA, Casts.JAVA_VERSION),
            Contender.ours("parley --version", Casts.PARLEY_VERSION, JAVA)
                .aimingAt(Aim.ratioAtMost(2))));
  }

  private static Row sendThrough() {
    return new Row(
        "start-send",
        "A message from a shell through one that is up, until it is delivered",
        Reading.TIME,
        ONE,
        ONE,
        ROUNDS,
        List.of(
            Contender.bare(JAVA, Casts.JAVA_VERSION),
            Contender.ours("parley send", Casts.SEND_THROUGH, JAVA).aimingAt(Aim.ratioAtMost(3))));
  }

  private static Row prompt() {
    return new Row(
        "start-prompt",
        "Start to the prompt, registered, on a terminal",
        Reading.TIME,
        ONE,
        ONE,
        ROUNDS,
        List.of(
            Contender.bare(JAVA, Casts.JAVA_VERSION),
            Contender.ours("parley join", Casts.PROMPT_OF_JOIN, JAVA).aimingAt(Aim.ratioAtMost(6)),
            Contender.ours("parley demo", Casts.PROMPT_OF_DEMO, JAVA)));
  }
}
