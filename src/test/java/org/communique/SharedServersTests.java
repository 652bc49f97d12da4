package org.communique;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTestContextBootstrapper;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.cache.DefaultCacheAwareContextLoaderDelegate;
import org.springframework.test.context.support.DefaultBootstrapContext;
import org.springframework.util.ClassUtils;

class SharedServersTests {

    private static final int MOST = 4;
    private static final Path CLASSES = Path.of("target/test-classes");
    private static final Map<Class<? extends Annotation>, Set<String>> ANNOTATED = new HashMap<>();
    private static final Pattern LEFT_OUT = Pattern.compile("<exclude>%regex\\[(.*)]</exclude>");

    /** A start takes longer than most tests do. A test that wants its own makes what it needs in one of these, or is a slice. */
    @Test
    void areOfFewConfigurations() {
        assertThat(byConfiguration()).hasSizeBetween(1, MOST);
    }

    /** Surefire runs a suite in one process. Elsewhere there is a server for {@link ServerTest}s only. */
    @Test
    void areStartedOnceButForMostTests() {
        var most = byConfiguration().stream().mapToInt(Set::size).max().orElseThrow();
        assertThat(byConfiguration().stream().filter(tests -> tests.size() < most))
                .isSubsetOf(suites());
        assertThat(suites()).contains(annotated("org.communique.attack.AttackTest"));
    }

    /** What neither Surefire nor a suite runs is not run. */
    @Test
    void runEachTestOnce() throws IOException {
        var leftOut = LEFT_OUT.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(MatchResult::group)
                .map(exclude -> Pattern.compile(exclude.replaceAll(LEFT_OUT.pattern(), "$1")))
                .toList();
        try (var files = Files.walk(CLASSES)) {
            assertThat(files.map(file -> CLASSES.relativize(file).toString())
                            .filter(file -> leftOut.stream()
                                    .anyMatch(tests -> tests.matcher(file).matches()))
                            .map(file ->
                                    file.replaceAll("(\\$.*)?\\.class$", "").replace('/', '.'))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(
                            suites().stream().flatMap(Set::stream).toList());
        }
    }

    private static Collection<Set<String>> byConfiguration() {
        return annotated(SpringBootTest.class).stream()
                .collect(groupingBy(
                        test -> configuration(ClassUtils.resolveClassName(test, null)), mapping(test -> test, toSet())))
                .values();
    }

    private static Set<Set<String>> suites() {
        return annotated(Suite.class).stream()
                .map(suite -> Objects.requireNonNull(
                        ClassUtils.resolveClassName(suite, null).getAnnotation(SelectClasses.class)))
                .map(tests -> Stream.of(tests.names()).collect(toSet()))
                .collect(toSet());
    }

    @SuppressWarnings("unchecked")
    private static Set<String> annotated(String annotation) {
        return annotated((Class<? extends Annotation>) ClassUtils.resolveClassName(annotation, null));
    }

    private static Set<String> annotated(Class<? extends Annotation> annotation) {
        return ANNOTATED.computeIfAbsent(annotation, SharedServersTests::scan);
    }

    private static Set<String> scan(Class<? extends Annotation> annotation) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(annotation));
        return scanner.findCandidateComponents("org.communique").stream()
                .map(found -> Objects.requireNonNull(found.getBeanClassName()))
                .collect(toSet());
    }

    /** Equal where Spring shares the application. */
    private static MergedContextConfiguration configuration(Class<?> test) {
        var bootstrapper = new SpringBootTestContextBootstrapper();
        bootstrapper.setBootstrapContext(
                new DefaultBootstrapContext(test, new DefaultCacheAwareContextLoaderDelegate()));
        return bootstrapper.buildMergedContextConfiguration();
    }
}
