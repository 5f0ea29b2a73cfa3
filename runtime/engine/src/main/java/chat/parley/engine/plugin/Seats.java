package chat.parley.engine.plugin;

import chat.parley.api.server.Admission;
import chat.parley.engine.time.Threads;
import java.util.ArrayList;
import java.util.List;

/// What one plugin has to say about who may register, from its first version to its last.
///
/// Confined to the host's turn.
final class Seats implements AutoCloseable {

  private final Threads threads;
  private final List<Seat> seats = new ArrayList<>();

  Seats(Threads threads) {
    this.threads = threads;
  }

  /// From now on these have the plugin's say, in place of those before.
  ///
  /// @param plugin its id
  /// @throws IllegalArgumentException when nobody has a say here
  void take(List<Admission> admissions, String plugin, Extensions extensions) {
    for (int i = 0; i < admissions.size(); i++) {
      Admission next = admissions.get(i);
      if (i < seats.size()) {
        seats.get(i).take(next);
      } else {
        seats.add(new Seat(threads, next, seat -> extensions.admission(plugin, seat)));
      }
    }
    while (seats.size() > admissions.size()) {
      seats.removeLast().close();
    }
  }

  /// Lets whoever wants to register wait.
  void leave() {
    seats.forEach(Seat::leave);
  }

  /// The plugin does not run, and should: nobody is admitted.
  void shut() {
    seats.forEach(Seat::shut);
  }

  /// The plugin is not to run any more, and has nothing to say.
  @Override
  public void close() {
    seats.forEach(Seat::close);
    seats.clear();
  }
}
