package chat.parley.bench.ours;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.Tally;
import chat.parley.core.packet.Address;
import chat.parley.engine.config.ServerAddress;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.Network;
import chat.parley.engine.net.UdpNetwork;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Messages through the server between two who are registered and present: one stores mails, and
/// the other takes each as soon as it is pushed to him.
///
/// What is measured is the time until the server has stored one.
public final class Posting implements Part {

  private final Network network = new UdpNetwork();
  private final MailClient sender;
  private final MailClient recipient;

  private Posting(String server) {
    ServerAddress address = ServerAddress.parse(server);
    Address at = network.resolve(address.host(), address.port());
    this.sender = client("sender", at);
    this.recipient = client("recipient", at);
  }

  private MailClient client(String nickname, Address server) {
    return new MailClient(nickname, server, new LocalAddress("127.0.0.1", 0), network);
  }

  /// The two are registered at this server.
  public static Part open(String server) throws IOException, InterruptedException {
    var posting = new Posting(server);
    posting.sender.register();
    posting.recipient.register();
    return posting;
  }

  @Override
  public Figures run(Shot shot) throws IOException, InterruptedException {
    var tally = new Tally();
    CompletableFuture<Boolean> stored =
        sender.store(List.of(recipient), shot, Integer.MAX_VALUE, tally);
    MailClient.await(stored, shot.length());
    return tally.figures();
  }

  @Override
  public void close() {
    sender.close();
    recipient.close();
    network.close();
  }
}
