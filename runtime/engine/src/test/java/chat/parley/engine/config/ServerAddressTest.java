package chat.parley.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

  private static final String PRINT = "00112233445566778899aabbccddeeff";

  @ParameterizedTest
  @CsvSource({
    "localhost, localhost, 12345",
    "localhost:7777, localhost, 7777",
    "10.0.0.5:1, 10.0.0.5, 1",
    "chat.example.org:65535, chat.example.org, 65535",
    "::1, ::1, 12345",
    "2001:db8::17, 2001:db8::17, 12345",
    "[2001:db8::17], 2001:db8::17, 12345",
    "[2001:db8::17]:7777, 2001:db8::17, 7777",
    "[fe80::1%eth0]:7777, fe80::1%eth0, 7777",
  })
  void readsHostAndPort(String text, String host, int port) {
    assertEquals(new ServerAddress(host, port, ""), ServerAddress.parse(text));
  }

  @Test
  void readsAFingerprintInEitherCase() {
    assertEquals(
        new ServerAddress("localhost", 7777, PRINT),
        ServerAddress.parse("localhost:7777#" + PRINT.toUpperCase(java.util.Locale.ROOT)));
    assertEquals(
        new ServerAddress("::1", 12345, "00112233"), ServerAddress.parse("[::1]#00112233"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":7777",
        "localhost:",
        "localhost:0",
        "localhost:65536",
        "localhost:99999999999",
        "localhost:a",
        "localhost:1:2",
        "local host",
        "localhost#",
        "localhost#0123",
        "localhost#xyz12345",
        "[::1",
        "[]:1",
      })
  void refusesOtherTexts(String text) {
    var refused = assertThrows(ParleyException.class, () -> ServerAddress.parse(text));

    assertEquals(ErrorCode.ADDRESS_UNKNOWN, refused.code());
  }
}
