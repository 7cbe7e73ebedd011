package io.dstream;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may know which: section 3 of the design. */
@AnalyzeClasses(packages = "io.dstream", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String SPARK = "org.apache.spark..";
  private static final String[] PLANS = {"io.dstream.words..", "io.dstream.pipe.."};
  private static final String[] CORE = {
    "io.dstream.engine..", "io.dstream.live..", "io.dstream.source..", "io.dstream.sink.."
  };

  @ArchTest
  static final ArchRule specTextControlAndConfigArePlainJava =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.dstream.spec..",
              "io.dstream.text..",
              "io.dstream.control..",
              "io.dstream.config..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SPARK, "scala..", "org.apache.kafka..", "picocli..");

  @ArchTest
  static final ArchRule specAndTextKnowRowsAtMost =
      noClasses()
          .that()
          .resideInAnyPackage("io.dstream.spec..", "io.dstream.text..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.dstream..")
                  .and(
                      resideOutsideOfPackages(
                          "io.dstream.spec..", "io.dstream.text..", "io.dstream.row..")));

  @ArchTest
  static final ArchRule rowsArePlainJava =
      noClasses()
          .that()
          .resideInAPackage("io.dstream.row..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SPARK, "scala..", "io.dstream.spec..", "io.dstream.text..");

  @ArchTest
  static final ArchRule theCoreKnowsNoPlan =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .or()
          .resideInAnyPackage("io.dstream.state..", "io.dstream.operation..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PLANS);

  @ArchTest
  static final ArchRule plansKnowNoEngineNoSourceAndNoSink =
      noClasses()
          .that()
          .resideInAnyPackage(PLANS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CORE);

  @ArchTest
  static final ArchRule configKnowsTheSpecAlone =
      noClasses()
          .that()
          .resideInAPackage("io.dstream.config..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.dstream..")
                  .and(resideOutsideOfPackages("io.dstream.config..", "io.dstream.spec..")));

  @ArchTest
  static final ArchRule specAndTextKnowNothingOfOneAnother =
      slices().matching("io.dstream.(spec|text)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule generatorsAndTheConsumerKnowNothingOfSpark =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.dstream.generator..",
              "io.dstream.consumer..",
              "io.dstream.agent..",
              "io.dstream.follow..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SPARK, "scala..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheRootAndTheShellKnowTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.dstream", "io.dstream.cli..", "io.dstream.shell..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.dstream.cli..");

  @ArchTest
  static final ArchRule pipeIsALanguage =
      noClasses()
          .that()
          .resideInAPackage("io.dstream.pipe..")
          .and()
          .resideOutsideOfPackage("io.dstream.pipe.run..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.dstream..")
                  .and(
                      resideOutsideOfPackages(
                          "io.dstream.pipe..",
                          "io.dstream.spec..",
                          "io.dstream.text..",
                          "io.dstream.row..",
                          "io.dstream.spark..")));

  @ArchTest
  static final ArchRule theTextOfAPipelineIsReadWithoutSpark =
      noClasses()
          .that()
          .resideInAPackage("io.dstream.pipe.text..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SPARK, "scala..");

  @ArchTest
  static final ArchRule partsOfPipeFormNoCycles =
      slices().matching("io.dstream.pipe.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.dstream.(*)..").should().beFreeOfCycles();
}
