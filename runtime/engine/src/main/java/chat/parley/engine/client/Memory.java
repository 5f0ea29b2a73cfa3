package chat.parley.engine.client;

import chat.parley.api.Delivery;
import chat.parley.api.Target;
import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.core.store.Saying;
import chat.parley.engine.net.NodeLoop;
import chat.parley.engine.store.ClientStore;
import chat.parley.engine.store.Journals;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// What a client remembers of conversations that outlive their process: their journals, and,
/// written in one piece with what is sent, how much was said in each.
///
/// Safe for use by any thread.
public final class Memory {

  private final Journals journals;
  private final Map<String, Long> saidBefore;
  private final NodeLoop driver;
  private final ConversationDisk disk;
  private final Sending sending;
  private final AtomicBoolean isTaken = new AtomicBoolean();

  Memory(ClientStore store, NodeLoop driver, ConversationDisk disk, Sending sending) {
    this.journals = store.journals();
    this.saidBefore = new ConcurrentHashMap<>(store.image().said());
    this.driver = driver;
    this.disk = disk;
    this.sending = sending;
  }

  /// Takes it for one who leads conversations.
  ///
  /// @throws IllegalStateException when somebody has it already
  public void take() {
    if (!isTaken.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "another durable bot is on this client already; give each a client of its own");
    }
  }

  /// Lets the next one have it.
  public void release() {
    isTaken.set(false);
  }

  /// The journals.
  public Journals journals() {
    return journals;
  }

  /// How much was said in this conversation before the client was started, if it has not ended.
  public long saidBefore(String conversation) {
    return saidBefore.getOrDefault(conversation, 0L);
  }

  /// Sends as [chat.parley.api.Client#send(Target, String)] does, and writes down in one piece with
  /// it that this was said.
  public List<Delivery> say(Target to, String text, Saying saying) {
    return sending.send(to, text, saying);
  }

  /// Forgets how much was said in a conversation.
  ///
  /// @return completes when that is on the disk, and before it all that messages were done until
  ///   now; never when the client ends before
  public CompletableFuture<Void> end(String conversation) {
    saidBefore.remove(conversation);
    CompletableFuture<Void> ended = disk.ended(conversation);
    driver.run(() -> driver.step(new Input.Asked(new Command.EndConversation(conversation))));
    return ended;
  }
}
