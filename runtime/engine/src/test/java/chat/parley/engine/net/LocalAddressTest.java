package chat.parley.engine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAddressTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1024, 12345, 65535})
  void takesPortsThatEverybodyMayUse(int port) {
    assertEquals(port, LocalAddress.anywhere(port).port());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 80, 1023, 65536, 70000})
  void refusesOtherPorts(int port) {
    var refused = assertThrows(ParleyException.class, () -> LocalAddress.anywhere(port));

    assertEquals(ErrorCode.PORT_IN_USE, refused.code());
  }

  @Test
  void saysWhatThePortIsAndMustBe() {
    var refused = assertThrows(ParleyException.class, () -> LocalAddress.anywhere(80));

    assertEquals(
        "the UDP port is 80, must be 1024 to 65535, or 0 for any free one", refused.getMessage());
  }
}
