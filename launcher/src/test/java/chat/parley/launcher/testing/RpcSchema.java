package chat.parley.launcher.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The schema of docs, which every line between Parley and a program keeps to.
public final class RpcSchema {

  private final Schema schema;

  private RpcSchema(Schema schema) {
    this.schema = schema;
  }

  /// That of the docs.
  public static RpcSchema read() throws IOException {
    return new RpcSchema(
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(Path.of("../docs/rpc.schema.json"))));
  }

  /// Whether it allows this line.
  public boolean allows(String line) {
    return schema.validate(line, InputFormat.JSON).isEmpty();
  }

  /// Fails, and says why, if it does not allow one of these lines.
  public void check(Iterable<String> lines) {
    for (String line : lines) {
      var faults = schema.validate(line, InputFormat.JSON);
      assertTrue(faults.isEmpty(), () -> "%s: %s".formatted(line, faults));
    }
  }
}
