package chat.parley.engine.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the processes have said: which messages their senders have accepted, which were shown, and
/// which were called delivered.
///
/// Each text is `sender>recipient#number`, and comes once, with rising numbers of each pair. Safe
/// for use by any thread.
final class History {

  private final Map<String, String> accepted = new LinkedHashMap<>();
  private final Set<String> delivered = new HashSet<>();
  private final Map<String, String> shown = new HashMap<>();
  private final Map<String, Integer> shownInLife = new HashMap<>();
  private final Map<String, Integer> last = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private long repeated;

  /// A client has said this line in one of its lives.
  synchronized void note(int life, String line) {
    String[] words = line.split(" ", 3);
    switch (words[0]) {
      case "sent" -> accepted.put(words[1], words[2]);
      case "shown" -> show(words[1], words[2], life);
      case "delivered" -> delivered.add(words[1]);
      case "failed" -> {
        // What is refused at once, as before the first table, was never accepted.
        if (accepted.containsKey(words[1])) {
          faults.add("given up: %s, %s".formatted(words[1], words[2]));
        }
      }
      default -> {
        // It is there.
      }
    }
    notifyAll();
  }

  private void show(String id, String text, int life) {
    String before = shown.putIfAbsent(text, id);
    Integer lifeBefore = shownInLife.put(text, life);
    if (before == null) {
      order(text);
    } else if (!before.equals(id)) {
      faults.add("shown as two messages: %s, %s and %s".formatted(text, before, id));
    } else if (lifeBefore != null && lifeBefore == life) {
      faults.add("shown twice: " + text);
    } else {
      // Killed between showing it and writing that down, which no terminal can do at once.
      repeated++;
    }
  }

  private void order(String text) {
    String[] parts = text.split("#", 2);
    int number = Integer.parseInt(parts[1]);
    Integer before = last.put(parts[0], number);
    if (before != null && before > number) {
      faults.add("shown late: %s, after #%d".formatted(text, before));
    }
  }

  /// Waits this long for whatever happens.
  ///
  /// @param before how much was accepted before
  /// @return whether nothing was accepted since then, and all of it has been shown
  synchronized boolean awaitCalm(long before, long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      wait(left / 1_000_000 + 1);
    }
    return accepted.size() == before && missing().isEmpty();
  }

  private Set<String> missing() {
    var missing = new LinkedHashSet<>(accepted.values());
    missing.removeAll(shown.keySet());
    return missing;
  }

  /// What is not as it was promised.
  synchronized List<String> faults() {
    var all = new ArrayList<>(faults);
    missing().forEach(text -> all.add("lost: " + text));
    for (String id : delivered) {
      String text = accepted.get(id);
      if (text != null && !shown.containsKey(text)) {
        all.add("called delivered, and not shown: " + text);
      }
    }
    return all;
  }

  /// How many senders have reached how many recipients.
  synchronized int pairsShown() {
    return last.size();
  }

  synchronized long acceptedSoFar() {
    return accepted.size();
  }

  @Override
  public synchronized String toString() {
    return "%,d accepted, %,d shown, %,d called delivered, %,d shown again after a kill"
        .formatted(accepted.size(), shown.size(), delivered.size(), repeated);
  }
}
