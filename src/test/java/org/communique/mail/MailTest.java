package org.communique.mail;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.communique.coalition.directory.CoalitionFixtures;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A test on the whole application that looks at all of its mails, of which a member causes few. It has no relay. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = "communique.mail.of-member-per-hour=20")
@Import(CoalitionFixtures.class)
@interface MailTest {}
