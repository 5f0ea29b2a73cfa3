package chat.parley.launcher.prompt;

import chat.parley.api.Client;
import chat.parley.api.Nickname;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Nicknames as their owners write them, looked up in the table: events may know them by key alone.
///
/// Safe for use by any thread.
final class Spelling implements UnaryOperator<Nickname> {

  private final Client client;

  /// Made when it is first needed after a change of the table; null until then.
  private final AtomicReference<@Nullable Map<Nickname, Nickname>> known = new AtomicReference<>();

  Spelling(Client client) {
    this.client = client;
  }

  /// The table is another one now.
  void changed() {
    known.set(null);
  }

  @Override
  public Nickname apply(Nickname nickname) {
    Map<Nickname, Nickname> names = known.get();
    if (names == null) {
      names =
          client.table().keySet().stream()
              .collect(Collectors.toUnmodifiableMap(name -> name, name -> name));
      known.set(names);
    }
    return names.getOrDefault(nickname, nickname);
  }
}
