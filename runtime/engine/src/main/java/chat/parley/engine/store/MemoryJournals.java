package chat.parley.engine.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Journals that are gone with the process.
///
/// Safe for use by any thread.
public final class MemoryJournals implements Journals {

  // Both guarded by this object's monitor.
  private final Map<String, List<String>> open = new LinkedHashMap<>();
  private final Map<String, Aside> aside = new LinkedHashMap<>();

  private record Aside(List<String> lines, Instant since) {}

  /// None yet.
  public MemoryJournals() {}

  @Override
  public synchronized List<Journal> all() {
    return open.keySet().stream().<Journal>map(Kept::new).toList();
  }

  @Override
  public synchronized Journal create(String id, String line) throws IOException {
    Journals.checkId(id);
    if (open.putIfAbsent(id, new ArrayList<>(List.of(line))) != null) {
      throw new FileAlreadyExistsException(id);
    }
    return new Kept(id);
  }

  /// What was set aside, by its name.
  public synchronized Map<String, List<String>> aside() {
    var lines = new LinkedHashMap<String, List<String>>();
    aside.forEach((name, journal) -> lines.put(name, journal.lines()));
    return Collections.unmodifiableMap(lines);
  }

  @Override
  public synchronized void clear(Instant oldest, int most) {
    aside.values().removeIf(journal -> journal.since().isBefore(oldest));
    Iterator<Aside> all = aside.values().iterator();
    for (int surplus = aside.size() - most; surplus > 0; surplus--) {
      all.next();
      all.remove();
    }
  }

  private synchronized List<String> linesOf(String id) throws IOException {
    List<String> lines = open.get(id);
    if (lines == null) {
      throw new IOException("there is no journal %s".formatted(id));
    }
    return lines;
  }

  private synchronized void add(String id, String line) throws IOException {
    linesOf(id).add(line);
  }

  private synchronized List<String> copyOf(String id) throws IOException {
    return List.copyOf(linesOf(id));
  }

  private synchronized String move(String id, Reason why, Instant now) throws IOException {
    String name = "%s.%s".formatted(id, why.word());
    // The last in the order, even if there was one of its name.
    aside.remove(name);
    aside.put(name, new Aside(linesOf(id), now));
    open.remove(id);
    return name;
  }

  private synchronized void remove(String id) {
    open.remove(id);
  }

  private final class Kept implements Journal {

    private final String id;

    Kept(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public List<String> lines() throws IOException {
      return copyOf(id);
    }

    @Override
    public void append(String line) throws IOException {
      add(id, line);
    }

    @Override
    public String setAside(Reason why, Instant now) throws IOException {
      return move(id, why, now);
    }

    @Override
    public void delete() {
      remove(id);
    }
  }
}
