package chat.parley.launcher;

import chat.parley.engine.config.ServerAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Whether two ways of writing where a server is mean the same one.
final class SameServer {

  private SameServer() {}

  /// @throws chat.parley.api.ParleyException when one of them is no address
  static boolean is(String one, String other) {
    ServerAddress first = ServerAddress.parse(one);
    ServerAddress second = ServerAddress.parse(other);
    return first.port() == second.port()
        && (first.host().equalsIgnoreCase(second.host()) || meet(first.host(), second.host()));
  }

  private static boolean meet(String one, String other) {
    try {
      var addresses = Arrays.asList(InetAddress.getAllByName(one));
      return Arrays.stream(InetAddress.getAllByName(other)).anyMatch(addresses::contains);
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
