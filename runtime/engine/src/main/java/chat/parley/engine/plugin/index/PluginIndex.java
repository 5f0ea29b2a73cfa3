package chat.parley.engine.plugin.index;

import chat.parley.api.plugin.Side;
import chat.parley.api.spi.Descriptor;
import chat.parley.api.spi.VersionRange;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A list of plugins in all their versions, written as JSON.
///
/// @param offers by id, and the newest version of each first
public record PluginIndex(List<Offered> offers) {

  /// Its name, beside the jars.
  public static final String FILE = "index.json";

  /// Rises when an older Parley could not read it.
  private static final int FORMAT = 1;

  private static final Comparator<Offered> ORDER =
      Comparator.comparing(Offered::id)
          .thenComparing((one, other) -> VersionRange.compare(other.version(), one.version()))
          .thenComparing(Offered::version);

  /// In order.
  ///
  /// @throws IllegalArgumentException when two offers are of the same version of the same plugin
  public PluginIndex {
    offers = offers.stream().sorted(ORDER).toList();
    Offered before = null;
    for (Offered offer : offers) {
      if (before != null && before.toString().equals(offer.toString())) {
        throw new IllegalArgumentException(
            "%s is there twice, in %s and in %s".formatted(offer, before.file(), offer.file()));
      }
      before = offer;
    }
  }

  /// The newest version of each plugin that runs with this Parley, or else the newest of all.
  public List<Offered> newest() {
    var newest = new TreeMap<String, Offered>();
    for (Offered offer : offers) {
      newest.merge(offer.id(), offer, (one, other) -> one.fits() || !other.fits() ? one : other);
    }
    return List.copyOf(newest.values());
  }

  /// The newest version of this plugin.
  public Optional<Offered> newest(String id) {
    return newest().stream().filter(offer -> offer.id().equals(id)).findFirst();
  }

  /// This version of this plugin.
  public Optional<Offered> find(String id, String version) {
    return offers.stream()
        .filter(offer -> offer.id().equals(id) && offer.version().equals(version))
        .findFirst();
  }

  /// Reads what [#text] has written.
  ///
  /// @throws IllegalArgumentException when it is no index; the message says why
  public static PluginIndex parse(String text) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
    }
    int format = root.path("format").asInt();
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          root.has("format")
              ? "its format is %d, this Parley knows %d".formatted(format, FORMAT)
              : "it has no format, so it is no index of plugins");
    }
    var offers = new ArrayList<Offered>();
    for (JsonNode plugin : list(root, "plugins")) {
      for (JsonNode version : list(plugin, "versions")) {
        offers.add(offer(plugin, version));
      }
    }
    return new PluginIndex(offers);
  }

  private static Offered offer(JsonNode plugin, JsonNode version) {
    String id = text(plugin, "id", null);
    try {
      var descriptor =
          new Descriptor(
              id,
              text(version, "version", null),
              // The jar alone knows, and says it when it is there.
              "unknown",
              text(version, "requires", null),
              words(version, "needs"),
              text(plugin, "description", ""),
              words(version, "sides").stream().map(PluginIndex::side).toList());
      return new Offered(
          descriptor,
          text(version, "file", null),
          version.path("size").asLong(),
          text(version, "sha256", null),
          text(version, "signer", ""),
          text(version, "signature", ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "plugin %s, version %s: %s"
              .formatted(id, version.path("version").asText("?"), e.getMessage()),
          e);
    }
  }

  private static Side side(String word) {
    return Side.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static JsonNode list(JsonNode node, String key) {
    JsonNode list = node.path(key);
    if (!list.isArray()) {
      throw new IllegalArgumentException("%s is missing, or no list".formatted(key));
    }
    return list;
  }

  private static String text(JsonNode node, String key, @Nullable String fallback) {
    JsonNode value = node.path(key);
    if (value.isTextual()) {
      return value.asText();
    }
    if (fallback == null || !value.isMissingNode()) {
      throw new IllegalArgumentException("%s is missing, or no text".formatted(key));
    }
    return fallback;
  }

  private static List<String> words(JsonNode node, String key) {
    var words = new ArrayList<String>();
    for (JsonNode word : list(node, key)) {
      words.add(word.asText());
    }
    return words;
  }

  /// The file's content, always the same for the same offers.
  public String text() {
    var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode().put("format", FORMAT);
    ArrayNode plugins = root.putArray("plugins");
    ObjectNode plugin = null;
    for (Offered offer : offers) {
      if (plugin == null || !plugin.path("id").asText().equals(offer.id())) {
        plugin = plugins.addObject().put("id", offer.id());
        plugin.put("description", offer.descriptor().description()).putArray("versions");
      }
      write(offer, plugin.withArray("versions").addObject());
    }
    try {
      return mapper.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an index cannot be written", e);
    }
  }

  private static void write(Offered offer, ObjectNode version) {
    version.put("version", offer.version());
    version.put("file", offer.file());
    version.put("size", offer.bytes());
    version.put("sha256", offer.sha256());
    version.put("requires", offer.descriptor().requires());
    ArrayNode needs = version.putArray("needs");
    offer.descriptor().needs().forEach(needs::add);
    ArrayNode sides = version.putArray("sides");
    offer.descriptor().sides().forEach(side -> sides.add(side.name().toLowerCase(Locale.ROOT)));
    if (!offer.signer().isEmpty()) {
      version.put("signer", offer.signer());
      version.put("signature", offer.signature());
    }
  }
}
