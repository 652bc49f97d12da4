package org.communique.signon;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.communique.signon.call.OpenCall;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementFixtures;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.storage.AskedOfTheStore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Statements and calls for tests: {@code @Import} it and have its beans injected. */
@TestConfiguration(proxyBeanMethods = false)
@Import(CoalitionFixtures.class)
public class SignOnFixtures {

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }

    @Bean
    Calls callFixtures(CoalitionFixtures people, MongoOperations mongo, SignOnCallService service, Clock clock) {
        return new Calls(people, mongo, service, clock);
    }

    @Bean
    AskedOfTheStore askedOfTheStore() {
        return new AskedOfTheStore();
    }

    /** The real time, and ahead of it when told so. */
    public static final class MovableClock extends Clock {

        private volatile Duration ahead = Duration.ZERO;
        private volatile @Nullable Instant stopped;

        /** Until it is reset. */
        public void stop() {
            stopped = instant();
        }

        public void move(Duration further) {
            ahead = ahead.plus(further);
        }

        public void reset() {
            ahead = Duration.ZERO;
            stopped = null;
        }

        @Override
        public Instant instant() {
            var still = stopped;
            return still == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(ahead) : still;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Clock() {

                @Override
                public Instant instant() {
                    return MovableClock.this.instant();
                }

                @Override
                public ZoneId getZone() {
                    return zone;
                }

                @Override
                public Clock withZone(ZoneId other) {
                    return MovableClock.this.withZone(other);
                }
            };
        }
    }

    /** A call and its coordinator. */
    public record Call(VersionId version, TextHash hash, Member coordinator) {

        public StatementId statement() {
            return version.statement();
        }
    }

    public record Calls(CoalitionFixtures people, MongoOperations mongo, SignOnCallService service, Clock clock) {

        /** A statement whose first version passed its last stage. */
        public Call approved() {
            var coordinator = people.member("Coordinator", people.organisation("Secretariat"), Role.COORDINATOR);
            var version = VersionId.of(StatementId.random(), 1);
            var text = "# Joint statement\n\nWe call on states.\n\n" + version.value() + "\n";
            var hash = TextHash.of(text);
            var now = clock.instant();
            mongo.insert(StatementFixtures.version(version, "Joint statement", text, coordinator.id(), now));
            mongo.insert(StatementFixtures.approved(version, "Joint statement", hash, coordinator.id(), now));
            return new Call(version, hash, coordinator);
        }

        /** The statement of a call came back, and its second version is open for a day to the same and others. */
        public Call openAgain(Call first, Organisation... organisations) {
            var version = VersionId.of(first.statement(), 2);
            var text = "# Joint statement\n\nWe call on all states.\n\n"
                    + first.version().value() + "\n";
            var hash = TextHash.of(text);
            var coordinator = first.coordinator();
            mongo.insert(
                    StatementFixtures.version(version, "Joint statement", text, coordinator.id(), clock.instant()));
            mongo.updateFirst(
                    Query.query(Criteria.where("_id").is(first.statement())),
                    new Update()
                            .set("phase", Phase.APPROVED)
                            .set("versions", 2)
                            .set("newest", hash)
                            .set("approvedVersion", 2),
                    Statement.class);
            CoalitionFixtures.runAs(
                    coordinator,
                    () -> service.open(new OpenCall(
                            first.statement(),
                            ids(organisations),
                            clock.instant().plus(Duration.ofDays(1)))));
            return new Call(version, hash, coordinator);
        }

        /** Open for a day. */
        public Call openFor(Organisation... organisations) {
            var call = approved();
            CoalitionFixtures.runAs(
                    call.coordinator(),
                    () -> service.open(new OpenCall(
                            call.statement(),
                            ids(organisations),
                            clock.instant().plus(Duration.ofDays(1)))));
            return call;
        }

        public static Set<OrganisationId> ids(Organisation... organisations) {
            return Arrays.stream(organisations).map(Organisation::id).collect(Collectors.toSet());
        }
    }
}
