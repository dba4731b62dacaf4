package io.refocus.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Allowed dependencies between modules, over the classes of all of them: this module is built last. */
class ArchitectureTest {
    private static final List<String> MODULES = List.of(
            "libraries/documents",
            "libraries/imaging",
            "libraries/learning",
            "libraries/datasets",
            "libraries/search",
            "libraries/stores",
            "workflows",
            "libraries/application",
            "infra/local",
            "services/worker",
            "services/inference",
            "services/cli");
    private static final List<String> WITH_SOURCES =
            Stream.concat(MODULES.stream(), Stream.of("infra/testing")).toList();
    private static final int MOST_LINES = 400;
    private static final String FAULT = "io.refocus.fault..";
    private static final String DOCUMENTS = "io.refocus.documents..";
    private static final String IMAGING = "io.refocus.imaging..";
    private static final String LEARNING = "io.refocus.learning..";
    private static final String STORES = "io.refocus.stores..";
    private static final String WORKFLOWS = "io.refocus.workflows..";
    private static final String DATASETS = "io.refocus.datasets..";
    private static final String SEARCH = "io.refocus.search..";
    private static final String APPLICATION = "io.refocus.application..";
    private static final String WORKER = "io.refocus.worker..";
    private static final String INFERENCE = "io.refocus.inference..";
    private static final String CLI = "io.refocus.cli..";
    private static final String LOCAL = "io.refocus.local..";
    private static final List<String> PACKAGES = List.of(
            FAULT,
            DOCUMENTS,
            IMAGING,
            LEARNING,
            STORES,
            WORKFLOWS,
            DATASETS,
            SEARCH,
            APPLICATION,
            WORKER,
            INFERENCE,
            CLI,
            LOCAL,
            "io.refocus.testing..");

    private static JavaClasses classes;

    @BeforeAll
    static void importEveryModule() {
        List<Path> folders = MODULES.stream()
                .map(module -> Path.of("..", "..", module, "target", "classes"))
                .filter(Files::isDirectory)
                .toList();
        classes = new ClassFileImporter().importPaths(folders);
    }

    @Test
    void everyModuleIsChecked() {
        for (String module : MODULES) {
            assertThat(Path.of("..", "..", module, "target", "classes"))
                    .as("%s is built before this test; run it with -am", module)
                    .isDirectory();
        }
        for (String name : List.of(
                FAULT,
                DOCUMENTS,
                IMAGING,
                LEARNING,
                DATASETS,
                SEARCH,
                STORES,
                WORKFLOWS,
                APPLICATION,
                WORKER,
                INFERENCE,
                CLI,
                LOCAL)) {
            assertThat(classes.stream().anyMatch(resideInAnyPackage(name)))
                    .as(name)
                    .isTrue();
        }
    }

    /** The packages that each module may depend on, besides its own. */
    static Stream<Arguments> packages() {
        return Stream.of(
                Arguments.of(FAULT, List.of()),
                Arguments.of(DOCUMENTS, List.of(FAULT)),
                Arguments.of(IMAGING, List.of(FAULT, DOCUMENTS)),
                Arguments.of(LEARNING, List.of(FAULT, DOCUMENTS, IMAGING)),
                Arguments.of(DATASETS, List.of(FAULT, DOCUMENTS, IMAGING)),
                Arguments.of(STORES, List.of(FAULT, DOCUMENTS, DATASETS)),
                Arguments.of(SEARCH, List.of(FAULT, DOCUMENTS)),
                Arguments.of(WORKFLOWS, List.of(FAULT, DOCUMENTS, DATASETS, SEARCH)),
                Arguments.of(LOCAL, List.of()),
                Arguments.of(
                        APPLICATION, List.of(FAULT, DOCUMENTS, IMAGING, LEARNING, DATASETS, SEARCH, STORES, WORKFLOWS)),
                Arguments.of(
                        WORKER,
                        List.of(FAULT, DOCUMENTS, IMAGING, LEARNING, DATASETS, SEARCH, STORES, WORKFLOWS, APPLICATION)),
                Arguments.of(INFERENCE, List.of(FAULT, DOCUMENTS, IMAGING, LEARNING, DATASETS, STORES)),
                Arguments.of(
                        CLI,
                        List.of(
                                FAULT,
                                DOCUMENTS,
                                IMAGING,
                                LEARNING,
                                DATASETS,
                                SEARCH,
                                STORES,
                                WORKFLOWS,
                                APPLICATION)));
    }

