package chat.parley.engine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UdpNetworkTest {

  @Test
  void findsAnAddress() {
    try (var network = new UdpNetwork()) {
      assertEquals("127.0.0.1:12345", network.resolve("127.0.0.1", 12_345).toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "999",
        "1.2.3",
        "999.1.2.3",
        "0x7f000001",
        "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1",
        "::",
        "ff02::1",
      })
  void refusesWhatIsNotOneComputer(String host) {
    try (var network = new UdpNetwork()) {
      var refused = assertThrows(ParleyException.class, () -> network.resolve(host, 12_345));

      assertEquals(ErrorCode.ADDRESS_UNKNOWN, refused.code());
    }
  }

  @Test
  void saysHowAnAddressIsWritten() {
    try (var network = new UdpNetwork()) {
      var refused = assertThrows(ParleyException.class, () -> network.resolve("999", 12_345));

      assertEquals(
          "the address is 999, must be a name or four numbers such as 10.0.0.5",
          refused.getMessage());
    }
  }
}
