package org.communique.coalition.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.stream.Stream;
import org.communique.ProductCode;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.prepost.PreAuthorize;

class ConfirmedActTests {

    /** Or hand it to a dialog next to it that does, or have it from the dialog that they extend. */
    @Test
    void screensGoOnWithEveryActThatNeedsAConfirmation() {
        var screens = ProductCode.CLASSES.stream()
                .filter(screen -> screen.getPackageName().contains(".ui"))
                .filter(screen -> screen.getMethodCallsFromSelf().stream()
                        .flatMap(call -> call.getTarget().resolveMember().stream())
                        .anyMatch(ConfirmedActTests::needsConfirmation))
                .toList();

        assertThat(screens).hasSizeGreaterThan(15).allMatch(ConfirmedActTests::goesOn);
    }

    private static boolean needsConfirmation(JavaMethod method) {
        return method.tryGetAnnotationOfType(PreAuthorize.class)
                        .filter(rule -> rule.value().contains("@confirmation.isRecent()"))
                        .isPresent()
                || method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTarget().getName().equals("requireRecent"));
    }

    private static boolean goesOn(JavaClass screen) {
        return Stream.of(Stream.of(screen), screen.getAllRawSuperclasses().stream(), neighbours(screen))
                .flatMap(classes -> classes)
                .anyMatch(ConfirmedActTests::asks);
    }

    private static Stream<JavaClass> neighbours(JavaClass screen) {
        return screen.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(other -> other.getPackageName().equals(screen.getPackageName()));
    }

    private static boolean asks(JavaClass screen) {
        return screen.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(ConfirmedAct.class));
    }
}
