package chat.parley.bench;

import chat.parley.bench.Ensemble.Cast;
import chat.parley.bench.bare.NioEcho;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The processes that contenders take. Each is there once, so that rows share what runs.
final class Casts {

  /// The script that starts Parley; `run` says where it is.
  private static final String PARLEY = System.getProperty("parley.script", "parley");

  /// Where the plugins are that it ships.
  private static final String PLUGINS = System.getProperty("parley.plugins", "plugins");

  /// What a stranger sends who means no good.
  private static final int HOSTILE_PER_SECOND = 50_000;

  /// A key that is nobody's.
  private static final String NO_KEY = "09" + "00".repeat(31);

  /// Whom a flood is meant for.
  private enum Flooded {
    NOBODY,
    /// Somebody else on the machine, who reads and drops it.
    SINK,
    /// The node whose answers are waited for.
    NODE
  }

  /// No plugins.
  private static final String NONE = "none";

  private static final String PROMPT = ">>> ";

  static final Cast NETTY_ECHO =
      ensemble -> ensemble.start(Roles.NETTY_LOAD, ensemble.start(Roles.NETTY_ECHO));

  static final Cast DURABLE_ECHO =
      ensemble -> ensemble.start(Roles.DURABLE_LOAD, ensemble.start(Roles.DURABLE_ECHO));

  static final Cast POLLING_ECHO = ensemble -> nioEcho(ensemble, NioEcho.Waiting.POLLING);

  static final Cast BLOCKED_ECHO = ensemble -> nioEcho(ensemble, NioEcho.Waiting.BLOCKED);

  static final Cast FLUSHES = ensemble -> ensemble.start(Roles.FLUSHES);

  static final Cast SQLITE_WRITES = ensemble -> ensemble.start(Roles.SQLITE_WRITES);

  static final Cast SQLITE_READS = ensemble -> ensemble.start(Roles.SQLITE_READS);

  static final Cast TALK_IN_MEMORY = ensemble -> talk(ensemble, "memory", NONE, NONE);

  static final Cast TALK_ON_DISK = ensemble -> talk(ensemble, "disk", NONE, NONE);

  static final Cast TALK_WITH_PLUGINS = ensemble -> talk(ensemble, "memory", PLUGINS, PLUGINS);

  static final Cast TALK_BESIDE_SLEEPING = ensemble -> talk(ensemble, "memory", NONE, "sleeping");

  static final Cast TALK_BESIDE_LOOPING = ensemble -> talk(ensemble, "memory", NONE, "looping");

  static final Cast TALK_BESIDE_THROWING = ensemble -> talk(ensemble, "memory", NONE, "throwing");

  static final Cast NODES = ensemble -> nodes(ensemble, "NOTHING");

  static final Cast NODES_WITH_PLACES = ensemble -> nodes(ensemble, "PLACES");

  static final Cast NODES_WITH_HOOK = ensemble -> nodes(ensemble, "HOOK");

  static final Cast STORING =
      ensemble -> ensemble.start(Roles.STORER, ensemble.start(Roles.SERVER, "disk"), "memory");

  static final Cast REGISTERING = ensemble -> registering(ensemble, "SESSION", 2_000);

  static final Cast REGISTERING_CLIENTS = ensemble -> registering(ensemble, "CLIENT", 500);

  static final Cast STORING_MAILS =
      ensemble -> ensemble.start(Roles.MAILS, ensemble.start(Roles.SERVER, "disk"), "STORE");

  static final Cast REPLAYING_MAILS =
      ensemble -> ensemble.start(Roles.MAILS, ensemble.start(Roles.SERVER, "disk"), "REPLAY");

  static final Cast REPLAYING =
      ensemble -> ensemble.start(Roles.REPLAYS, ensemble.start(Roles.SERVER, "disk"));

  static final Cast ATTENDANCE =
      ensemble -> ensemble.startWith(List.of("-Xmx128m"), Roles.ATTENDANCE);

  static final Cast ONLOOKER = ensemble -> ensemble.startWith(List.of("-Xmx128m"), Roles.ONLOOKER);

  static final Cast POSTING = ensemble -> posting(ensemble, Flooded.NOBODY);

  static final Cast POSTING_BESIDE_FLOOD = ensemble -> posting(ensemble, Flooded.SINK);

