package chat.parley.house;

import static chat.parley.house.Compiled.check;
import static chat.parley.house.Compiled.partOf;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How classes are made (docs/style.md, "Shape").
final class ShapeTest {
  @Test
  void concreteClassesAreFinal() {
    check(
        classes()
            .that(describe("are concrete", ShapeTest::isConcrete))
            .should()
            .haveModifier(FINAL)
            .because("nobody inherits from a concrete class"));
  }

  @Test
  void stateBelongsToObjects() {
    check(
        fields()
            .that()
            .areStatic()
            .should()
            .beFinal()
            .because("what is static and changes is shared by everybody in the process"));
    check(noFields().that().areNotStatic().should().bePublic());
  }

  @Test
  void optionalIsOnlyAResult() {
    // Or what may be left out behind the word of a command.
    check(
        noFields()
            .that()
            .areDeclaredInClassesThat()
            .areNotRecords()
            .should()
            .haveRawType(Optional.class));
    check(
        noMethods()
            .should(
                com.tngtech.archunit.lang.conditions.ArchConditions.<JavaCodeUnit>be(
                    describe(
                        "taking an Optional",
                        method ->
                            method.getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(Optional.class))))));
  }

  @Test
  void onlyTheProgramsTalkToTheProcess() {
    check(
        noClasses()
            .that(not(partOf("launcher", "bench")))
            .and(not(describe("are the main of a bot", ShapeTest::isMainOfABot)))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .because("the engine lives in other people's programs too"));
  }

  @Test
  void nobodySleepsOrPrintsStackTraces() {
    check(
        noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .because("a deadline is waited for, and an error is told to somebody"));
  }

  private static boolean isMainOfABot(JavaClass type) {
    return type.getName().equals("chat.parley.engine.bot.BotProcess");
  }

  private static boolean isConcrete(JavaClass type) {
    return !type.isInterface()
        && !type.isEnum()
        && !type.isAnonymousClass()
        && !type.getModifiers().contains(ABSTRACT)
        && !type.getSimpleName().equals("package-info")
        && !type.getSimpleName().equals("module-info");
  }
}
