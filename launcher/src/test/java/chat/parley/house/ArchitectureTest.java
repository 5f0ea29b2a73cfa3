package chat.parley.house;

import static chat.parley.house.Compiled.check;
import static chat.parley.house.Compiled.partOf;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who may depend on whom, and which code may touch the world (docs/style.md, "Arrows").
final class ArchitectureTest {
  /// What each part of the house sees of the others. A part that is not named here is a finding.
  private static final Map<String, List<String>> SEES =
      Map.of(
          "api", List.of(),
          "core", List.of("api"),
          "engine", List.of("api", "core"),
          "testkit", List.of("api", "core", "engine"),
          "bench", List.of("api", "core", "engine", "testkit"),
          "plugins", List.of("api"),
          "bots", List.of("api"),
          "launcher", List.of("api", "core", "engine", "testkit"));

  private static final String VALUES_OF_THE_JDK =
      "java\\.(lang|lang\\.annotation|lang\\.invoke|lang\\.runtime|math|nio|nio\\.charset|text|time"
          + "|util|util\\.function|util\\.random|util\\.stream)\\.[^.]+";

  private static final String SOCKETS =
      "java\\.net\\.(.*Socket|SocketOption.*|StandardSocketOptions|NetworkInterface)"
          + "|java\\.nio\\.channels\\.(.*Socket.*|Datagram.*|Select.*)";

  private static final String FILES =
      "java\\.nio\\.file\\.Files|java\\.nio\\.channels\\.(File.*|AsynchronousFile.*)"
          + "|java\\.io\\.(File|File.*Stream|File(Reader|Writer)|RandomAccessFile)";

  @Test
  void arrowsPointAtTheApi() {
    for (var part : Compiled.parts()) {
      var sees = SEES.get(part);
      if (sees == null) {
        throw new AssertionError("chat.parley." + part + " has no place in the house");
      }
      var seesNot =
          SEES.keySet().stream().filter(other -> !other.equals(part) && !sees.contains(other));
      check(
          noClasses()
              .that(partOf(part))
              .should()
              .dependOnClassesThat(partOf(seesNot.toArray(String[]::new)))
              .because("arrows point at api and never out of it"));
    }
  }

  @Test
  void packagesDependOnEachOtherOneWay() {
    check(slices().assignedFrom(new Packages()).should().beFreeOfCycles());
  }

