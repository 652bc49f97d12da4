package org.communique;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * As {@link ServerTest}, for a server behind a proxy that ends TLS and with a relay for its mails. It tries again at once what the relay
 * did not take. The {@link GreenMail} that is injected has the mails of all such tests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "communique.base-url=https://coalition.example",
            "communique.security-contact=mailto:security@coalition.example",
            "communique.mail-from=desk@coalition.example",
            "communique.mail.first-pause=100ms"
        })
@Import(ServerTest.Fixtures.class)
@ContextConfiguration(initializers = HttpsServerTest.Relay.class)
@ExtendWith(ServerTest.MembersOfOthersLeave.class)
public @interface HttpsServerTest {

    /** It ends with the process, after the application. */
    class Relay implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            relay.start();
            context.getBeanFactory().registerSingleton("relay", relay);
            TestPropertyValues.of(
                            "spring.mail.host=127.0.0.1",
                            "spring.mail.port=" + relay.getSmtp().getPort())
                    .applyTo(context);
        }
    }
}
