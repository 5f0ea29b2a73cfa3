package chat.parley.plugins.porter;

import chat.parley.api.plugin.DataDir;
import chat.parley.api.server.ServerEvent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Writes down what happens, one JSON object a line and one file a day.
final class Book implements Consumer<ServerEvent> {

  private final Path folder;
  private final InstantSource clock;

  @Inject
  Book(@DataDir Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  public void accept(ServerEvent event) {
    Map<String, Object> line = line(event);
    if (!line.isEmpty()) {
      write(line);
    }
  }

  private static Map<String, Object> line(ServerEvent event) {
    var line = new LinkedHashMap<String, Object>();
    switch (event) {
      case ServerEvent.Joined(var entry, boolean isNew) -> {
        line.put("joined", entry.nickname());
        line.put("address", entry.address());
        line.put("fingerprint", entry.fingerprint());
        line.put("new", isNew);
      }
      case ServerEvent.Left(var nickname, boolean goodbye) -> {
        line.put("left", nickname);
        line.put("goodbye", goodbye);
      }
      case ServerEvent.Refused(var nickname, String address, String why) -> {
        line.put("refused", nickname);
        line.put("address", address);
        line.put("why", why);
      }
      case ServerEvent.MailKept(var sender, var recipient, int bytes) -> {
        line.put("kept-for", recipient);
        line.put("from", sender);
        line.put("bytes", bytes);
      }
      case ServerEvent.MailGiven(var recipient, int count) -> {
        line.put("given-to", recipient);
        line.put("mails", count);
      }
      // A change of the table follows from these; and later versions may tell more.
      default -> {}
    }
    return line;
  }

  private void write(Map<String, Object> line) {
    Instant now = clock.instant();
    var text = new StringBuilder("{\"at\":\"").append(now).append('"');
    line.forEach((key, value) -> text.append(",\"%s\":%s".formatted(key, Json.of(value))));
    try {
      Files.writeString(
          folder.resolve("%s.jsonl".formatted(now.atOffset(ZoneOffset.UTC).toLocalDate())),
          text.append("}\n"),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the book in %s cannot be written".formatted(folder), e);
    }
  }
}