  @Test
  void theApiNeedsNothing() {
    check(
        classes()
            .that(partOf("api"))
            .and(not(named("chat\\.parley\\.api\\.plugin\\..*")))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage("", "java..", "org.jspecify..", "chat.parley.api.."))
            .because("authors compile against it for years"));
    check(
        classes()
            .that(partOf("api"))
            .and(not(named("chat\\.parley\\.api\\.plugin\\.processor\\..*")))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    "",
                    "java..",
                    "org.jspecify..",
                    "chat.parley.api..",
                    "com.google.inject..",
                    "jakarta.inject.."))
            .because("a plugin is a Guice module, and nothing more"));
  }

  @Test
  void theCoreIsPure() {
    check(
        classes()
            .that(partOf("core"))
            .should()
            .onlyDependOnClassesThat(
                named(VALUES_OF_THE_JDK)
                    .or(resideInAnyPackage("org.jspecify..", "chat.parley.."))
                    .or(resideInAnyPackage("java.security..", "javax.crypto.."))
                    .or(
                        describe(
                            "are primitive", type -> type.getBaseComponentType().isPrimitive())))
            .because("it gets inputs and gives outputs, and touches nothing else"));
  }

  @Test
  void theCoreKnowsNoTimeAndNoChance() {
    check(
        noClasses()
            .that(partOf("core"))
            .should()
            .callMethodWhere(
                calls("java\\.lang\\.System", ".*[tT]ime.*|identityHashCode|get(env|Property)")
                    .or(calls("java\\.time\\..*", "now|system.*|tick.*"))
                    .or(calls("java\\.lang\\.Math", "random"))
                    .or(calls("java\\.util\\.UUID", "randomUUID"))
                    .or(calls("java\\.util\\.Collections", "shuffle"))
                    .or(calls("java\\.util\\.random\\.RandomGenerator", "getDefault|of")))
            .orShould()
            .dependOnClassesThat(named("java\\.util\\.(Random|SplittableRandom|Timer.*|Date)"))
            .orShould()
            .dependOnClassesThat(named("java\\.lang\\.(Thread.*|Runtime|Process.*|ScopedValue.*)"))
            .because("a run is replayed from its seed"));
  }

  @Test
  void theCoreIteratesInAFixedOrder() {
    check(
        noClasses()
            .that(partOf("core"))
            .should()
            .dependOnClassesThat(named("java\\.util\\.(Identity|Weak)?Hash(Map|Set|table)"))
            .orShould()
            .callMethodWhere(
                calls("java\\.util\\.(Set|Map)", "copyOf|ofEntries")
                    .or(
                        calls(
                            "java\\.util\\.stream\\.Collectors",
                            "to(Unmodifiable)?(Set|Map)|groupingBy|partitioningBy")))
            .because("hash order differs from run to run, and a replay must not"));
  }

  @Test
  void secretsAreMadeInCrypto() {
    onlyIn("chat.parley.core.crypto", resideInAnyPackage("javax.crypto.."), "api", "core");
    onlyIn("chat.parley.core.crypto", named("java\\.security\\.(?!MessageDigest).*"), "core");
  }

  @Test
  void everyLibraryHasOneRoom() {
    onlyIn("chat.parley.engine.net", resideInAnyPackage("io.netty.."), "engine", "launcher");
    onlyIn("chat.parley.engine.store", resideInAnyPackage("org.sqlite.."), "engine", "launcher");
    onlyIn("chat.parley.engine.plugin", resideInAnyPackage("org.pf4j.."), "engine", "launcher");
    onlyIn("chat.parley.launcher.console", resideInAnyPackage("org.jline.."), "launcher");
  }

  @Test
  void socketsAreInNet() {
    onlyIn("chat.parley.engine.net", named(SOCKETS), "api", "engine");
    onlyIn("chat.parley.launcher.resident", named(SOCKETS), "launcher");
    onlyIn(
        "chat.parley.engine.plugin.index",
        resideInAnyPackage("java.net.http.."),
        "api",
        "engine",
        "launcher");
  }

  @Test
  void durableThingsAreInStore() {
    onlyIn("chat.parley.engine.store", resideInAnyPackage("java.sql.."), "engine", "launcher");
    onlyIn("chat.parley.engine.(store|config|plugin)", named(FILES), "api", "engine");
  }

  @Test
  void wiringIsInModules() {
    check(
        noClasses()
            .that(not(named(".*(Module|Plugin|\\.Main|\\.Wiring)(\\$.*)?")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("com.google.inject.."))
            .because("what a class needs, its constructor says"));
  }

  /// The parts may use what matches only in the packages that match, and below them.
  private static void onlyIn(
      String home, DescribedPredicate<? super JavaClass> what, String... parts) {
    check(
        noClasses()
            .that(partOf(parts))
            .and(not(named(home + "\\..*")))
            .should()
            .dependOnClassesThat(what)
            .because("they are at home in " + home));
  }

  private static DescribedPredicate<JavaClass> named(String pattern) {
    return describe(
        "are named " + pattern, type -> type.getBaseComponentType().getName().matches(pattern));
  }

  private static DescribedPredicate<JavaAccess<?>> calls(String owner, String method) {
    return describe(
        "calls " + owner + "." + method,
        call -> call.getTargetOwner().getName().matches(owner) && call.getName().matches(method));
  }

  /// Each package is a slice of its own, with two exceptions. The API is one: its parts speak of
  /// each other. And the core's measures of time and chance stand beside the nodes that everybody
  /// knows from outside, but are used by everything inside.
  private static final class Packages implements SliceAssignment {
    private static final Set<String> MEASURES =
        Set.of("chat.parley.core.Entropy", "chat.parley.core.Moment");

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      if (MEASURES.contains(type.getName())) {
        return SliceIdentifier.of("measures of the core");
      }
      return SliceIdentifier.of(
          partOf("api").test(type) ? "chat.parley.api" : type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
