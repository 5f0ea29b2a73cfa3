package chat.parley.bench;

import chat.parley.bench.bare.BlockedThreads;
import chat.parley.bench.bare.EchoLoad;
import chat.parley.bench.bare.Flushes;
import chat.parley.bench.bare.NettyEcho;
import chat.parley.bench.bare.NioEcho;
import chat.parley.bench.bare.SqliteReads;
import chat.parley.bench.bare.SqliteWrites;
import chat.parley.bench.bare.Starts;
import chat.parley.bench.flood.Flooder;
import chat.parley.bench.flood.Sink;
import chat.parley.bench.ours.Attendance;
import chat.parley.bench.ours.Conversations;
import chat.parley.bench.ours.Mails;
import chat.parley.bench.ours.Onlooker;
import chat.parley.bench.ours.Posting;
import chat.parley.bench.ours.Receiver;
import chat.parley.bench.ours.Registrations;
import chat.parley.bench.ours.Replays;
import chat.parley.bench.ours.Sender;
import chat.parley.bench.ours.SentThrough;
import chat.parley.bench.ours.Server;
import chat.parley.bench.ours.Talker;
import chat.parley.bench.ours.Watched;
import chat.parley.bench.part.Part;
import chat.parley.core.crypto.PublicKey;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;

/// The parts that a process can hold, by the words that start it.
final class Roles {

  static final String NETTY_ECHO = "netty-echo";
  static final String NETTY_LOAD = "netty-load";
  static final String DURABLE_ECHO = "durable-echo";
  static final String DURABLE_LOAD = "durable-load";
  static final String NIO_ECHO = "nio-echo";
  static final String NIO_LOAD = "nio-load";
  static final String FLUSHES = "flushes";
  static final String SQLITE_WRITES = "sqlite-writes";
  static final String SQLITE_READS = "sqlite-reads";
  static final String SERVER = "server";
  static final String WATCHED = "watched-server";
  static final String FLOODER = "flooder";
  static final String ATTENDANCE = "attendance";
  static final String ONLOOKER = "onlooker";
  static final String SINK = "sink";
  static final String POSTING = "posting";
  static final String BESIEGED = "besieged";
  static final String RECEIVER = "receiver";
  static final String SENDER = "sender";
  static final String READER = "reader";
  static final String TALKER = "talker";
  static final String STORER = "storer";
  static final String REGISTRATIONS = "registrations";
  static final String MAILS = "mails";
  static final String REPLAYS = "replays";
  static final String CONVERSATIONS = "conversations";
  static final String BLOCKED_THREADS = "blocked-threads";
  static final String ENDING = "ending";
  static final String SHOWING = "showing";
  static final String SENT_THROUGH = "sent-through";

  private Roles() {}

  /// Opens the part that these words ask for.
  static Part open(List<String> words) throws IOException, InterruptedException {
    String role = words.getFirst();
    List<String> given = words.subList(1, words.size());
    return switch (role) {
      case NETTY_ECHO -> NettyEcho.open();
      case NETTY_LOAD -> EchoLoad.open(port(given));
      case DURABLE_ECHO -> NettyEcho.openDurable();
      case DURABLE_LOAD -> EchoLoad.openDurable(port(given));
      case NIO_ECHO -> NioEcho.answer(NioEcho.Waiting.valueOf(given.getFirst()));
      case NIO_LOAD -> NioEcho.load(NioEcho.Waiting.valueOf(given.get(1)), port(given));
      case FLUSHES -> Flushes.open();
      case SQLITE_WRITES -> SqliteWrites.open();
      case SQLITE_READS -> SqliteReads.open();
      case SERVER -> Server.open(given.getFirst());
      case WATCHED -> Watched.open();
      case FLOODER -> flooder(given);
      case ATTENDANCE -> Attendance.open();
      case ONLOOKER -> Onlooker.open();
      case SINK -> Sink.open();
      case POSTING -> Posting.open(given.getFirst());
      case BESIEGED -> Talker.besieged("bob", given.getFirst());
      case RECEIVER -> Receiver.open(given.get(0), given.get(1), given.get(2), given.get(3));
      case SENDER -> Sender.toReceiver(given.get(0), given.get(1), given.get(2), given.get(3));
      case READER -> Talker.reading("bob", given.get(0), Talker.Between.valueOf(given.get(1)));
      case TALKER ->
          Talker.sending(given.get(0), Talker.Between.valueOf(given.get(1)), given.get(2));
      case STORER -> Sender.toMailbox(given.get(0), given.get(1));
      case REGISTRATIONS ->
          Registrations.open(
              given.get(0),
              Registrations.Kind.valueOf(given.get(1)),
              Integer.parseInt(given.get(2)));
      case MAILS -> Mails.open(given.get(0), Mails.Kind.valueOf(given.get(1)));
      case REPLAYS -> Replays.open(given.getFirst());
      case CONVERSATIONS -> Conversations.open();
      case BLOCKED_THREADS -> new BlockedThreads();
      case ENDING -> Starts.untilItEnds(given);
      case SENT_THROUGH -> SentThrough.open(given.getFirst(), given.get(1));
      case SHOWING -> Starts.untilItShows(given.getFirst(), given.subList(1, given.size()));
      default -> throw new IllegalArgumentException("there is no role " + role);
    };
  }

  /// So many a second against a port; against a client, whose key must be known, as well.
  private static Part flooder(List<String> given) throws IOException {
    int perSecond = Integer.parseInt(given.getFirst());
    int port = Integer.parseInt(given.get(1));
    return given.size() == 2
        ? Flooder.against(port, perSecond)
        : Flooder.against(port, PublicKey.of(HexFormat.of().parseHex(given.get(2))), perSecond);
  }

  private static int port(List<String> given) {
    return Integer.parseInt(given.getFirst());
  }
}
