package chat.parley.plugins.chaos;

import chat.parley.api.Event;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/// Keeps those cut off who are, wherever they turn up.
final class CutFollower implements Consumer<Event.TableChanged> {

  private final Conditions conditions;

  @Inject
  CutFollower(Conditions conditions) {
    this.conditions = conditions;
  }

  @Override
  public void accept(Event.TableChanged change) {
    conditions.followTable();
  }
}
