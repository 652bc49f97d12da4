package org.communique;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.textfield.AbstractNumberField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.communique.api.RequiredScope;
import org.communique.screen.UnsentText;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.repository.Repository;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

class ArchitectureTests {

    private static final long MOST_IN_A_PACKAGE = 31;
    private static final long MOST_LINES = 250;

    private static void check(ArchRule rule) {
        rule.check(ProductCode.CLASSES);
    }

    @Test
    void keepsTheControllersOfAFeatureWithIt() {
        check(methods()
                .that()
                .areAnnotatedWith(RequiredScope.class)
                .should()
                .beDeclaredInClassesThat()
                .resideInAnyPackage("org.communique.*.api", "org.communique.api.coalition"));
    }

    @Test
    void theCrdtJsonAndTheProofsNeedNothingButTheJdk() {
        check(classes()
                .that()
                .resideInAnyPackage("org.communique.crdt..", "org.communique.json..", "org.communique.ledger.proof..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.communique.crdt..",
                        "org.communique.json..",
                        "org.communique.ledger.proof.."));
    }

    @Test
    void flowableStaysInTheWorkflowModule() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.communique.workflow..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.flowable.."));
    }

    @Test
    void viewsTouchNeitherStoreNorEngine() {
        check(noClasses()
                .that()
                .resideInAPackage("..ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.flowable..", "com.mongodb..", "org.springframework.data..")
                .orShould()
                .dependOnClassesThat(describe("are repositories", ArchitectureTests::isRepository)));
    }

    /** It takes the square of the length of what strangers may send. */
    @Test
    void onlyNormalisationCallsTheNormalizerOfTheJdk() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.communique.text.unicode.Normalisation")
                .and()
                .doNotHaveFullyQualifiedName("org.communique.text.unicode.CombiningMarks")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Normalizer.class));
    }

    /** It drops what was typed and is not in its list; a choice field and a picker say so. */
    @Test
    void onlyFieldsThatKeepWhatIsTypedAreBuiltOnTheComboBoxOfVaadin() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.communique.screen")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ComboBox.class));
    }

    /** One is for searching, and one shows what was typed when it is opened again. */
    @Test
    void dialogsAskBeforeTheyDropWhatIsTyped() {
        check(classes()
                .that()
                .areAssignableTo(Dialog.class)
                .and(describe(
                        "have a text field",
                        type -> type.getFields().stream()
                                .map(JavaField::getRawType)
                                .anyMatch(field -> field.isAssignableTo(TextFieldBase.class)
                                        && !field.isAssignableTo(AbstractNumberField.class))))
                .and()
                .doNotHaveSimpleName("SearchDialog")
                .and()
                .doNotHaveSimpleName("SubmitDialog")
                .should(ArchCondition.from(describe(
                        "keep what is typed",
                        type -> Stream.concat(type.getAllRawSuperclasses().stream(), Stream.of(type))
                                .flatMap(each -> each.getMethodCallsFromSelf().stream())
                                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(UnsentText.class))))));
    }

    @Test
    void vaadinFindsWhatItLooksFor() {
        check(classes()
                .that()
                .areAnnotatedWith(Route.class)
                .or()
                .areAnnotatedWith(Layout.class)
                .or()
                .areAnnotatedWith(Push.class)
                .or()
                .areAssignableTo(AppShellConfigurator.class)
                .or()
                .areAssignableTo(HasErrorParameter.class)
                .should()
                .resideInAnyPackage(Communique.SHELL, "..ui.."));
    }

    private static boolean isRepository(JavaClass type) {
        return type.isAssignableTo(Repository.class);
    }

    @Test
    void servicesDenyWhatTheyDoNotAllow() {
        check(classes().that().areAnnotatedWith(Service.class).should().beAnnotatedWith(PreAuthorize.class));
        check(methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Service.class)
                .should()
                .beAnnotatedWith(PreAuthorize.class));
    }

    /** Such a listener is called with the failure of a start too, when its bean cannot be had. */
    @Test
    void noListenerHearsAllEvents() {
        check(noMethods()
                .that()
                .areAnnotatedWith(EventListener.class)
                .should()
                .haveRawParameterTypes(Object.class)
                .orShould()
                .haveRawParameterTypes(ApplicationEvent.class));
    }

    @Test
    void packagesHaveNoCircles() {
        check(slices().matching("org.communique.(**)").should().beFreeOfCycles());
    }

    /** So that a name says which type is meant, without its package. */
    /** Other pages are rendered without a request, as they are kept for all readers: such a link fails there. */
    @Test
    void onlyPagesThatAreRenderedForARequestHaveLinksThatNeedOne() throws IOException {
        var folder = Path.of("src/main/resources/templates");
        var forRequests = Set.of("invitation", "notification", "security");
        try (var templates = Files.walk(folder)) {
            assertThat(templates.filter(Files::isRegularFile).toList())
                    .filteredOn(file -> !forRequests.contains(
                            folder.relativize(file).getName(0).toString()))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("@{"));
        }
    }

    @Test
    void simpleNamesAreUnique() {
        var byName = topLevel().collect(groupingBy(JavaClass::getSimpleName, TreeMap::new, toList()));
        byName.values().removeIf(types -> types.size() == 1);
        assertThat(byName).isEmpty();
    }

    /** The types of a shared document refer to each other, so that crdt cannot be divided. */
    @Test
    void packagesAreSmallEnoughToFindOnesWay() {
        var sizes = topLevel().collect(groupingBy(JavaClass::getPackageName, TreeMap::new, counting()));
        sizes.remove("org.communique.crdt");
        sizes.values().removeIf(size -> size <= MOST_IN_A_PACKAGE);
        assertThat(sizes).isEmpty();
    }

    /** Imports apart. What is longer does two things, or is named with the reason in {@code long-classes.txt}. */
    @Test
    void classesDoOneThing() throws IOException {
        var reasons = Files.readAllLines(Path.of("src/test/resources/org/communique/long-classes.txt")).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split(": ", 2))
                .collect(toMap(parts -> parts[0] + ".java", parts -> parts[1]));
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java") && lines(file) > MOST_LINES)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(reasons.keySet());
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Spring Data names them where nothing is said, and as fields are named. */
    @Test
    void collectionsAreNamedInOneStyle() {
        assertThat(ProductCode.CLASSES.stream().filter(type -> type.isAnnotatedWith(Document.class)))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(
                                type.getAnnotationOfType(Document.class).value())
                        .as(type.getName())
                        .matches("[a-z][a-zA-Z]+"));
    }

    private static Stream<JavaClass> topLevel() {
        return ProductCode.CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));
    }
}
