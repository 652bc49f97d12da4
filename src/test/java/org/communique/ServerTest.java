package org.communique;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.UUID;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.event.RecordApplicationEvents;

/**
 * A test on the whole application with empty stores and the fixtures of more than one feature. All such tests share one server, as
 * starting one takes longer than most of them do; so they make what they need and look at nothing else.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(ServerTest.Fixtures.class)
@ContextConfiguration(initializers = ServerTest.DataFolder.class)
@RecordApplicationEvents
public @interface ServerTest {

    /** By name, for they are no business of other packages. */
    class Fixtures implements ImportSelector {

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[] {
                "org.communique.amendment.AmendmentFixtures",
                "org.communique.api.HeldAnswers",
                "org.communique.coalition.directory.CoalitionFixtures",
                "org.communique.collab.OversizedDrafts",
                "org.communique.publishing.PublishingFixtures"
            };
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
}
