package org.communique;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.text.format.ParsedCsv;
import org.communique.treaty.state.StatusCell;
import org.communique.work.OptimisticSave;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Whatever members add through services, and so through the API and the screens, has a {@link Quota}, or stands in a table that says what
 * else bounds it.
 */
class QuotaTests {

    private static final Path BOUNDED = Path.of("src/test/resources/org/communique/bounded-inserts.txt");

    private static final Set<String> INSERTS =
            Set.of("insert", "insertAll", "save", "saveAll", "upsert", "findAndReplace", "bulkOps");

    @Test
    void whatMembersAddHasAQuota() throws IOException {
        var bounded = bounded();
        var met = new HashSet<String>();
        var without = new TreeSet<String>();
        ProductCode.CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(QuotaTests::isEntry)
                .forEach(entry -> walk(entry, bounded.keySet(), new HashSet<>(), new ArrayDeque<>(), met, without));

        assertThat(without).as("adds without a quota").isEmpty();
        assertThat(met).as("the table names only what is reached").containsAll(bounded.keySet());
    }

    /** What screens and the API call. */
    private static boolean isEntry(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.PUBLIC)
                        && method.getOwner().isAnnotatedWith(Service.class)
                || method.isMetaAnnotatedWith(RequestMapping.class)
                        && method.getOwner().getPackageName().matches("org\\.communique\\.(\\w+\\.)?api\\b.*");
    }

    private static void walk(
            JavaCodeUnit unit,
            Set<String> bounded,
            Set<String> seen,
            Deque<String> path,
            Set<String> met,
            Set<String> without) {
        var name = unit.getOwner().getSimpleName() + "." + unit.getName();
        if (!seen.add(unit.getFullName())) {
            return;
        }
        if (bounded.contains(name)) {
            met.add(name);
            return;
        }
        var calls = unit.getAccessesFromSelf().stream()
                .filter(JavaCodeUnitAccess.class::isInstance)
                .<JavaCodeUnitAccess<?>>map(JavaCodeUnitAccess.class::cast)
                .toList();
        if (calls.stream().anyMatch(QuotaTests::isQuota)) {
            return;
        }
        path.addLast(name);
        if (calls.stream().anyMatch(QuotaTests::isInsert)) {
            without.add(String.join(" > ", path));
        }
        calls.stream()
                .filter(call -> call.getTargetOwner().getPackageName().startsWith("org.communique"))
                .filter(call -> !call.getTargetOwner().isEquivalentTo(OptimisticSave.class))
                .flatMap(QuotaTests::targets)
                .forEach(next -> walk(next, bounded, seen, path, met, without));
        path.removeLast();
    }

    private static boolean isQuota(JavaCodeUnitAccess<?> call) {
        return call.getTargetOwner().isEquivalentTo(MemberQuotas.class)
                && call.getName().equals("take");
    }

    private static boolean isInsert(JavaCodeUnitAccess<?> call) {
        var owner = call.getTargetOwner();
        return owner.isEquivalentTo(OptimisticSave.class)
                || INSERTS.contains(call.getName())
                        && (owner.isAssignableTo(MongoOperations.class) || owner.isAssignableTo(Repository.class));
    }

    private static Stream<JavaCodeUnit> targets(JavaCodeUnitAccess<?> call) {
        var overriding = call.getTargetOwner().getAllSubclasses().stream()
                .map(JavaClass::getMethods)
                .flatMap(Set::stream)
                .filter(method -> method.getName().equals(call.getName()));
        return Stream.concat(call.getTarget().resolveMember().stream().map(JavaCodeUnit.class::cast), overriding);
    }

    /** Each line names a method, and after a colon what bounds what it adds. */
    private static Map<String, String> bounded() throws IOException {
        return Files.readAllLines(BOUNDED).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    @Test
    void anHonestHeavyDayFits() {
        assertThat(Quota.ORGANISATIONS.perHour()).isGreaterThanOrEqualTo(ParsedCsv.MOST_ROWS);
        assertThat(Quota.MEMBERS.perHour()).isGreaterThanOrEqualTo(ParsedCsv.MOST_ROWS);
        int states = 193;
        assertThat(Quota.STATUS_CHANGES.perHour()).isGreaterThanOrEqualTo(5 * states * StatusCell.values().length);
        assertThat(Quota.ASKED_STATES.perHour()).isGreaterThanOrEqualTo(10 * states);
        int letters = 200;
        assertThat(Quota.MANDATES.perHour()).isGreaterThanOrEqualTo(letters);
        assertThat(Quota.EVIDENCE_KILOBYTES.perHour()).isGreaterThanOrEqualTo(letters * 2 * 1024);
        assertThat(Quota.CHANGES.perHour()).isGreaterThan(2 * ParsedCsv.MOST_ROWS);
    }

    @Test
    void theNumbersAreDocumented() throws IOException {
        var documented = Files.readString(Path.of("docs/security.md"));
        assertThat(Quota.values()).allSatisfy(quota -> {
            var inAll = quota.inAll() == Integer.MAX_VALUE ? "—" : number(quota.inAll());
            assertThat(documented).contains("| `%s` | %s | %s |".formatted(quota, number(quota.perHour()), inAll));
        });
        assertThat(Arrays.stream(Quota.values()))
                .allSatisfy(quota -> assertThat(quota.inAll()).isGreaterThanOrEqualTo(quota.perHour()));
    }

    private static String number(int most) {
        return String.format(Locale.ENGLISH, "%,d", most);
    }
}
