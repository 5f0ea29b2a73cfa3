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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Mails to people who are away, each of one message: stored by a few senders at once, or replayed
/// to one recipient after another when he comes.
public final class Mails implements Part {

  private static final int SENDERS = 4;

  /// One server keeps 10,000 mails of one sender for one recipient, and no more.
  private static final int RECIPIENTS = 120;

  private static final int REPLAYED_PER_SENDER = 2_500;

  private static final Duration LONG = Duration.ofMinutes(1);

  private final Network network = new UdpNetwork();
  private final List<MailClient> senders = new ArrayList<>();
  private final List<MailClient> recipients = new ArrayList<>();
  private final Address server;
  private final Kind kind;
  private int replays;

  /// What is measured.
  public enum Kind {
    /// How fast the server takes mails in.
    STORE,
    /// How fast it gives them out.
    REPLAY
  }

  private Mails(String server, Kind kind) {
    ServerAddress address = ServerAddress.parse(server);
    this.server = network.resolve(address.host(), address.port());
    this.kind = kind;
  }

  /// A load for this server.
  public static Part open(String server, Kind kind) throws IOException, InterruptedException {
    var mails = new Mails(server, kind);
    for (int i = 0; i < SENDERS; i++) {
      mails.senders.add(mails.registered("sender-" + i));
    }
    for (int i = 0; i < RECIPIENTS; i++) {
      MailClient recipient = mails.registered("recipient-" + i);
      recipient.leave();
      mails.recipients.add(recipient);
    }
    return mails;
  }

  private MailClient registered(String nickname) throws IOException, InterruptedException {
    var client = new MailClient(nickname, server, new LocalAddress("127.0.0.1", 0), network);
    client.register();
    return client;
  }

  @Override
  public Figures run(Shot shot) throws IOException, InterruptedException {
    return switch (kind) {
      case STORE -> store(recipients, shot, Integer.MAX_VALUE);
      case REPLAY -> replay(shot);
    };
  }

  private Figures store(List<MailClient> to, Shot shot, int most)
      throws IOException, InterruptedException {
    var tally = new Tally();
    var each = new Shot(shot.length(), shot.bytes(), Math.max(1, shot.outstanding() / SENDERS));
    List<CompletableFuture<Boolean>> runs =
        senders.stream().map(sender -> sender.store(to, each, most, tally)).toList();
    for (CompletableFuture<Boolean> run : runs) {
      MailClient.await(run);
    }
    return tally.figures();
  }

  private Figures replay(Shot shot) throws IOException, InterruptedException {
    MailClient recipient = recipients.get(replays % RECIPIENTS);
    replays++;
    var _ = store(List.of(recipient), shot.lasting(LONG), REPLAYED_PER_SENDER);
    var tally = new Tally();
    MailClient.await(recipient.takeAll(SENDERS * REPLAYED_PER_SENDER, tally));
    recipient.leave();
    return tally.figures();
  }

  @Override
  public void close() {
    senders.forEach(MailClient::close);
    recipients.forEach(MailClient::close);
    network.close();
  }
}
