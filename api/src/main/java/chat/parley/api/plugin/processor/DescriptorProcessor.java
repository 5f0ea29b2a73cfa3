package chat.parley.api.plugin.processor;

import chat.parley.api.plugin.ParleyPlugin;
import chat.parley.api.spi.Descriptor;
import chat.parley.api.spi.VersionRange;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/// Writes a plugin's [Descriptor] into its jar, from the [ParleyPlugin] on its class; what is wrong
/// with that is an error of the compiler.
public final class DescriptorProcessor extends AbstractProcessor {

  /// Its class cannot be loaded here: the compiler's processors have no Guice.
  private static final String MODULE = "chat.parley.api.plugin.PluginModule";

  private @Nullable TypeElement written;

  /// Made by the compiler.
  public DescriptorProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(ParleyPlugin.class.getName());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (Element element : round.getElementsAnnotatedWith(ParleyPlugin.class)) {
      if (element instanceof TypeElement type) {
        process(type);
      }
    }
    return false;
  }

  private void process(TypeElement type) {
    if (written != null) {
      refuse(type, "%s is the plugin of this jar already".formatted(written.getQualifiedName()));
      return;
    }
    written = type;
    String fault = faultOf(type);
    if (fault != null) {
      refuse(type, fault);
      return;
    }
    ParleyPlugin plugin = type.getAnnotation(ParleyPlugin.class);
    try {
      write(type, descriptor(plugin, type));
    } catch (IllegalArgumentException e) {
      refuse(type, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      refuse(type, "cannot write %s: %s".formatted(Descriptor.FILE, e.getMessage()));
    }
  }

  /// What keeps the host from making an object of this class; null if nothing does.
  private @Nullable String faultOf(TypeElement type) {
    TypeElement module = processingEnv.getElementUtils().getTypeElement(MODULE);
    if (module == null) {
      return "%s is not on the class path, or Guice is not".formatted(MODULE);
    }
    if (!processingEnv.getTypeUtils().isSubtype(type.asType(), module.asType())) {
      return "%s must extend PluginModule".formatted(type.getSimpleName());
    }
    if (!type.getModifiers().containsAll(Set.of(Modifier.PUBLIC, Modifier.FINAL))) {
      return "%s must be public and final".formatted(type.getSimpleName());
    }
    if (type.getNestingKind() != NestingKind.TOP_LEVEL) {
      return "%s must not stand in another class".formatted(type.getSimpleName());
    }
    List<ExecutableElement> constructors = ElementFilter.constructorsIn(type.getEnclosedElements());
    boolean canBeMade =
        constructors.stream()
            .anyMatch(
                it -> it.getParameters().isEmpty() && it.getModifiers().contains(Modifier.PUBLIC));
    return canBeMade
        ? null
        : "%s must have a public constructor without parameters".formatted(type.getSimpleName());
  }

  private Descriptor descriptor(ParleyPlugin plugin, TypeElement type) {
    return new Descriptor(
        plugin.id(),
        plugin.version(),
        processingEnv.getElementUtils().getBinaryName(type).toString(),
        plugin.requires().isEmpty()
            ? VersionRange.compatibleWith(VersionRange.API_VERSION)
            : plugin.requires(),
        Arrays.asList(plugin.needs()),
        plugin.description(),
        Arrays.asList(plugin.sides()));
  }

  private void write(TypeElement type, Descriptor descriptor) throws IOException {
    var file =
        processingEnv
            .getFiler()
            .createResource(StandardLocation.CLASS_OUTPUT, "", Descriptor.FILE, type);
    try (Writer writer = file.openWriter()) {
      writer.write(descriptor.text());
    }
  }

  private void refuse(TypeElement type, String why) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "@ParleyPlugin: " + why, type);
  }
}
