package io.refocus.workflows;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.refocus.documents.Documents;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workflow code is replayed: what it decides may hang on nothing but its history. */
class WorkflowRulesTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.refocus.workflows");

    private static final ArchRule NO_LIBRARIES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.refocus.imaging..",
                    "io.refocus.learning..",
                    "io.refocus.stores..",
                    "io.refocus.worker..",
                    "io.refocus.inference..",
                    "io.refocus.cli..",
                    "org.deeplearning4j..",
                    "org.nd4j..",
                    "io.quarkus..",
                    "io.minio..",
                    "org.mlflow..",
                    "okhttp3..",
                    "java.net.http..",
                    "javax.imageio..",
                    "java.awt..");

    private static final ArchRule NO_CLOCK = noClasses()
            .should()
            .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callConstructor(Date.class);

    private static final ArchRule NO_RANDOMNESS = noClasses()
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .dependOnClassesThat(belongToAnyOf(ThreadLocalRandom.class, SecureRandom.class));

    private static final ArchRule NO_THREADS = noClasses()
            .should()
            .dependOnClassesThat(belongToAnyOf(
                    Thread.class, Executor.class, CompletableFuture.class, Lock.class, CountDownLatch.class));

    private static final ArchRule NO_IO = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.net..", "java.nio.channels..", "java.sql..")
            .orShould()
            .dependOnClassesThat(belongToAnyOf(java.nio.file.Files.class))
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class)
            .orShould()
            .accessField(System.class, "out");

    private static final ArchRule NO_FILES_IN_CHOREOGRAPHY = noClasses()
            .that()
            .haveSimpleNameEndingWith("WorkflowImpl")
            .should()
            .callMethod(Documents.class, "readYaml", Path.class, Class.class)
            .orShould()
            .callMethod(Documents.class, "readTree", Path.class);

    @Test
    void workflowsKnowNoLibraryThatComputesStoresOrServes() {
        NO_LIBRARIES.check(MAIN);
    }

    @Test
    void workflowCodeTouchesNoClockRandomnessThreadOrFile() {
        JavaClasses workflowCode =
                MAIN.that(resideOutsideOfPackages("io.refocus.workflows.client", "io.refocus.workflows.temporal"));
        assertThat(workflowCode).isNotEmpty();
        NO_CLOCK.check(workflowCode);
        NO_RANDOMNESS.check(workflowCode);
        NO_THREADS.check(workflowCode);
        NO_IO.check(workflowCode);
        NO_FILES_IN_CHOREOGRAPHY.check(workflowCode);
    }

    @ParameterizedTest
    @ValueSource(classes = {Clock.class, Randomness.class, Threads.class, Files.class})
    void aWorkflowThatBreaksTheRuleIsCaught(Class<?> offender) {
        JavaClasses classes = new ClassFileImporter().importClasses(offender);

        assertThatThrownBy(() -> {
                    NO_CLOCK.check(classes);
                    NO_RANDOMNESS.check(classes);
                    NO_THREADS.check(classes);
                    NO_IO.check(classes);
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(offender.getSimpleName());
    }

    static final class Clock {
        Instant when() {
            return Instant.now();
        }
    }

    static final class Randomness {
        String id() {
            return UUID.randomUUID().toString();
        }
    }

    static final class Threads {
        boolean told() {
            return Thread.interrupted();
        }
    }

    static final class Files {
        boolean there() throws java.io.IOException {
            return java.nio.file.Files.exists(Path.of("x"));
        }
    }
}
