package chat.parley.bench;

import chat.parley.bench.part.Shot;
import java.time.Duration;
import java.util.List;

/// One measurement: contenders that do the same work in turn, so that whatever disturbs the machine
/// disturbs them all.
///
/// @param name what the command line calls it
/// @param title the work, in words
/// @param reading what counts
/// @param warmUp what each is asked to do before, until he is warm
/// @param shot what each contender is asked to do in each round
/// @param rounds how often
record Row(
    String name,
    String title,
    Reading reading,
    Shot warmUp,
    Shot shot,
    int rounds,
    List<Contender> contenders) {

  /// The same, each round of which takes so long.
  Row lasting(Duration length) {
    return new Row(name, title, reading, warmUp, shot.lasting(length), rounds, contenders);
  }

  /// Copies the list, and checks that every baseline is there.
  Row {
    contenders = List.copyOf(contenders);
    List<String> labels = contenders.stream().map(Contender::label).toList();
    for (Contender contender : contenders) {
      if (contender.beside() != null && !labels.contains(contender.beside())) {
        throw new IllegalArgumentException(
            "%s has no baseline called %s".formatted(name, contender.beside()));
      }
    }
  }
}
