package chat.parley.bench.ours;

import chat.parley.api.Nickname;
import chat.parley.api.Subscription;
import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Bot;
import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Heap;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.Tally;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// A bot in conversations with as many people as the shot says are outstanding: it has asked each
/// of them something, and waits; then each answers, and is thanked, which is what is counted.
///
/// There is no network, so what they take is what conversations take, and nothing of what sessions
/// with these people would take.
public final class Conversations implements Part {

  private static final Duration PATIENCE = Duration.ofHours(1);

  private static final String PERSON = "person";

  private final ManyPeople people = new ManyPeople();
  private final Subscription bot;

  private Conversations() {
    this.bot =
        Bot.named("clerk")
            .within(PATIENCE)
            .onText(said -> {
              int count = said.chat().ask("How many?", Answer.number(1, 99));
              said.chat().say("Thank you for " + count);
            })
            .start(people);
  }

  /// The bot is there, and has heard nothing yet.
  public static Part open() {
    return new Conversations();
  }

  @Override
  public Figures run(Shot shot) throws InterruptedException {
    int count = shot.outstanding();
    Heap before = Heap.inUse();
    var _ = exchange("hello", count);
    Heap each = Heap.inUse().eachSince(before, count);
    return exchange("7", count).withHeap(each);
  }

  /// Everybody says something, and is told something.
  private Figures exchange(String text, int count) throws InterruptedException {
    var exchange = new Exchange(count);
    people.listen(exchange);
    for (int i = 0; i < count; i++) {
      exchange.saidAt[i] = System.nanoTime();
      people.say(Nickname.of(PERSON + i), text);
    }
    exchange.told.await();
    return exchange.tally.figures();
  }

  private static final class Exchange implements Consumer<Nickname> {

    private final Tally tally = new Tally();
    private final long[] saidAt;
    private final CountDownLatch told;

    Exchange(int count) {
      saidAt = new long[count];
      told = new CountDownLatch(count);
    }

    @Override
    public void accept(Nickname person) {
      int number = Integer.parseInt(person.key().substring(PERSON.length()));
      tally.add(System.nanoTime() - saidAt[number]);
      told.countDown();
    }
  }

  @Override
  public void close() {
    bot.close();
  }
}