  static final Cast POSTING_UNDER_FLOOD = ensemble -> posting(ensemble, Flooded.NODE);

  static final Cast TALK_OF_NODES = ensemble -> directly(ensemble, Flooded.NOBODY);

  static final Cast TALK_BESIDE_FLOOD = ensemble -> directly(ensemble, Flooded.SINK);

  static final Cast TALK_UNDER_FLOOD = ensemble -> directly(ensemble, Flooded.NODE);

  static final Cast CONVERSATIONS =
      ensemble -> ensemble.startWith(List.of("-Xmx1g"), Roles.CONVERSATIONS);

  static final Cast BLOCKED_THREADS =
      ensemble -> ensemble.startWith(List.of("-Xmx1g"), Roles.BLOCKED_THREADS);

  static final Cast JAVA_VERSION =
      ensemble ->
          ensemble.start(
              Roles.ENDING,
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-version");

  static final Cast PARLEY_VERSION = ensemble -> ensemble.start(Roles.ENDING, PARLEY, "--version");

  static final Cast SEND_THROUGH =
      ensemble -> {
        String server = ensemble.start(Roles.SERVER, "memory");
        ensemble.start(Roles.SENT_THROUGH, PARLEY, server);
      };

  static final Cast PROMPT_OF_JOIN =
      ensemble -> {
        String server = ensemble.start(Roles.SERVER, "memory");
        ensemble.start(Roles.SHOWING, PROMPT, PARLEY, "join", "carol", "--server", server);
      };

  static final Cast PROMPT_OF_DEMO =
      ensemble -> ensemble.start(Roles.SHOWING, PROMPT, PARLEY, "demo");

  private Casts() {}

  private static void nioEcho(Ensemble ensemble, NioEcho.Waiting waiting) throws IOException {
    String port = ensemble.start(Roles.NIO_ECHO, waiting.name());
    ensemble.start(Roles.NIO_LOAD, port, waiting.name());
  }

  private static void registering(Ensemble ensemble, String kind, int count) throws IOException {
    String server = ensemble.start(Roles.SERVER, "disk");
    ensemble.start(Roles.REGISTRATIONS, server, kind, Integer.toString(count));
  }

  /// @param sender the plugins beside the one that sends
  /// @param recipient those beside the other
  private static void talk(Ensemble ensemble, String keeping, String sender, String recipient)
      throws IOException {
    String server = ensemble.start(Roles.SERVER, "memory");
    String bob = ensemble.start(Roles.RECEIVER, "bob", server, keeping, recipient);
    ensemble.start(Roles.SENDER, server, bob, keeping, sender);
  }

  private static void posting(Ensemble ensemble, Flooded flooded) throws IOException {
    String server = ensemble.start(Roles.WATCHED);
    ensemble.watchIt();
    String port = server.substring(server.lastIndexOf(':') + 1);
    flood(ensemble, flooded, List.of(port));
    ensemble.start(Roles.POSTING, server);
  }

  private static void directly(Ensemble ensemble, Flooded flooded) throws IOException {
    String server = ensemble.start(Roles.WATCHED);
    ensemble.watchIt();
    String[] bob = ensemble.start(Roles.BESIEGED, server).split(" ", 3);
    flood(ensemble, flooded, List.of(bob[1], bob[2]));
    ensemble.start(Roles.TALKER, server, "NOTHING", bob[0]);
  }

  /// @param node the port of the node that is flooded, and its key if it does not tell it
  private static void flood(Ensemble ensemble, Flooded flooded, List<String> node)
      throws IOException {
    List<String> victim =
        switch (flooded) {
          case NOBODY -> List.of();
          case SINK -> List.of(ensemble.start(Roles.SINK), NO_KEY);
          case NODE -> node;
        };
    if (!victim.isEmpty()) {
      var words = new ArrayList<>(List.of(Roles.FLOODER, Integer.toString(HOSTILE_PER_SECOND)));
      words.addAll(victim);
      ensemble.start(words.toArray(String[]::new));
      ensemble.disturbWithIt();
    }
  }

  private static void nodes(Ensemble ensemble, String between) throws IOException {
    String server = ensemble.start(Roles.SERVER, "memory");
    String bob = ensemble.start(Roles.READER, server, between);
    ensemble.start(Roles.TALKER, server, between, bob);
  }
}
