package org.communique;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communique.coalition.directory.Account;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.context.annotation.DeterminableImports;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.event.ApplicationEventsTestExecutionListener;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;
import org.springframework.test.context.web.ServletTestExecutionListener;

/**
 * A test on the whole application with empty stores, a clock that it can move, and the fixtures of all features. All such tests
 * share one server, as starting one takes longer than most of them do; so they make what they need and look at nothing else. Of what
 * others made, the members have left.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(ServerTest.Fixtures.class)
@ContextConfiguration(initializers = ServerTest.DataFolder.class)
// Not Spring's others: one of them looks for mocks in all beans, before and after each test.
@TestExecutionListeners({
    ServletTestExecutionListener.class,
    ApplicationEventsTestExecutionListener.class,
    DependencyInjectionTestExecutionListener.class
})
@ExtendWith(ServerTest.MembersOfOthersLeave.class)
public @interface ServerTest {

    /** By name, for they are no business of other packages. */
    class Fixtures implements ImportSelector, DeterminableImports {

        private static final List<String> NAMES = List.of(
                "org.communique.amendment.AmendmentFixtures",
                "org.communique.api.HeldAnswers",
                "org.communique.coalition.directory.CoalitionFixtures",
                "org.communique.collab.OversizedDrafts",
                "org.communique.mail.EventOutboxTests$Gossip",
                "org.communique.mail.SlowDelivery",
                "org.communique.publishing.PublishingFixtures",
                "org.communique.signon.SignOnFixtures",
                "org.communique.storage.WriteFaults",
                "org.communique.workflow.ReviewFixtures");

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return NAMES.toArray(String[]::new);
        }

        /** The same whoever imports them, for tests to share a server. */
        @Override
        public Set<Object> determineImports(AnnotationMetadata importing) {
            return new LinkedHashSet<>(NAMES);
        }
    }

    /** One for all that asks for it, for a command line to find the server by. */
    class DataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("communique.data-dir=target/test-data/" + UUID.randomUUID())
                    .applyTo(context);
        }
    }

    /** Before each class, for some rules are about all coordinators or administrators that there are. */
    class MembersOfOthersLeave implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            SpringExtension.getApplicationContext(context)
                    .getBean(MongoOperations.class)
                    .updateMulti(
                            Query.query(Criteria.where("active").is(true)),
                            Update.update("active", false),
                            Account.class);
        }
    }
}
