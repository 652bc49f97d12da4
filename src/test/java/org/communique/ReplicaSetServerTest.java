package org.communique;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import org.communique.storage.FakeReplicaSet;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** As {@link ServerTest}, for a server with a MongoDB that does not answer when a test wants it so: {@link FakeReplicaSet} is injected. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
// Shorter, and the indexes are not there in time where other tests keep the processors busy.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "communique.mongodb-timeout=8s")
@Import(ServerTest.Fixtures.class)
@ContextConfiguration(initializers = ReplicaSetServerTest.ReplicaSet.class)
@ExtendWith(ServerTest.MembersOfOthersLeave.class)
public @interface ReplicaSetServerTest {

    /** It ends with the process, after the application. */
    class ReplicaSet implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                var set = FakeReplicaSet.open(Files.createTempDirectory("mongo"));
                context.getBeanFactory().registerSingleton("replicaSet", set);
                TestPropertyValues.of("spring.mongodb.uri=" + set.uri()).applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
