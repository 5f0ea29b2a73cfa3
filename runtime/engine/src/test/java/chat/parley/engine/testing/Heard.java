package chat.parley.engine.testing;

import chat.parley.api.Client;
import chat.parley.api.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What a client has been shown, in order.
public final class Heard {

  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

  private Heard() {}

  /// Listens to this client from now on.
  public static Heard by(Client client) {
    var heard = new Heard();
    var _ = client.onMessage(heard.messages::add);
    return heard;
  }

  /// The next message; waits for it.
  public Message next() throws InterruptedException {
    Message next = messages.poll(Rig.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (next == null) {
      throw new AssertionError("no message within %s".formatted(Rig.PATIENCE));
    }
    return next;
  }

  /// The texts of the next `count` messages; waits for them.
  public List<String> texts(int count) throws InterruptedException {
    var texts = new ArrayList<String>();
    while (texts.size() < count) {
      texts.add(next().text());
    }
    return texts;
  }

  /// What has been shown and not asked for yet.
  public List<Message> rest() {
    var rest = new ArrayList<Message>();
    messages.drainTo(rest);
    return rest;
  }
}
