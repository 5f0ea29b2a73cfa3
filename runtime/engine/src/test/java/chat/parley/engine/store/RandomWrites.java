package chat.parley.engine.store;

import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HighWater;
import chat.parley.core.store.OutboxState;
import chat.parley.core.store.Pin;
import chat.parley.core.store.ServerPin;
import chat.parley.core.store.TableImage;
import java.util.List;
import java.util.Random;

/// Writes of every kind that a client may ask for, at random.
final class RandomWrites {

  private static final List<String> NICKNAMES = List.of("alice", "bob", "zoe", "\uFF41", "👾");

  private static final List<OutboxState> STATES = List.of(OutboxState.values());

  private RandomWrites() {}

  /// @param number rises from write to write
  static ClientWrite next(Random random, long number) {
    String nickname = NICKNAMES.get(random.nextInt(NICKNAMES.size()));
    long incarnation = random.nextInt(2);
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> new ClientWrite.Sent(Samples.sent(incarnation, nickname, number));
      case 3, 4 -> {
        long first = random.nextLong(number);
        OutboxState state = STATES.get(random.nextInt(STATES.size()));
        yield new ClientWrite.Mark(
            incarnation, nickname, first, first + random.nextInt(3_000), state, number);
      }
      case 5 -> new ClientWrite.Taken(Samples.taken(number));
      case 6 ->
          new ClientWrite.Raised(
              new HighWater(
                  Samples.hash(random.nextInt(5)), incarnation, random.nextInt(99), number));
      case 7 -> new ClientWrite.Forgotten(Samples.hash(random.nextInt(5)), incarnation);
      case 8 ->
          random.nextBoolean()
              ? new ClientWrite.Shown(number / 2)
              : new ClientWrite.ShownEarly(random.nextLong(number));
      case 9 -> new ClientWrite.SetAside(new byte[random.nextInt(9)], nickname, number);
      case 10 ->
          new ClientWrite.TableReplaced(
              new TableImage(
                  number,
                  random.nextInt(9),
                  Samples.filled(32, (int) number),
                  List.of(Samples.entry(nickname, "replaced"))));
      case 11 ->
          new ClientWrite.TableChanged(
              number,
              random.nextInt(9),
              Samples.filled(32, (int) number),
              List.of(Samples.entry(nickname, "changed " + number)));
      case 12 ->
          new ClientWrite.Pinned(
              new Pin(nickname, Samples.key((int) number), number, random.nextBoolean()));
      case 13 ->
          random.nextBoolean()
              ? new ClientWrite.PinnedServer(
                  new ServerPin(Samples.key((int) number), Samples.key(random.nextInt())))
              : new ClientWrite.Certified(new byte[random.nextInt(5)]);
      case 14 -> new ClientWrite.Reserved(number);
      default ->
          random.nextBoolean()
              ? new ClientWrite.PrekeyMade(Samples.prekey((int) number), number)
              : new ClientWrite.PrekeyGone(random.nextInt((int) number));
    };
  }
}
