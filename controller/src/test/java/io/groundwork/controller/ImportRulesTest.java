package io.groundwork.controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ImportRulesTest {
  private static JavaClasses ours;

  @BeforeAll
  static void load() {
    ours =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.groundwork");
  }

  private static void holds(ArchRule rule) {
    rule.check(ours);
  }

  @Test
  void theInventoryKnowsNobodyOfOurs() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("io.groundwork.inventory..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.groundwork.agent..", "io.groundwork.controller.."));
  }

  @Test
  void theAgentKnowsNobodyOfOurs() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("io.groundwork.agent..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.groundwork.inventory..", "io.groundwork.controller.."));
  }

  @Test
  void packagesKnowOneAnotherOneWayOnly() {
    holds(slices().matching("io.groundwork.controller.(*)..").should().beFreeOfCycles());
    holds(slices().matching("io.groundwork.inventory.(*)..").should().beFreeOfCycles());
  }

  @Test
  void onlySshKnowsTheSshLibrary() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.groundwork.controller.ssh..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("net.schmizz..", "com.hierynomus.."));
  }

  @Test
  void onlyCommandsKnowTheCommandLineLibrary() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.groundwork.controller.cli..", "io.groundwork.controller.lab..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli.."));
  }

  @Test
  void onlyTheReportPrintsToStandardOutput() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("io.groundwork.controller..")
            .and()
            .resideOutsideOfPackage("io.groundwork.controller.report..")
            .should()
            .accessField(System.class, "out"));
  }

  @Test
  void nobodyHandsStandardOutputOnInsteadOfTheReport() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(
                "io.groundwork.controller.run..",
                "io.groundwork.controller.plan..",
                "io.groundwork.controller.component..",
                "io.groundwork.controller.gate..")
            .should()
            .dependOnClassesThat(
                com.tngtech.archunit.base.DescribedPredicate.describe(
                    "are print streams", (JavaClass c) -> c.isEquivalentTo(PrintStream.class))));
  }
}
