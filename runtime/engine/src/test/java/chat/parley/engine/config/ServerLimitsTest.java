package chat.parley.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.core.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerLimitsTest {

  @TempDir private Path folder;

  @Test
  void areTheUsualOnesWithoutAFile() {
    assertEquals(ServerSettings.DEFAULT, ServerLimits.in(folder).settings());
  }

  @Test
  void areWhatTheFileSays() throws IOException {
    write("nicknames = 30\nmib-per-mailbox = 1\nmails-per-hour = 7\nmail-days = 2\n");

    ServerSettings settings = ServerLimits.in(folder).settings();

    assertEquals(30, settings.names().total());
    assertEquals(5, settings.names().perIdentity());
    assertEquals(1_048_576, settings.mail().bytesPerRecipient());
    assertEquals(7, settings.mail().perSenderPerHour());
    assertEquals(172_800_000, settings.mail().lifeMillis());
  }

  @Test
  void areRefusedWithFileLineAndValue() throws IOException {
    write("nicknames = 30\nmails-per-pair = 0\n");

    var refusal = assertThrows(ParleyException.class, () -> ServerLimits.in(folder));

    assertEquals(ErrorCode.DATA_UNUSABLE, refusal.code());
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains("server.toml, line 2: mails-per-pair is 0"), message);
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve(ServerLimits.FILE), text);
  }
}
