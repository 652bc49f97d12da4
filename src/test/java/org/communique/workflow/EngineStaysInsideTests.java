package org.communique.workflow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class EngineStaysInsideTests {

    @Test
    void noFlowableTypeOutsideTheWorkflowPackage() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.communique");
        noClasses()
                .that()
                .resideOutsideOfPackage("org.communique.workflow")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.flowable..")
                .check(classes);
    }
}
