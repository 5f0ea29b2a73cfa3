package chat.parley.engine.plugin.index;

import chat.parley.engine.plugin.jar.Refusal;
import chat.parley.engine.time.MachineThreads;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// An address with an index and, beside it, jars.
///
/// Redirections are followed, but never from https to http.
final class WebSource implements Source {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration INDEX_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration JAR_TIMEOUT = Duration.ofMinutes(10);
  private static final long INDEX_BYTES_MAX = 4 << 20;

  private static final OpenOption[] OVERWRITING = {
    StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING
  };

  private final URI base;

  private WebSource(URI base) {
    this.base = base;
  }

  /// @param address of a folder, or of the index in it
  static WebSource of(String address) throws Refusal {
    try {
      String folder =
          address.endsWith("/" + PluginIndex.FILE)
              ? address.substring(0, address.length() - PluginIndex.FILE.length())
              : address + (address.endsWith("/") ? "" : "/");
      var base = new URI(folder);
      boolean isHttp = "http".equalsIgnoreCase(base.getScheme());
      if (!isHttp && !"https".equalsIgnoreCase(base.getScheme())) {
        throw new Refusal("%s is no address of plugins: use http or https".formatted(address));
      }
      if (base.getHost() == null || base.getQuery() != null || base.getFragment() != null) {
        throw new Refusal(
            "%s is no address of plugins, must be such as https://example.org/plugins/"
                .formatted(address));
      }
      return new WebSource(base);
    } catch (URISyntaxException e) {
      throw new Refusal("%s is no address: %s".formatted(address, e.getReason()), e);
    }
  }

  @Override
  public PluginIndex index() throws Refusal, InterruptedException {
    String text =
        get(
            PluginIndex.FILE,
            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), INDEX_BYTES_MAX),
            INDEX_TIMEOUT);
    try {
      return PluginIndex.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          "%s is no index: %s".formatted(base.resolve(PluginIndex.FILE), e.getMessage()), e);
    }
  }

  @Override
  public void fetch(Offered offer, Path target) throws Refusal, InterruptedException {
    var _ =
        get(
            offer.file(),
            BodyHandlers.limiting(BodyHandlers.ofFile(target, OVERWRITING), offer.bytes()),
            JAR_TIMEOUT);
  }

  private <T> T get(String file, BodyHandler<T> body, Duration atMost)
      throws Refusal, InterruptedException {
    URI address = base.resolve(file);
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(INDEX_TIMEOUT).build();
      CompletableFuture<HttpResponse<T>> answer =
          client.sendAsync(
              request,
              response -> {
                if (response.statusCode() != 200) {
                  throw new CompletionException(
                      new IOException("the answer is " + response.statusCode()));
                }
                return body.apply(response);
              });
      try {
        if (!new MachineThreads().await(answer, atMost)) {
          throw new Refusal("%s did not come within %s".formatted(address, words(atMost)));
        }
        return answer.join().body();
      } catch (CompletionException e) {
        throw new Refusal("%s cannot be had: %s".formatted(address, reason(e)), e);
      } finally {
        client.shutdownNow();
      }
    }
  }

  private static String words(Duration time) {
    return time.toMinutes() > 0
        ? "%d minutes".formatted(time.toMinutes())
        : "%d seconds".formatted(time.toSeconds());
  }

  /// The innermost words: those around them are the client's own.
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String words = cause.getMessage();
    return switch (cause) {
      case UnresolvedAddressException _ -> "no address is known for the host";
      case ClosedChannelException _ -> "nobody answers there";
      case ConnectException _ when words == null -> "nobody answers there";
      default -> words == null || words.isEmpty() ? cause.getClass().getSimpleName() : words;
    };
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
