package chat.parley.engine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.core.packet.Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class AddressesTest {

  @Test
  void keepsVersion4InMappedForm() throws Exception {
    var jdk = new InetSocketAddress(InetAddress.getByName("192.0.2.7"), 1232);

    Address core = Addresses.of(jdk);

    assertEquals("192.0.2.7:1232", core.toString());
    assertEquals(jdk, Addresses.of(core));
  }

  @Test
  void keepsVersion6() throws Exception {
    var jdk = new InetSocketAddress(InetAddress.getByName("2001:db8::17"), 1232);

    Address core = Addresses.of(jdk);

    assertEquals("[2001:db8:0:0:0:0:0:17]:1232", core.toString());
    assertEquals(jdk, Addresses.of(core));
  }
}
