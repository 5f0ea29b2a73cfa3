package chat.parley.plugins.metrics;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// Asks an endpoint as Prometheus does.
final class Web {

  private Web() {}

  static HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return ask("GET", address);
  }

  static HttpResponse<String> ask(String method, String address)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  /// A socket that has a port of this computer to itself.
  static ServerSocket takePort(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
