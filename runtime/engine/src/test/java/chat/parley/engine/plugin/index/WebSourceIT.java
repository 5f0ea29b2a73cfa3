package chat.parley.engine.plugin.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.plugin.SpeakingPlugins;
import chat.parley.engine.plugin.jar.Refusal;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An index behind an address.
final class WebSourceIT {

  @TempDir private Path folder;

  /// By path: what is answered there.
  private final Map<String, byte[]> pages = new ConcurrentHashMap<>();

  private HttpServer server;
  private String address;

  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          byte[] page = pages.get(path);
          if (path.startsWith("/moved/")) {
            exchange.getResponseHeaders().set("Location", path.substring("/moved".length()));
            exchange.sendResponseHeaders(302, -1);
          } else if (page == null) {
            exchange.sendResponseHeaders(404, -1);
          } else {
            exchange.sendResponseHeaders(200, page.length == 0 ? -1 : page.length);
            exchange.getResponseBody().write(page);
          }
          exchange.close();
        });
    server.start();
    address = "http://127.0.0.1:%d/plugins/".formatted(server.getAddress().getPort());
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  private byte[] publish() throws Exception {
    Path stick = Files.createDirectories(folder.resolve("stick"));
    Path jar = SpeakingPlugins.write(stick.resolve("todo.jar"), "todo", "1.0.0");
    pages.put("/plugins/index.json", new FolderSource(stick).write().text().getBytes(UTF_8));
    pages.put("/plugins/todo.jar", Files.readAllBytes(jar));
    return Files.readAllBytes(jar);
  }

  private byte[] fetch(String from) throws Exception {
    Source source = Source.of(from);
    Offered offer = source.index().newest("todo").orElseThrow();
    Path target = Files.createTempFile(folder, "", ".part");
    source.fetch(offer, target);
    return Files.readAllBytes(target);
  }

  private String refusal(String from) {
    return assertThrows(Refusal.class, () -> fetch(from)).why();
  }

  @Test
  void isReadWithOrWithoutTheNameOfItsFileAndAlongRedirections() throws Exception {
    byte[] jar = publish();

    assertArrayEquals(jar, fetch(address));
    assertArrayEquals(jar, fetch(address.substring(0, address.length() - 1)));
    assertArrayEquals(jar, fetch(address + "index.json"));
    assertArrayEquals(jar, fetch(address.replace("/plugins/", "/moved/plugins/")));
  }

  @Test
  void saysWhatIsNotThere() throws Exception {
    assertEquals(address + "index.json cannot be had: the answer is 404", refusal(address));
    publish();
    pages.remove("/plugins/todo.jar");
    assertEquals(address + "todo.jar cannot be had: the answer is 404", refusal(address));
    server.stop(0);
    assertEquals(address + "index.json cannot be had: nobody answers there", refusal(address));
  }

  @Test
  void takesNoMoreThanTheIndexTellsOf() throws Exception {
    publish();
    pages.put("/plugins/todo.jar", new byte[1 << 20]);

    assertTrue(refusal(address).startsWith(address + "todo.jar cannot be had: "), refusal(address));
  }

  @Test
  void takesNoEndlessIndex() throws Exception {
    pages.put("/plugins/index.json", new byte[(4 << 20) + 1]);

    assertTrue(refusal(address).startsWith(address + "index.json cannot be had: "));
  }

  @Test
  void isNoOtherKindOfAddress() {
    assertTrue(refusal("ftp://127.0.0.1/").endsWith("use http or https"));
    assertTrue(refusal("http:///plugins").contains("must be such as"));
    assertTrue(refusal("http://127.0.0.1/?a=b").contains("must be such as"));
    assertTrue(refusal("http://127.0.0.1/a b").contains("is no address"));
  }

  @Test
  void pageThatIsNoIndexIsNamed() {
    pages.put("/plugins/index.json", "<html>".getBytes(UTF_8));

    assertTrue(refusal(address).startsWith(address + "index.json is no index: it is no JSON"));
  }
}
