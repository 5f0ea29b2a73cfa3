package chat.parley.core.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class AddressTest {

  private static final Address V6 = new Address(0x20010db800000000L, 0xffL, 1232);

  @Test
  void keepsIpv4InItsMappedForm() {
    Address address = Address.v4(0xc0a80001, 1232);

    assertTrue(address.isV4());
    assertEquals("192.168.0.1:1232", address.toString());
    assertArrayEquals(HexFormat.of().parseHex("00000000000000000000ffffc0a80001"), address.ip());
  }

  @Test
  void printsIpv6InBrackets() {
    assertFalse(V6.isV4());
    assertEquals("[2001:db8:0:0:0:0:0:ff]:1232", V6.toString());
  }

  @Test
  void refusesPortsBeyond65535() {
    assertThrows(IllegalArgumentException.class, () -> new Address(0, 0, 65_536));
    assertThrows(IllegalArgumentException.class, () -> new Address(0, 0, -1));
  }

  @Test
  void ordersByAddressThenPort() {
    Address low = Address.v4(0x01000000, 9);

    assertTrue(low.compareTo(Address.v4(0xff000000, 1)) < 0);
    assertTrue(low.compareTo(V6) < 0);
    assertTrue(low.compareTo(Address.v4(0x01000000, 10)) < 0);
    assertEquals(0, low.compareTo(Address.v4(0x01000000, 9)));
  }
}
