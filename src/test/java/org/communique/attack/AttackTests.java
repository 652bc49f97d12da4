package org.communique.attack;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * All tests of the {@link AttackedServer} as one class for Surefire, which runs a class in one process: otherwise each of its processes
 * would start a server. Each can be run by its own name as well.
 */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class AttackTests {

    /** Surefire leaves them out when it runs all. */
    @Test
    void areAllOfThem() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(AttackTest.class, false));
        var tests = scanner.findCandidateComponents(AttackTests.class.getPackageName()).stream()
                .map(found -> Objects.requireNonNull(found.getBeanClassName()))
                .collect(toSet());
        assertThat(Arrays.stream(AttackTests.class.getDeclaredClasses())
                        .filter(nested -> nested.isAnnotationPresent(Nested.class))
                        .map(nested -> nested.getSuperclass().getName()))
                .containsExactlyInAnyOrderElementsOf(tests);
    }

    /** First: it reads all that there is before and after each test. */
    @Nested
    @Order(1)
    class OfScreens extends ScreenTests {
        OfScreens(AttackedServer server) {
            super(server);
        }
    }

    @Nested
    class OfRights extends RightsTests {
        OfRights(AttackedServer server) {
            super(server);
        }
    }

    @Nested
    class OfCitedDrafts extends CitedDraftTests {
        OfCitedDrafts(AttackedServer server) {
            super(server);
        }
    }

    @Nested
    class OfDrafts extends DraftTests {
        OfDrafts(AttackedServer server) {
            super(server);
        }
    }

    @Nested
    class OfHostileRequests extends HostileRequestTests {
        OfHostileRequests(AttackedServer server) {
            super(server);
        }
    }

    @Nested
    class OfSlowRequests extends SlowRequestTests {
        OfSlowRequests(AttackedServer server) {
            super(server);
        }
    }

    @Nested
    class OfFloods extends FloodTests {
        OfFloods(AttackedServer server) {
            super(server);
        }
    }
}
