package chat.parley.core.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The core with one mistake in its source, compiled in memory, in a class loader of its own.
final class Mutant extends ClassLoader {

  private static final Path SOURCES = Path.of("src/main/java/chat/parley/core");
  private static final String CORE = "chat.parley.core.";

  private final Map<String, byte[]> changed;

  private Mutant(Map<String, byte[]> changed) {
    super(Mutant.class.getClassLoader());
    this.changed = changed;
  }

  /// The simulation of a core in whose source one piece is replaced.
  ///
  /// @param file below the core's root package
  /// @throws IllegalArgumentException when the piece is not in there exactly once
  static LongFunction<String> of(String file, String piece, String replacement) throws Exception {
    String source = Files.readString(SOURCES.resolve(file));
    int at = source.indexOf(piece);
    if (at < 0 || source.indexOf(piece, at + 1) >= 0) {
      throw new IllegalArgumentException(
          "%s does not hold exactly once: %s".formatted(file, piece));
    }
    String mistaken = source.substring(0, at) + replacement + source.substring(at + piece.length());
    var loader = new Mutant(compiled(file, mistaken));
    var constructor = loader.loadClass(CORE + "sim.FindsViolation").getDeclaredConstructor();
    constructor.setAccessible(true);
    @SuppressWarnings("unchecked") // FindsViolation says so.
    var finds = (LongFunction<String>) constructor.newInstance();
    return finds;
  }

  private static Map<String, byte[]> compiled(String file, String source) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, UTF_8);
    try (var memory = new Memory(standard)) {
      String places =
          String.join(
              System.getProperty("path.separator"),
              placeOf("chat.parley.core.Moment"),
              placeOf("chat.parley.api.Nickname"),
              placeOf("org.jspecify.annotations.Nullable"));
      List<String> options = List.of("-proc:none", "-implicit:none", "-cp", places);
      boolean isGood =
          compiler
              .getTask(null, memory, null, options, null, List.of(new Source(file, source)))
              .call();
      if (!isGood) {
        throw new IllegalArgumentException("the mutant of %s does not compile".formatted(file));
      }
      return memory.classes();
    }
  }

  private static String placeOf(String type) throws Exception {
    var source = Class.forName(type).getProtectionDomain().getCodeSource();
    return Path.of(source.getLocation().toURI()).toString();
  }

  /// All of the core is loaded here, so that it sees the changed classes and no others.
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(CORE)) {
      return super.loadClass(name, resolve);
    }
    Class<?> loaded = findLoadedClass(name);
    return loaded != null ? loaded : findClass(name);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = changed.containsKey(name) ? changed.get(name) : unchanged(name);
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] unchanged(String name) throws ClassNotFoundException {
    String file = name.replace('.', '/') + ".class";
    try (InputStream in = getParent().getResourceAsStream(file)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /// A changed source file.
  private static final class Source extends SimpleJavaFileObject {
    private final String content;

    Source(String file, String content) {
      super(URI.create("memory:///" + file), Kind.SOURCE);
      this.content = content;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }

  /// Keeps what the compiler writes.
  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

    Memory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return written.computeIfAbsent(className, _ -> new ByteArrayOutputStream());
        }
      };
    }

    Map<String, byte[]> classes() {
      var classes = new LinkedHashMap<String, byte[]>();
      written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
      return classes;
    }
  }
}
