package chat.parley.bench.ours;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Heap;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.engine.server.RunningServer;
import chat.parley.engine.server.ServerOptions;

/// A Parley server on the loopback interface that can be looked into: a run does nothing, and
/// answers how many key agreements it has computed so far, and what memory is in use.
public final class Watched implements Part {

  private static final String HOST = "127.0.0.1";

  private final RunningServer server;

  private Watched(RunningServer server) {
    this.server = server;
  }

  /// A server that keeps nothing but in memory.
  public static Part open() {
    var options = new ServerOptions(0, HOST, null, true, Server.settings());
    return new Watched(RunningServer.start(options, _ -> {}));
  }

  @Override
  public String greeting() {
    return "%s:%d".formatted(HOST, server.port());
  }

  @Override
  public Figures run(Shot shot) {
    return new Figures(server.keyAgreements(), 1, 0, 0, 0, Heap.inUse());
  }

  @Override
  public void close() {
    server.close();
  }
}
