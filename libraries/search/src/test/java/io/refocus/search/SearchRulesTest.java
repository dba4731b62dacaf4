package io.refocus.search;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** A proposal is the same on every machine: nothing here has another source than its arguments. */
class SearchRulesTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.refocus.search");

    @Test
    void nothingIsUsedButDocumentsCollectionsAndArithmetic() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.refocus.search..",
                        "io.refocus.documents..",
                        "java.lang..",
                        "java.math..",
                        "java.nio.charset..",
                        "java.util",
                        "java.util.function..",
                        "java.util.stream..",
                        "org.hipparchus..")
                .check(MAIN);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .check(MAIN);
    }

    /** The platform's own may differ in the last digit from one processor to the next. */
    @Test
    void transcendentalFunctionsAreExactToTheBit() {
        for (String name : new String[] {"exp", "log", "pow", "sqrt", "sin", "cos"}) {
            noClasses()
                    .should()
                    .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                    com.tngtech.archunit.core.domain.properties.HasName.Predicates.name(name))
                            .and(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                    com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                            com.tngtech.archunit.core.domain.JavaClass.Predicates.type(Math.class)))))
                    .check(MAIN);
        }
    }
}
