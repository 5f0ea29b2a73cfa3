package chat.parley.engine.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.api.plugin.processor.DescriptorProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Compiles sources as an author's build would, with the annotation processor, and puts them into a
/// jar.
final class JarBuilder {

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:public |final |abstract |sealed |@\\w+ )*"
              + "(?:class|interface|record|enum) (\\w+)");

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new TreeMap<>();
  private boolean processing = true;
  private @Nullable Path library;

  /// What the compiler refuses.
  static final class Uncompilable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Uncompilable(String messages) {
      super(messages);
    }
  }

  /// The API's processors as a compiler finds them: with the API alone, and without Guice.
  private static List<Processor> processors() {
    URL api = DescriptorProcessor.class.getProtectionDomain().getCodeSource().getLocation();
    var alone = new URLClassLoader(new URL[] {api}, ClassLoader.getPlatformClassLoader());
    return ServiceLoader.load(Processor.class, alone).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /// A source of one top-level type.
  JarBuilder source(String code) {
    var inPackage = PACKAGE.matcher(code);
    var type = TYPE.matcher(code);
    if (!inPackage.find() || !type.find()) {
      throw new IllegalArgumentException("no package or no type: " + code);
    }
    sources.put(inPackage.group(1) + "." + type.group(1), code);
    return this;
  }

  /// Another file in the jar.
  JarBuilder entry(String name, String content) {
    entries.put(name, content.getBytes(UTF_8));
    return this;
  }

  /// Compiles against another jar as well.
  JarBuilder against(Path jar) {
    library = jar;
    return this;
  }

  /// Compiles as a build would that knows nothing of annotation processors.
  JarBuilder withoutProcessor() {
    processing = false;
    return this;
  }

  /// Compiles, and writes the jar at once.
  Path into(Path jar) throws IOException {
    if (!sources.isEmpty()) {
      compile();
    }
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var entry : entries.entrySet()) {
        var named = new JarEntry(entry.getKey());
        named.setTime(0);
        out.putNextEntry(named);
        out.write(entry.getValue());
      }
    }
    return jar;
  }

  private void compile() {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    var files = new Memory(compiler.getStandardFileManager(found, Locale.ROOT, UTF_8));
    String path = System.getProperty("java.class.path");
    var options =
        List.of(
            "-classpath",
            library == null ? path : path + System.getProperty("path.separator") + library,
            "-parameters",
            processing ? "-proc:full" : "-proc:none");
    var task =
        compiler.getTask(
            null,
            files,
            found,
            options,
            null,
            sources.entrySet().stream().map(it -> new Source(it.getKey(), it.getValue())).toList());
    if (processing) {
      task.setProcessors(processors());
    }
    if (!task.call()) {
      throw new Uncompilable(
          found.getDiagnostics().stream()
              .map(it -> it.getMessage(Locale.ROOT))
              .collect(Collectors.joining("\n")));
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String code;

    Source(String name, String code) {
      super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }

  /// Takes what the compiler writes.
  private final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

    Memory(JavaFileManager rest) {
      super(rest);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
      return new Taken(name.replace('.', '/') + kind.extension, kind);
    }

    @Override
    public FileObject getFileForOutput(
        Location location, String inPackage, String name, @Nullable FileObject sibling) {
      return new Taken(name, JavaFileObject.Kind.OTHER);
    }
  }

  private final class Taken extends SimpleJavaFileObject {

    private final String name;

    Taken(String name, Kind kind) {
      super(URI.create("memory:///" + name), kind);
      this.name = name;
    }

    @Override
    public OutputStream openOutputStream() {
      return new ByteArrayOutputStream() {
        @Override
        public void close() throws IOException {
          super.close();
          entries.put(name, toByteArray());
        }
      };
    }
  }
}