    @ParameterizedTest(name = "{0} may use {1}")
    @MethodSource("packages")
    void importsRunOneWay(String name, List<String> allowed) {
        List<String> forbidden = new ArrayList<>(PACKAGES);
        forbidden.remove(name);
        forbidden.removeAll(allowed);

        check(noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(array(forbidden)));
    }

    /** The modules that may use a technology; no others may. */
    static Stream<Arguments> technologies() {
        return Stream.of(
                Arguments.of(List.of("org.nd4j..", "org.deeplearning4j..", "org.bytedeco.."), List.of(LEARNING)),
                Arguments.of(List.of("io.minio..", "okhttp3.."), List.of(STORES)),
                Arguments.of(List.of("io.temporal..", "io.grpc.."), List.of(WORKFLOWS, WORKER, LOCAL)),
                Arguments.of(List.of("io.quarkus..", "jakarta.."), List.of(INFERENCE)),
                Arguments.of(List.of("org.gaul..", "org.jclouds.."), List.of(LOCAL)),
                Arguments.of(List.of("org.hipparchus.."), List.of(SEARCH)),
                Arguments.of(List.of("picocli.."), List.of(CLI)));
    }

    @ParameterizedTest(name = "only {1} may use {0}")
    @MethodSource("technologies")
    void onlyNamedModulesUseATechnology(List<String> technology, List<String> packages) {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(array(packages))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(array(technology)));
    }

    @Test
    void theApplicationPrintsNothingAndEndsNoProcess() {
        check(noClasses().that().resideInAPackage(APPLICATION).should(ACCESS_STANDARD_STREAMS));
        check(endsTheProcess(noClasses().that().resideInAPackage(APPLICATION)));
    }

    @Test
    void theCommandPrintsThroughItsShellAndEndsInMain() {
        check(noClasses()
                .that()
                .resideInAPackage(CLI)
                .and()
                .resideOutsideOfPackage("io.refocus.cli")
                .should(ACCESS_STANDARD_STREAMS));
        check(endsTheProcess(
                noClasses().that().resideInAPackage(CLI).and().doNotHaveFullyQualifiedName("io.refocus.cli.Main")));
    }

    @Test
    void noTwoPackagesOfTheApplicationNeedEachOther() {
        check(slices().matching("io.refocus.application.(*)..").should().beFreeOfCycles());
    }

    @Test
    void trainingWithoutServersUsesNoClient() {
        check(noClasses()
                .that()
                .resideInAnyPackage("io.refocus.cli.training..", "io.refocus.application.pairs..")
                .should()
                .transitivelyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.temporal..", "io.grpc..", "io.minio..", "org.mlflow..", WORKFLOWS, STORES, LOCAL));
    }

    /** A key has one owner: outside the stores nobody names one. */
    @Test
    void onlyTheStoresSpeakOfObjects() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(STORES)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.refocus.stores.object.."));
    }

    @Test
    void noPackageHasAGenericName() {
        check(noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..manager..", "..impl.."));
    }

    @Test
    void nothingIsDeserializedByJava() {
        check(noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.io.ObjectInputStream"));
    }

    @Test
    void noSourceFileIsLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (String module : WITH_SOURCES) {
            try (Stream<Path> files = Files.walk(Path.of("..", "..", module, "src"))) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|py)"))
                        .toList()) {
                    long lines = Files.readAllLines(file).size();
                    if (lines > MOST_LINES) {
                        tooLong.add(String.format(Locale.ROOT, "%s has %d lines", file, lines));
                    }
                }
            }
        }
        assertThat(tooLong).as("more than %d lines", MOST_LINES).isEmpty();
    }

    private static ArchRule endsTheProcess(GivenClassesConjunction these) {
        return these.should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }

    private static String[] array(List<String> packages) {
        return Arrays.copyOf(packages.toArray(), packages.size(), String[].class);
    }
}
