package chat.parley.bench.ours;

import chat.parley.api.Nickname;
import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Heap;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.Tally;
import chat.parley.core.Command;
import chat.parley.core.Entropy;
import chat.parley.core.Input;
import chat.parley.core.Output;
import chat.parley.core.client.ClientNode;
import chat.parley.core.client.ClientSettings;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.session.Means;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.Outcome;
import chat.parley.engine.SecureEntropy;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/// A client's node that is brought the table of as many nicknames as the shot says are outstanding:
/// what each of them takes of its memory. One of them is its own. The server is in the same heap,
/// and was there before.
public final class Onlooker implements Part {

  private static final Address HERE = Address.v4(0x0b00_0001, 1_024);

  /// How long the table may take to come, in milliseconds of the hall's time.
  private static final int PATIENCE = 60_000;

  private final Hall hall = new Hall();
  private final Queue<Long> unwritten = new ArrayDeque<>();

  private Onlooker() {}

  /// Somebody who has not come yet; it can be run once.
  public static Part open() {
    return new Onlooker();
  }

  @Override
  public Figures run(Shot shot) throws IOException {
    for (int i = 1; i < shot.outstanding(); i++) {
      hall.enter(i);
    }
    Heap before = Heap.inUse();
    long begunAt = System.nanoTime();
    ClientNode client = client();
    client.step(hall.now(), new Input.Asked(new Command.Register()), this::take);
    for (int i = 0; client.table().size() < shot.outstanding(); i++) {
      if (i == PATIENCE) {
        throw new IOException("%d nicknames have come".formatted(client.table().size()));
      }
      if (client.deadline() <= hall.now().nanos()) {
        client.step(hall.now(), new Input.DeadlinePassed(), this::take);
      }
      hall.exchange(client, HERE, this::take);
      while (!unwritten.isEmpty()) {
        var written = new Input.Persisted(unwritten.remove(), Outcome.DONE);
        client.step(hall.now(), written, this::take);
      }
      hall.pass(HERE);
    }
    var tally = new Tally();
    tally.add(System.nanoTime() - begunAt);
    Heap each = Heap.inUse().eachSince(before, client.table().size());
    return tally.figures().withHeap(each);
  }

  private static ClientNode client() {
    Entropy entropy = new SecureEntropy();
    Identity identity = Identity.create(new JdkCrypto(), entropy);
    ClientImage image = ClientImage.fresh(identity, entropy.nextLong());
    var settings = ClientSettings.of(Nickname.of("onlooker"), EntryKind.HUMAN, Hall.SERVER);
    var means = Means.of(new JdkCrypto(), entropy);
    return new ClientNode(settings, image, means, Hall.START);
  }

  private void take(Output output) {
    if (output instanceof Output.Persist(long token, var _)) {
      unwritten.add(token);
    }
  }

  @Override
  public void close() {}
}
