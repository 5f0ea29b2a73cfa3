package chat.parley.core.packet;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// A text of a value that is the same for equal values, arrays in records included.
final class Deep {

  private Deep() {}

  static String text(Object value) {
    return switch (value) {
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      case List<?> list -> list.stream().map(Deep::text).toList().toString();
      case Record entry ->
          Arrays.stream(entry.getClass().getRecordComponents())
              .map(part -> part.getName() + "=" + text(read(entry, part)))
              .collect(Collectors.joining(", ", entry.getClass().getSimpleName() + "(", ")"));
      default -> value.toString();
    };
  }

  private static Object read(Record entry, RecordComponent part) {
    try {
      return part.getAccessor().invoke(entry);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
