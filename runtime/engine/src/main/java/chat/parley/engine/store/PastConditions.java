package chat.parley.engine.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What rows must fulfil, all of it, with the values that stand for its question marks.
final class PastConditions {

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /// And this.
  void add(String condition, Object... bound) {
    conditions.add(condition);
    values.addAll(List.of(bound));
  }

  /// And all those.
  void addAll(PastConditions others) {
    conditions.addAll(others.conditions);
    values.addAll(others.values);
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  /// As SQL has it.
  @Override
  public String toString() {
    return " " + String.join(" AND ", conditions);
  }
}
