package chat.parley.engine.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Journals that are gone with the process.
///
/// Safe for use by any thread.
public final class MemoryJournals implements Journals {

  // Both guarded by this object's monitor.
  private final Map<String, List<String>> open = new LinkedHashMap<>();
  private final Map<String, List<String>> aside = new LinkedHashMap<>();

  /// None yet.
  public MemoryJournals() {}

  @Override
  public synchronized List<Journal> all() {
    return open.keySet().stream().<Journal>map(Kept::new).toList();
  }

  @Override
  public synchronized Journal create(String id, String line) throws IOException {
    if (open.putIfAbsent(id, new ArrayList<>(List.of(line))) != null) {
      throw new IOException("there is a journal %s already".formatted(id));
    }
    return new Kept(id);
  }

  /// What was set aside, by its name.
  public synchronized Map<String, List<String>> aside() {
    return Map.copyOf(aside);
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

  private synchronized String move(String id, String why) throws IOException {
    String name = "%s.%s".formatted(id, why);
    aside.put(name, linesOf(id));
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
    public String setAside(String why) throws IOException {
      return move(id, why);
    }

    @Override
    public void delete() {
      remove(id);
    }
  }
}
